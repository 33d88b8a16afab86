package dev.tapeout.registry.events;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.registry.store.Row;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param number from 1, without a gap
 * @param type such as {@code version.published}
 * @param subject what it happened to, such as {@code orders/orders-api@1.4.0}
 * @param actor who did it
 * @param data more of it, an object in JSON
 * @param previous the hash of the event before; empty for the first
 * @param hash over all of the others
 */
public record Event(
    long number,
    Instant at,
    String type,
    String subject,
    String actor,
    String data,
    String previous,
    String hash) {
  static final String COLUMNS = "number, at, type, subject, actor, data, previous, hash";

  static Event of(Row row) throws SQLException {
    return new Event(
        row.number("number"),
        row.instant("at"),
        row.text("type"),
        row.text("subject"),
        row.text("actor"),
        row.text("data"),
        row.text("previous"),
        row.text("hash"));
  }

  /** The event that follows one whose number and hash are these. */
  static Event after(
      long number,
      String hash,
      Instant at,
      String type,
      String subject,
      String actor,
      ObjectNode data) {
    String text = dev.tapeout.contracts.document.JsonWriter.compact(data);
    Event open = new Event(number + 1, at, type, subject, actor, text, hash, "");
    return new Event(number + 1, at, type, subject, actor, text, hash, open.hashed());
  }

  /**
   * Whether the hash is that of the content, and this is what comes next in the log.
   *
   * @param before the event before; null where this is to be the first
   */
  public boolean follows(@Nullable Event before) {
    return number == (before == null ? 1 : before.number + 1)
        && previous.equals(before == null ? "" : before.hash)
        && hashed().equals(hash);
  }

  private String hashed() {
    Map<String, Node> parts = new LinkedHashMap<>();
    parts.put("number", Values.number(number));
    parts.put("at", Values.string(at.toString()));
    parts.put("type", Values.string(type));
    parts.put("subject", Values.string(subject));
    parts.put("by", Values.string(actor));
    parts.put("data", tree(data));
    parts.put("previous", Values.string(previous));
    return Digest.sha256(Values.object(parts));
  }

  private static Node tree(String json) {
    Node root =
        Documents.read(new Source("event", json.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT)
            .root();
    return root == null ? Values.NULL : root;
  }
}
