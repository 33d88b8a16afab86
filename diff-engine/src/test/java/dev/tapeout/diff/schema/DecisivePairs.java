package dev.tapeout.diff.schema;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table {@code decisive-pairs.yaml}. */
public final class DecisivePairs {
  private static final String TABLE = "decisive-pairs.yaml";

  private DecisivePairs() {}

  /**
   * Two schemas and the truth: is every instance of the one an instance of the other?
   *
   * @param open the engine may answer that it cannot tell
   */
  public record Pair(
      String reason, Node first, Node second, boolean forward, boolean backward, boolean open) {
    @Override
    public String toString() {
      return reason + ": " + first + " and " + second;
    }
  }

  /** All rows, in the order of the table. */
  public static List<Pair> read() {
    List<Pair> pairs = new ArrayList<>();
    for (ObjectNode.Member group : ((ObjectNode) parse(TABLE, bytes())).members()) {
      for (Node row : (ArrayNode) group.value()) {
        ArrayNode cells = (ArrayNode) row;
        pairs.add(
            new Pair(
                group.key(),
                alone(cells.get(0)),
                alone(cells.get(1)),
                ((BooleanNode) cells.get(2)).value(),
                ((BooleanNode) cells.get(3)).value(),
                cells.size() > 4));
      }
    }
    return pairs;
  }

  /** The schema as a document of its own, so that {@code #} is the schema. */
  private static Node alone(Node schema) {
    return parse("schema.json", schema.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Node parse(String name, byte[] text) {
    return Objects.requireNonNull(
        Documents.read(new Source(name, text), Limits.DEFAULT).root(), name);
  }

  private static byte[] bytes() {
    try (InputStream in = DecisivePairs.class.getResourceAsStream(TABLE)) {
      return Objects.requireNonNull(in, TABLE).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
