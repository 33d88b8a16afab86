package dev.tapeout.registry.catalogue;

import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the contracts that may have some words without reading those of all others, where there are
 * few of them: where there are many, a page of them is soon full. What it finds is still to be held
 * against the words themselves.
 */
final class WordIndex {
  /** Of as many contracts each is looked up; among more a page is found by going through them. */
  static final int FEW = 1_000;

  /** The index knows three letters in a row. */
  private static final int SHORTEST = 3;

  /** A condition on {@code contract}; its parameter is {@link #few}. */
  static final String CONDITION =
      " and (context, name) in (select context, name from contract_number where number in (select"
          + " rowid from contract_words where contract_words match ?))";

  private WordIndex() {}

  /**
   * What to ask the index for.
   *
   * @param words in lower case
   * @return empty where there is no index, where no word is long enough for it, or where too many
   *     contracts have them
   */
  static Optional<String> few(Sql sql, List<String> words) throws SQLException {
    String phrases =
        words.stream()
            .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST)
            .map(word -> "\"" + word.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(" AND "));
    if (phrases.isEmpty() || !sql.indexesWords()) {
      return Optional.empty();
    }
    long found =
        sql.first(
                row -> row.number("n"),
                "select count(*) as n from (select 1 from contract_words where contract_words match"
                    + " ? limit ?)",
                phrases,
                FEW + 1)
            .orElseThrow();
    return found > FEW ? Optional.empty() : Optional.of(phrases);
  }
}
