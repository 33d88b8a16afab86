package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A string; one that was read is decoded when it is first asked for. */
public final class StringNode extends Node {
  private volatile @Nullable String value;

  public StringNode(Source source, int start, int end, String value) {
    super(source, start, end);
    this.value = value;
  }

  /**
   * A string that has been checked before, decoded later: of JSON, or of plain YAML, where its
   * first byte tells its style.
   */
  StringNode(Source source, int start, int end) {
    super(source, start, end);
  }

  public String value() {
    String v = value;
    if (v == null) {
      v = decode();
      value = v;
    }
    return v;
  }

  private String decode() {
    byte[] bytes = source().bytes();
    return switch (bytes[start()]) {
      case '"' ->
          source().isJson()
              ? JsonStrings.decode(bytes, start() + 1, end() - 1)
              : QuotedScalar.decode(bytes, start(), end());
      case '\'' -> QuotedScalar.decode(bytes, start(), end());
      case '|', '>' -> BlockScalar.decode(bytes, start());
      default -> new String(bytes, start(), end() - start(), UTF_8);
    };
  }

  @Override
  public JsonType type() {
    return JsonType.STRING;
  }

  @Override
  public boolean sameValue(Node other) {
    return other instanceof StringNode s && (sameLetters(s) || s.value().equals(value()));
  }

  /** Whether both are still to be decoded, from the same bytes. */
  private boolean sameLetters(StringNode s) {
    return value == null
        && s.value == null
        && source().isJson() == s.source().isJson()
        && Arrays.equals(
            source().bytes(), start(), lettersEnd(), s.source().bytes(), s.start(), s.lettersEnd());
  }

  /** Blanks behind a block scalar belong to its last line. */
  private int lettersEnd() {
    byte style = source().bytes()[start()];
    return style == '|' || style == '>' ? BlockScalar.lineEnd(source().bytes(), end()) : end();
  }

  @Override
  public int valueHash() {
    return value().hashCode();
  }
}
