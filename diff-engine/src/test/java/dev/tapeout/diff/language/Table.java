package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.diff.schema.BothReferences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tables of tests: a YAML file beside the test, rows of cells under headings. */
public final class Table {
  private Table() {}

  /** One row under its heading. */
  public record Row(String heading, List<Node> cells) {
    public Node cell(int index) {
      return cells.get(index);
    }

    public int size() {
      return cells.size();
    }

    @Override
    public String toString() {
      return heading + ": " + cells;
    }
  }

  /** All rows, in the order of the file. */
  public static List<Row> read(Class<?> beside, String name) {
    List<Row> rows = new ArrayList<>();
    for (ObjectNode.Member group : ((ObjectNode) parse(bytes(beside, name))).members()) {
      for (Node row : (ArrayNode) group.value()) {
        rows.add(new Row(group.key(), ((ArrayNode) row).items()));
      }
    }
    return rows;
  }

  /** A document of its own, so that {@code #} is the schema. */
  public static Node alone(Node schema) {
    return parse(schema.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Node parse(String yaml) {
    return parse(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static Node parse(byte[] text) {
    return Objects.requireNonNull(
        Documents.read(new Source("table.yaml", text), Limits.DEFAULT).root());
  }

  private static byte[] bytes(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BothReferences references(Node root) {
    References references = References.within(root);
    return new BothReferences(references, references);
  }

  static Schema schema(Node root) {
    return new Compiler(references(root)).compile(root);
  }

  static Schema schema(String yaml) {
    return schema(parse(yaml));
  }
}
