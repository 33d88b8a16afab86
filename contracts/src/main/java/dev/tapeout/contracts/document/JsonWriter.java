package dev.tapeout.contracts.document;

/** Writes a tree as JSON text. */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonWriter(boolean pretty) {
    this.pretty = pretty;
  }

  /** Compact JSON, members in document order, numbers as written. */
  public static String compact(Node node) {
    return text(node, false);
  }

  /** JSON with two spaces of indentation per level, members in document order. */
  public static String pretty(Node node) {
    return text(node, true);
  }

  /** Appends {@code value} as a JSON string in the canonical form of RFC 8785. */
  public static void quote(String value, StringBuilder out) {
    JsonStrings.quote(value, out);
  }

  private static String text(Node node, boolean pretty) {
    JsonWriter writer = new JsonWriter(pretty);
    writer.write(node, 0);
    return writer.out.toString();
  }

  private void write(Node node, int depth) {
    if (node instanceof ObjectNode object) {
      object(object, depth);
    } else if (node instanceof ArrayNode array) {
      array(array, depth);
    } else if (node instanceof StringNode string) {
      JsonStrings.quote(string.value(), out);
    } else if (node instanceof NumberNode number) {
      out.append(number.literal());
    } else if (node instanceof BooleanNode bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
  }

  private void object(ObjectNode object, int depth) {
    out.append('{');
    String before = "";
    for (ObjectNode.Member member : object.members()) {
      out.append(before);
      line(depth + 1);
      JsonStrings.quote(member.key(), out);
      out.append(pretty ? ": " : ":");
      write(member.value(), depth + 1);
      before = ",";
    }
    close(object.size(), depth, '}');
  }

  private void array(ArrayNode array, int depth) {
    out.append('[');
    String before = "";
    for (Node item : array) {
      out.append(before);
      line(depth + 1);
      write(item, depth + 1);
      before = ",";
    }
    close(array.size(), depth, ']');
  }

  private void close(int size, int depth, char bracket) {
    if (size > 0) {
      line(depth);
    }
    out.append(bracket);
  }

  private void line(int depth) {
    if (pretty) {
      out.append('\n').append("  ".repeat(depth));
    }
  }
}
