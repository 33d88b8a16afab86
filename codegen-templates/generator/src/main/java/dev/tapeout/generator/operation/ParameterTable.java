package dev.tapeout.generator.operation;

import static java.util.stream.Collectors.joining;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Header;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.openapi.Response;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.generator.type.JavaText;
import dev.tapeout.generator.type.Shapes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of the tables that say how a value travels as text, as Java expressions. */
public final class ParameterTable {
  private static final Set<String> IGNORED = Set.of("accept", "authorization", "content-type");

  private final Shapes shapes;
  private final Function<Node, String> pointers;

  ParameterTable(References references, Function<Node, String> pointers) {
    this.shapes = new Shapes(references);
    this.pointers = pointers;
  }

  /**
   * The parameters that count: a header that says how to read the request is none (OpenAPI 3.1,
   * 4.8.12.1), and one in the path of a call has no place there.
   */
  public static List<Parameter> of(Operation operation) {
    return operation.parameters().stream()
        .filter(p -> !isIgnored(p) && !isWholeQuery(p) && !isHomeless(p, operation))
        .toList();
  }

  /** Whether it stands in the path of a call, whose URL others make. */
  public static boolean isHomeless(Parameter parameter, Operation operation) {
    return operation.kind() != Operation.Kind.PATH && parameter.in().equals("path");
  }

  /** Whether the parameter is all of the query (OpenAPI 3.2, 4.12.1), which nothing reads. */
  public static boolean isWholeQuery(Parameter parameter) {
    return parameter.in().equals("querystring");
  }

  /** The headers of an answer that count: what its body is says the media type (4.8.17). */
  static List<Header> of(Response response) {
    return response.headers().stream()
        .filter(header -> !header.name().equalsIgnoreCase("content-type"))
        .toList();
  }

  /** Whether OpenAPI says that the parameter is to be ignored. */
  public static boolean isIgnored(Parameter parameter) {
    return parameter.in().equals("header")
        && IGNORED.contains(parameter.name().toLowerCase(Locale.ROOT));
  }

  /** The schema of a parameter's value, wherever it stands. */
  public static @Nullable Node schema(Parameter parameter) {
    List<MediaType> content = parameter.content();
    return content.isEmpty() ? parameter.schema() : content.get(0).schema();
  }

  static @Nullable Node schema(Header header) {
    List<MediaType> content = header.content();
    return content.isEmpty() ? header.schema() : content.get(0).schema();
  }

  String row(Parameter parameter) {
    Node schema = schema(parameter);
    boolean allowEmpty =
        parameter.node().get("allowEmptyValue") instanceof BooleanNode b && b.value();
    return row(
        parameter.name(),
        parameter.in(),
        parameter.style(),
        parameter.explode(),
        parameter.required(),
        allowEmpty,
        parameter.content().isEmpty() ? shapes.of(schema) : Shapes.JSON,
        schema);
  }

  /** A field of a form, with the encoding that its media type gives it. */
  String field(String name, Node schema, boolean required, MediaType type) {
    Node encoding = type.node().get("encoding") instanceof ObjectNode all ? all.get(name) : null;
    Node style = encoding instanceof ObjectNode o ? o.get("style") : null;
    String named = style instanceof StringNode s ? s.value() : "form";
    Node explode = encoding instanceof ObjectNode o ? o.get("explode") : null;
    boolean exploded =
        explode == null ? named.equals("form") : explode instanceof BooleanNode b && b.value();
    String shape =
        MediaTypes.isUrlEncoded(type.name()) ? shapes.of(schema) : shapes.inParts(schema, encoding);
    return row(name, "form", named, exploded, required, false, shape, schema);
  }

  String row(Header header) {
    Node schema = schema(header);
    return "new HeaderShape(%s, %s, %s, %s, %s)"
        .formatted(
            JavaText.literal(header.name()),
            header.explode(),
            header.required(),
            header.content().isEmpty() ? shapes.of(schema) : Shapes.JSON,
            pointer(schema));
  }

  private String row(
      String name,
      String in,
      String style,
      boolean explode,
      boolean required,
      boolean allowEmpty,
      String shape,
      @Nullable Node schema) {
    return "new Parameter(%s, In.%s, Style.%s, %s, %s, %s, %s, %s)"
        .formatted(
            JavaText.literal(name),
            in.toUpperCase(Locale.ROOT),
            style(style),
            explode,
            required,
            allowEmpty,
            shape,
            pointer(schema));
  }

  private static String style(String style) {
    return switch (style) {
      case "label" -> "LABEL";
      case "matrix" -> "MATRIX";
      case "form", "cookie" -> "FORM";
      case "spaceDelimited" -> "SPACE_DELIMITED";
      case "pipeDelimited" -> "PIPE_DELIMITED";
      case "deepObject" -> "DEEP_OBJECT";
      default -> "SIMPLE";
    };
  }

  private String pointer(@Nullable Node schema) {
    return schema == null ? "\"\"" : JavaText.literal(pointers.apply(schema));
  }

  /** {@code List.of(...)} over lines of its own. */
  static String list(List<String> rows) {
    return rows.isEmpty()
        ? "List.of()"
        : rows.stream().collect(joining(",\n          ", "List.of(\n          ", ")"));
  }
}
