package dev.tapeout.contracts.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One value of a JSON or YAML document: immutable, and aware of the place that it was read from.
 *
 * <p>A node keeps the byte range {@code [start, end)} that it occupies in its {@link Source}; line,
 * column and JSON Pointer are computed from it on demand, so a large document does not pay for
 * positions that nobody asks for. A node made by a program (a lifted keyword, a witness) carries
 * the range of the node that it was derived from, or {@link Source#NONE}.
 */
public abstract sealed class Node
    permits ArrayNode, BooleanNode, NullNode, NumberNode, ObjectNode, StringNode {
  private final Source source;
  private final int start;
  private final int end;

  Node(Source source, int start, int end) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  /** The file that this node was read from; {@link Source#NONE} for a value made by a program. */
  public final Source source() {
    return source;
  }

  /** Offset in bytes of the node's first byte in its source. */
  public final int start() {
    return start;
  }

  /** Offset in bytes just past the node's last byte in its source. */
  public final int end() {
    return end;
  }

  /** Where this node stands: file, line, column and JSON Pointer. */
  public final Location location() {
    return new Location(source, start, end);
  }

  /** Which of the six JSON types this value has. */
  public abstract JsonType type();

  /**
   * Equality of JSON values as JSON Schema defines it (2020-12 core, 4.2.2): numbers by
   * mathematical value ({@code 1} is {@code 1.0}), objects without regard to member order.
   */
  public abstract boolean sameValue(Node other);

  /** Whether both values are absent, or there and the {@linkplain #sameValue same}. */
  public static boolean same(@Nullable Node a, @Nullable Node b) {
    return a == null ? b == null : b != null && a.sameValue(b);
  }

  /**
   * Whether both nodes were read from the same bytes of JSON, so that they mean the same. False
   * says nothing; nor is YAML compared so, where the text of an alias does not tell its value.
   */
  public final boolean sameText(Node other) {
    return source.isJson()
        && other.source.isJson()
        && start < end
        && Arrays.equals(source.bytes(), start, end, other.source.bytes(), other.start, other.end);
  }

  /** A hash that agrees with {@link #sameValue}. */
  public abstract int valueHash();

  /** This value as compact JSON text, members in document order. */
  @Override
  public final String toString() {
    return JsonWriter.compact(this);
  }
}
