package dev.tapeout.runtime.client;

import dev.tapeout.runtime.json.FilePart;
import dev.tapeout.runtime.operation.In;
import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.Shape;
import dev.tapeout.runtime.operation.Style;
import dev.tapeout.runtime.parameter.ParameterWriter;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes the properties of an object as the fields of a form. A form has no null. */
final class FormWriter {
  private final List<Parameter> fields;
  private final JsonNode form;

  /**
   * @param fields those that the contract describes; others are written as text
   * @throws IllegalArgumentException if the form is no object
   */
  FormWriter(List<Parameter> fields, JsonNode form) {
    if (!form.isObject()) {
      throw new IllegalArgumentException("a form is an object, and this is " + form.getNodeType());
    }
    this.fields = fields;
    this.form = form;
  }

  private Parameter field(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseGet(() ->
            new Parameter(name, In.FORM, Style.FORM, true, false, false, Shape.Scalar.ANY, ""));
  }

  /** {@code application/x-www-form-urlencoded} (WHATWG URL, 5.2). */
  byte[] urlEncoded() {
    StringJoiner pairs = new StringJoiner("&");
    for (Map.Entry<String, JsonNode> property : form.properties()) {
      if (!property.getValue().isNull()) {
        new ParameterWriter(field(property.getKey()))
            .query(property.getValue())
            .forEach(pairs::add);
      }
    }
    return pairs.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * {@code multipart/form-data} (RFC 7578): a part for each field, and for each item of a list.
   * Files are sent from where they are.
   */
  BodyPublisher multipart(String boundary) {
    List<BodyPublisher> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : form.properties()) {
      String name = property.getKey();
      Shape shape = field(name).shape();
      if (shape instanceof Shape.Array(Shape items)) {
        property.getValue().forEach(item -> part(name, items, item, boundary, parts));
      } else if (!property.getValue().isNull()) {
        part(name, shape, property.getValue(), boundary, parts);
      }
    }
    parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
  }

  private static void part(
      String name, Shape shape, JsonNode value, String boundary, List<BodyPublisher> parts) {
    String disposition = "form-data; name=" + quoted(name);
    String contentType = null;
    BodyPublisher content;
    if (shape == Shape.Scalar.FILE) {
      FilePart file = FilePart.of(value);
      disposition += file.fileName() == null ? "" : "; filename=" + quoted(file.fileName());
      contentType = file.contentType();
      content = BodyPublishers.ofByteArray(file.bytes());
    } else if (value.isContainer() || shape == Shape.Scalar.JSON) {
      contentType = "application/json";
      content = BodyPublishers.ofString(value.toString());
    } else {
      content = BodyPublishers.ofString(value.isString() ? value.stringValue() : value.toString());
    }
    parts.add(BodyPublishers.ofString(head(boundary, disposition, contentType)));
    parts.add(content);
    parts.add(BodyPublishers.ofString("\r\n"));
  }

  private static String head(String boundary, String disposition, @Nullable String contentType) {
    return "--"
        + boundary
        + "\r\nContent-Disposition: "
        + disposition
        + (contentType == null ? "" : "\r\nContent-Type: " + oneLine(contentType))
        + "\r\n\r\n";
  }

  /** As browsers write names (WHATWG HTML, 4.10.21.8), so that none ends its header. */
  private static String quoted(String name) {
    return '"' + name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22") + '"';
  }

  private static String oneLine(String contentType) {
    return contentType.replace('\r', ' ').replace('\n', ' ');
  }
}
