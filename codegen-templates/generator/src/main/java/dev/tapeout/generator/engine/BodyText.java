package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.generator.operation.MediaTypes;
import dev.tapeout.generator.type.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a body travels in the request of a generated test. */
final class BodyText {
  private static final String BOUNDARY = "a-part-of-the-test";

  private final MediaType type;
  private final Shapes shapes;

  BodyText(MediaType type, References references) {
    this.type = type;
    this.shapes = new Shapes(references);
  }

  boolean isJson() {
    return MediaTypes.isJson(type.name());
  }

  boolean isForm() {
    return MediaTypes.isForm(type.name());
  }

  /** {@code Content-Type}; of a range, one that it covers. */
  String contentType() {
    if (MediaTypes.isMultipart(type.name())) {
      return type.name() + "; boundary=" + BOUNDARY;
    }
    return type.name().replace("*/*", "application/octet-stream").replace("*", "plain");
  }

  /** The text of a value; null where it has none. */
  @Nullable String of(@Nullable Node value) {
    if (value == null) {
      return null;
    }
    if (isJson()) {
      return value.toString();
    }
    if (!isForm()) {
      return value instanceof StringNode s && !s.value().isEmpty() ? s.value() : "x";
    }
    if (!(value instanceof ObjectNode form)
        || form.members().isEmpty()
        || form.members().stream().anyMatch(member -> isNothing(member.value()))) {
      return null;
    }
    return MediaTypes.isMultipart(type.name()) ? multipart(form) : urlEncoded(form);
  }

  /** What a form cannot tell from a field that is not there. */
  private static boolean isNothing(Node value) {
    return value instanceof NullNode
        || value instanceof ArrayNode array && array.size() == 0
        || value instanceof ObjectNode object && object.members().isEmpty();
  }

  private String multipart(ObjectNode form) {
    StringBuilder out = new StringBuilder();
    for (ObjectNode.Member member : form.members()) {
      Shapes.Parts parts = shapes.parts(type.schema(), member.key(), encoding(member.key()));
      if (parts.each() && member.value() instanceof ArrayNode array) {
        array.forEach(item -> part(member.key(), item, parts.file(), out));
      } else {
        part(member.key(), member.value(), parts.file(), out);
      }
    }
    return out.append("--").append(BOUNDARY).append("--\r\n").toString();
  }

  private @Nullable Node encoding(String field) {
    return type.node().get("encoding") instanceof ObjectNode all ? all.get(field) : null;
  }

  private static void part(String name, Node value, boolean file, StringBuilder out) {
    boolean json = value instanceof ObjectNode || value instanceof ArrayNode;
    out.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
    out.append(name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22")).append('"');
    out.append(file ? "\r\nContent-Type: application/octet-stream" : "");
    out.append(json ? "\r\nContent-Type: application/json" : "").append("\r\n\r\n");
    out.append(ParameterText.text(value)).append("\r\n");
  }

  /** Null where the form is written in another style than that of forms, or its values nest. */
  private @Nullable String urlEncoded(ObjectNode form) {
    List<String> pairs = new ArrayList<>();
    for (ObjectNode.Member member : form.members()) {
      Node value = member.value();
      if (encoding(member.key()) != null || !ParameterText.isFlat(value)) {
        return null;
      }
      String name = ParameterText.encoded(member.key());
      if (value instanceof ArrayNode array) {
        array.forEach(item -> pairs.add(pair(name, item)));
      } else if (value instanceof ObjectNode object) {
        object.members().forEach(m -> pairs.add(pair(ParameterText.encoded(m.key()), m.value())));
      } else {
        pairs.add(pair(name, value));
      }
    }
    return String.join("&", pairs);
  }

  private static String pair(String name, Node value) {
    return name + "=" + ParameterText.encoded(ParameterText.text(value));
  }
}
