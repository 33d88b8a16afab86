package dev.tapeout.runtime.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.node.StringNode;

/**
 * A file in a form ({@code multipart/form-data}, RFC 7578). Schemas see it as a string with a
 * character for each of its bytes.
 *
 * @param fileName as the caller says, never to be used as a path; null where it has none
 * @param contentType what it is, such as {@code image/png}
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record FilePart(@Nullable String fileName, String contentType, byte[] bytes) {

  /** A file as it stands in the tree of a form that was read. */
  public static final class Node extends StringNode {
    private static final long serialVersionUID = 1L;

    private final transient FilePart file;

    public Node(FilePart file) {
      super(new String(file.bytes, StandardCharsets.ISO_8859_1));
      this.file = file;
    }

    FilePart file() {
      return file;
    }
  }

  /**
   * The file that {@link JsonOutput#file} wrote, or one of a string with a character for each byte:
   * a body that may travel as JSON as well has no other.
   *
   * @throws UnreadableException if the tree holds no such thing
   */
  public static FilePart of(JsonNode tree) {
    return tree instanceof POJONode node && node.getPojo() instanceof FilePart file
        ? file
        : JsonInput.file(tree);
  }
}
