package dev.tapeout.runtime.service;

import dev.tapeout.runtime.json.FilePart;
import dev.tapeout.runtime.json.JsonSyntaxException;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.media.MediaType;
import dev.tapeout.runtime.media.Multipart;
import dev.tapeout.runtime.media.Part;
import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.Shape;
import dev.tapeout.runtime.parameter.ParameterReader;
import dev.tapeout.runtime.parameter.Query;
import dev.tapeout.runtime.parameter.UnfitException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forms as the JSON objects that their schemas describe. A field that is not described stays text.
 */
final class Forms {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private record Field(Parameter parameter, ParameterReader reader, List<String> others) {}

  private final List<Field> fields = new ArrayList<>();

  Forms(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      List<String> others =
          parameters.stream().filter(p -> !p.equals(parameter)).map(Parameter::name).toList();
      fields.add(new Field(parameter, new ParameterReader(parameter), others));
    }
  }

  JsonNode urlEncoded(byte[] bytes) {
    ObjectNode form = NODES.objectNode();
    Query query;
    try {
      query = Query.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (UnfitException e) {
      throw Problem.of(400, "a name in the form " + e.getMessage()).exception();
    }
    List<Problem.Error> errors = new ArrayList<>();
    for (Field field : fields) {
      String name = field.parameter.name();
      try {
        JsonNode value = field.reader.query(query, field.others);
        if (value != null) {
          form.set(name, value);
        }
      } catch (UnfitException e) {
        errors.add(error(name, e));
      }
    }
    try {
      query.forEach((name, value) -> {
        if (!form.has(name) && !isPartOfField(name)) {
          form.put(name, value);
        }
      });
    } catch (UnfitException e) {
      throw Problem.of(400, "a value in the form " + e.getMessage()).exception();
    }
    refuse(errors);
    return form;
  }

  /** {@code address[city]} belongs to the field {@code address}. */
  private boolean isPartOfField(String name) {
    int bracket = name.indexOf('[');
    return fields.stream()
        .anyMatch(f ->
            f.parameter.name().equals(name)
                || (bracket > 0 && f.parameter.name().equals(name.substring(0, bracket)))
                || (f.parameter.shape() instanceof Shape.Properties shape
                    && shape.properties().containsKey(name)));
  }

  static List<Part> parts(byte[] bytes, MediaType media) {
    String boundary = media.attribute("boundary");
    List<Part> parts = boundary == null ? null : Multipart.parts(bytes, boundary);
    if (parts == null) {
      throw Problem.of(400, "the body is not divided into parts by its boundary").exception();
    }
    return parts;
  }

  JsonNode multipart(List<Part> parts) {
    ObjectNode form = NODES.objectNode();
    List<Problem.Error> errors = new ArrayList<>();
    for (Part part : parts) {
      Shape shape = shape(part.name());
      try {
        if (shape instanceof Shape.Array(Shape items)) {
          ArrayNode array =
              form.get(part.name()) instanceof ArrayNode known ? known : form.putArray(part.name());
          array.add(value(part, items));
        } else if (form.has(part.name())) {
          errors.add(error(part.name(), "comes twice, and once is asked"));
        } else {
          form.set(part.name(), value(part, shape));
        }
      } catch (UnfitException | JsonSyntaxException e) {
        errors.add(error(part.name(), e));
      }
    }
    refuse(errors);
    return form;
  }

  private @Nullable Shape shape(String name) {
    for (Field field : fields) {
      if (field.parameter.name().equals(name)) {
        return field.parameter.shape();
      }
    }
    return null;
  }

  /** A file becomes a string of as many characters as it has bytes. */
  private static JsonNode value(Part part, @Nullable Shape shape) throws UnfitException {
    if (shape == Shape.Scalar.FILE) {
      return new FilePart.Node(new FilePart(part.fileName(), part.contentType(), part.bytes()));
    }
    MediaType media = MediaType.of(part.contentType());
    if (part.fileName() == null && media != null && media.isJson()) {
      return JsonTree.read(part.bytes());
    }
    if (part.fileName() != null || media == null || !media.type().equals("text")) {
      return NODES.stringNode(new String(part.bytes(), StandardCharsets.ISO_8859_1));
    }
    String text = new String(part.bytes(), StandardCharsets.UTF_8);
    return switch (shape) {
      case Shape.Scalar scalar -> ParameterReader.scalar(text, scalar);
      case Shape.Properties properties -> JsonTree.read(text);
      case null, default -> NODES.stringNode(text);
    };
  }

  private static Problem.Error error(String field, Exception e) {
    return error(field, String.valueOf(e.getMessage()));
  }

  private static Problem.Error error(String field, String message) {
    return new Problem.Error(
        null, "/" + field.replace("~", "~0").replace("/", "~1"), message, null);
  }

  private static void refuse(List<Problem.Error> errors) {
    if (!errors.isEmpty()) {
      throw Problem.of(400, Parameters.detail(errors), errors).exception();
    }
  }
}
