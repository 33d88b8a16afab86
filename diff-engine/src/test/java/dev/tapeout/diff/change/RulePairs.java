package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.diff.surface.Comparison;
import dev.tapeout.diff.surface.Pair;
import dev.tapeout.diff.surface.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Minimal pairs of documents: those of {@code rule-pairs.yaml}, and the catalogue's examples. */
final class RulePairs {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private RulePairs() {}

  /** Where the two parts of a pair stand in their documents. */
  enum Frame {
    DOCUMENT("%s"),
    OPERATION("{\"paths\": {\"/orders\": {\"post\": %s}}}"),
    WEBHOOK("{\"webhooks\": {\"changed\": {\"post\": %s}}}"),
    BODY(OPERATION, "{\"requestBody\": {\"content\": {\"application/json\": {\"schema\": %s}}}}"),
    ANSWER(
        OPERATION,
        "{\"responses\": {\"200\": {\"description\": \"d\","
            + " \"content\": {\"application/json\": {\"schema\": %s}}}}}"),
    PARAMETER(
        OPERATION,
        "{\"parameters\": [{\"name\": \"p\", \"in\": \"query\","
            + " \"content\": {\"application/json\": {\"schema\": %s}}}]}"),
    HEADER(
        OPERATION,
        "{\"responses\": {\"200\": {\"description\": \"d\", \"headers\": {\"H\":"
            + " {\"content\": {\"application/json\": {\"schema\": %s}}}}}}}");

    private final String text;

    Frame(String text) {
      this.text = text;
    }

    Frame(Frame around, String text) {
      this(around.text.formatted(text));
    }

    String around(String part) {
      String document = text.replace("%s", part);
      return document.substring(1, document.length() - 1);
    }
  }

  /**
   * A pair, and what is expected of it either way, as {@code severity [direction] rule}.
   *
   * @param heading what the pairs beside it have in common
   */
  record Row(
      String heading,
      Frame frame,
      Policy policy,
      String old,
      String now,
      List<String> forth,
      List<String> back) {
    @Override
    public String toString() {
      return frame + ": " + old + " and " + now;
    }

    List<Finding> there() {
      return compare(frame, policy, old, now);
    }

    List<Finding> andBack() {
      return compare(frame, policy, now, old);
    }
  }

  static List<Finding> compare(Frame frame, Policy policy, String old, String now) {
    return Comparison.of(
            Pair.contract("old.yaml", document(frame, old)),
            Pair.contract("new.yaml", document(frame, now)),
            new Terms(policy, TODAY))
        .sorted();
  }

  private static String document(Frame frame, String part) {
    ObjectNode root = (ObjectNode) parse("{" + frame.around(part) + "}");
    StringBuilder out = new StringBuilder();
    root.members().forEach(m -> out.append(m.key()).append(": ").append(m.value()).append('\n'));
    return out.toString();
  }

  static String words(Finding finding) {
    String direction =
        finding.direction() == null
            ? ""
            : finding.direction().name().toLowerCase(Locale.ROOT) + " ";
    return finding.severity().label() + " " + direction + finding.rule();
  }

  /** All rows, in the order of the table. */
  static List<Row> read() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = RulePairs.class.getResourceAsStream("rule-pairs.yaml")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (ObjectNode.Member group : ((ObjectNode) parse(text)).members()) {
        for (Node row : (ArrayNode) group.value()) {
          rows.add(row(group.key(), (ObjectNode) row));
        }
      }
    }
    return rows;
  }

  private static Row row(String heading, ObjectNode row) {
    String[] in = ((StringNode) Objects.requireNonNull(row.get("in"))).value().split(" ");
    return new Row(
        heading,
        Frame.valueOf(in[0].toUpperCase(Locale.ROOT)),
        in.length > 1 ? Policy.of(in[1]).orElseThrow() : Policy.TOLERANT,
        String.valueOf(row.get("old")),
        String.valueOf(row.get("new")),
        strings(row.get("forth")),
        strings(row.get("back")));
  }

  private static List<String> strings(@Nullable Node list) {
    return ((ArrayNode) Objects.requireNonNull(list))
        .items().stream().map(n -> ((StringNode) n).value()).toList();
  }

  static Node parse(String text) {
    return Objects.requireNonNull(
        Documents.read(
                new Source("pairs.yaml", text.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT)
            .root());
  }
}
