package dev.tapeout.registry.consumers;

import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which bounded contexts depend on each other: the arrows of the context map. */
public final class Neighbours {
  /**
   * An arrow between two contexts.
   *
   * @param from who depends
   * @param to whom it depends on
   * @param references how many versions refer across
   * @param consumers how many consumers rely across
   */
  public record Arrow(String from, String to, long references, long consumers) {}

  private record Ends(String from, String to) implements Comparable<Ends> {
    @Override
    public int compareTo(Ends other) {
      int first = from.compareTo(other.from);
      return first != 0 ? first : to.compareTo(other.to);
    }
  }

  private Neighbours() {}

  /** All arrows, by their ends. */
  public static List<Arrow> all(Sql sql) throws SQLException {
    Map<Ends, Arrow> arrows = new TreeMap<>();
    List<Arrow> found = new ArrayList<>();
    found.addAll(
        sql.list(
            row -> new Arrow(row.text("context"), row.text("to_context"), row.number("n"), 0),
            "select r.context, r.to_context, count(*) as n from reference r join version v on"
                + " v.context = r.context and v.name = r.name and v.version = r.version where"
                + " v.state <> 'archived' and r.context <> r.to_context group by r.context,"
                + " r.to_context"));
    found.addAll(
        sql.list(
            row -> new Arrow(row.text("own_context"), row.text("context"), 0, row.number("n")),
            "select own_context, context, count(*) as n from consumer where own_context is not null"
                + " and own_context <> context group by own_context, context"));
    for (Arrow arrow : found) {
      arrows.merge(
          new Ends(arrow.from(), arrow.to()),
          arrow,
          (a, b) ->
              new Arrow(
                  a.from(),
                  a.to(),
                  a.references() + b.references(),
                  a.consumers() + b.consumers()));
    }
    return List.copyOf(arrows.values());
  }
}
