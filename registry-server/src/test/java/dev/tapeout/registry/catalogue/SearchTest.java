package dev.tapeout.registry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.service.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which contracts a search finds. */
class SearchTest {
  private static final int CONTRACTS = 60;
  private static final int SEARCHES = 400;
  private static final int ALL = 10_000;

  private static final String[] TEXTS = {
    "Orders of the \"platform\"",
    "100% refunds_and more",
    "R\u00e9sum\u00e9s und Stra\u00dfen",
    "\u6ce8\u6587\u3092\u53d7\u3051\u308b",
    "a!b !! 'q' * AND OR NEAR(x) ^y",
    "\ud83d\ude80\ud83d\ude80 launch",
    "-x +y :z (w)"
  };

  private final Random random = new Random(7);

  private static void put(Database database, ContractName name, String words) {
    database.write(sql ->
        sql.update(
            "insert into contract (context, name, head, epoch, latest, title, description, words,"
                + " versions) values (?, ?, 1, 1, '1.0.0', 't', '', ?, 1)",
            name.context(),
            name.name(),
            words.toLowerCase(Locale.ROOT)));
  }

  private static void change(Database database, ContractName name, String words) {
    database.write(sql ->
        sql.update(
            "update contract set head = head + 1, words = ? where context = ? and name = ?",
            words.toLowerCase(Locale.ROOT),
            name.context(),
            name.name()));
  }

  private static List<String> found(Database database, String... words) {
    return database.read(sql -> Catalogue.contracts(sql, null, List.of(words), null, ALL)).stream()
        .map(contract -> contract.id().toString())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aSearchFindsWhateverHoldsTheWordsBeItWithinOthers(Stores store) {
    Map<String, String> held = new TreeMap<>();
    try (Database database = Database.open(store.url())) {
      for (int i = 0; i < CONTRACTS; i++) {
        ContractName name = new ContractName("context-" + i % 7, "api-" + i);
        String words = name + " " + text() + " " + text();
        put(database, name, words);
        if (i % 3 == 0) {
          words = name + " " + text();
          change(database, name, words);
        }
        held.put(name.toString(), words.toLowerCase(Locale.ROOT));
      }
      for (int i = 0; i < SEARCHES; i++) {
        List<String> words = new ArrayList<>(List.of(part(held)));
        if (random.nextBoolean()) {
          words.add(part(held));
        }
        List<String> expected =
            held.entrySet().stream()
                .filter(each ->
                    words.stream()
                        .allMatch(word -> each.getValue().contains(word.toLowerCase(Locale.ROOT))))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(found(database, words.toArray(String[]::new)))
            .as(words.toString())
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  /** Some text, of which no two are alike. */
  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(CONTRACTS);
  }

  /** A part of what some contract holds, as somebody types it: without blanks, in any case. */
  private String part(Map<String, String> held) {
    List<String> all = new ArrayList<>(held.values());
    String[] words = all.get(random.nextInt(all.size())).split("\\s+");
    int[] letters = words[random.nextInt(words.length)].codePoints().toArray();
    int from = random.nextInt(letters.length);
    int to = from + 1 + random.nextInt(letters.length - from);
    String part = new String(letters, from, to - from);
    return random.nextBoolean() ? part : part.toUpperCase(Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aWordThatAllHaveFindsAllAndAPageGoesOnWhereTheLastOneEnded(Stores store) {
    try (Database database = Database.open(store.url())) {
      database.write(sql -> {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < WordIndex.FEW + 50; i++) {
          rows.add(new Object[] {"api-" + (10_000 + i), "shop/api platform " + i});
        }
        sql.batch(
            "insert into contract (context, name, head, epoch, latest, title, description, words,"
                + " versions) values ('shop', ?, 1, 1, '1.0.0', 't', '', ?, 1)",
            rows);
        return 0;
      });
      assertThat(found(database, "platform")).hasSize(WordIndex.FEW + 50);
      ContractName after = new ContractName("shop", "api-11030");
      List<Contract> page =
          database.read(
              sql -> Catalogue.contracts(sql, "shop", List.of("latfo", "104"), after, ALL));
      assertThat(page)
          .extracting(contract -> contract.id().name())
          .containsExactly(
              "api-11040",
              "api-11041",
              "api-11042",
              "api-11043",
              "api-11044",
              "api-11045",
              "api-11046",
              "api-11047",
              "api-11048",
              "api-11049");
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aWordThatNoTextCanHoldIsRefusedAndNotCutShort(Stores store) {
    try (Database database = Database.open(store.url())) {
      put(database, new ContractName("shop", "orders"), "shop/orders the rare one");
      for (String word : List.of("\0", "\0rare", "rare\0", "ra\0re")) {
        assertThatThrownBy(() -> found(database, word))
            .isInstanceOfSatisfying(
                ProblemException.class,
                refused -> assertThat(refused.problem().detail()).contains("U+0000"));
      }
      assertThat(found(database, "rare")).containsExactly("shop/orders");
    }
  }

  @Test
  void whatFewHaveIsLookedUpInSqliteAndTheRestIsNotReadForIt() {
    try (Database database = Database.open(Stores.SQLITE.url())) {
      put(database, new ContractName("shop", "orders"), "shop/orders the rare one");
      assertThat(found(database, "rare")).containsExactly("shop/orders");
      database.write(sql -> sql.update("delete from contract_words"));
      assertThat(found(database, "rare")).isEmpty();
      assertThat(found(database, "ra")).containsExactly("shop/orders");
    }
  }

  @Test
  void anIndexThatAnAdministratorAddsIsUsedByPostgresql() {
    try (Database database = Database.open(Stores.POSTGRES.url())) {
      put(database, new ContractName("shop", "orders"), "shop/orders the rare 100% one");
      List<String> plan =
          database.write(sql -> {
            sql.update("create extension pg_trgm");
            sql.update("create index on contract using gin (words gin_trgm_ops)"); // as the manual
            sql.update("set local enable_seqscan = off"); // which is best for one row
            sql.update("set local enable_indexscan = off");
            return sql.list(
                row -> row.text("QUERY PLAN"),
                "explain select * from contract where words like ? escape '!' order by context,"
                    + " name limit 101",
                "%100!%%");
          });
      assertThat(String.join("\n", plan)).contains("Bitmap Index Scan on contract_words_idx");
      assertThat(found(database, "100%")).containsExactly("shop/orders");
    }
  }
}
