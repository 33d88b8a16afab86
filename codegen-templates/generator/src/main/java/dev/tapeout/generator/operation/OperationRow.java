package dev.tapeout.generator.operation;

import static java.util.stream.Collectors.joining;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.RequestBody;
import dev.tapeout.contracts.openapi.Response;
import dev.tapeout.contracts.openapi.SecurityRequirement;
import dev.tapeout.contracts.openapi.SecurityScheme;
import dev.tapeout.generator.type.JavaNames;
import dev.tapeout.generator.type.JavaText;
import dev.tapeout.generator.type.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The row of an operation in the table of a service, in Java: what its runtime knows of it. */
final class OperationRow {
  private final Contract contract;
  private final Types types;
  private final Function<Node, String> pointers;
  private final ParameterTable parameters;

  /**
   * @param pointers the JSON Pointer of a node in the document that a service carries
   */
  OperationRow(
      Contract contract, Types types, Function<Node, String> pointers, ParameterTable parameters) {
    this.contract = contract;
    this.types = types;
    this.pointers = pointers;
    this.parameters = parameters;
  }

  /**
   * @param name of its Java
   * @param rows of its parameters
   */
  String row(Operation operation, String id, String name, List<String> rows, FlowTable flow) {
    RequestBody body = operation.requestBody();
    return "new Operation(\n          %s,\n          %s,\n          %s,\n          %s,\n          %s,\n          %s,\n          %s,\n          %s,\n          new Flow(%s, %s, %s))"
        .formatted(
            JavaText.literal(id),
            JavaText.literal(operation.method()),
            JavaText.literal(operation.kind() == Operation.Kind.PATH ? operation.path() : ""),
            JavaText.literal(pointers.apply(operation.node())),
            ParameterTable.list(rows),
            body == null
                ? "null"
                : "new RequestBody(%s, %s)".formatted(body.required(), contents(body.content())),
            ParameterTable.list(operation.responses().stream().map(this::row).toList()),
            security(operation),
            flow.limit() == null ? "null" : "LimitTable." + JavaNames.constant(name),
            flow.traceSample(),
            flow.drift());
  }

  private String contents(List<MediaType> content) {
    List<String> rows = new ArrayList<>();
    for (MediaType type : content) {
      String media = JavaText.literal(type.name().toLowerCase(Locale.ROOT));
      Node schema = type.schema();
      String pointer = schema == null ? "null" : JavaText.literal(pointers.apply(schema));
      rows.add(
          MediaTypes.isForm(type.name()) && schema != null
              ? "new Content(%s, %s, %s)".formatted(media, pointer, fields(type, schema))
              : "new Content(%s, %s)".formatted(media, pointer));
    }
    return ParameterTable.list(rows);
  }

  private String fields(MediaType type, Node schema) {
    List<String> rows = new ArrayList<>();
    types
        .properties(schema)
        .forEach((name, property) ->
            rows.add(parameters.field(name, property.schema(), property.required(), type)));
    return ParameterTable.list(rows);
  }

  private String row(Response response) {
    return "new ResponseShape(%s, %s, %s)"
        .formatted(
            JavaText.literal(response.status()),
            ParameterTable.list(ParameterTable.of(response).stream().map(parameters::row).toList()),
            contents(response.content()));
  }

  private String security(Operation operation) {
    Map<String, SecurityScheme> schemes = new LinkedHashMap<>();
    contract.securitySchemes().forEach(s -> schemes.put(s.name(), s));
    List<String> ways = new ArrayList<>();
    for (SecurityRequirement requirement : operation.security()) {
      List<String> needed = new ArrayList<>();
      requirement
          .scopes()
          .forEach((name, scopes) -> {
            SecurityScheme scheme = schemes.get(name);
            if (scheme != null) {
              needed.add(
                  "new SecurityAlternative.Requirement(%s, %s)"
                      .formatted(scheme(scheme), literals(scopes)));
            }
          });
      ways.add("new SecurityAlternative(List.of(" + String.join(", ", needed) + "))");
    }
    return ParameterTable.list(ways);
  }

  private static String literals(List<String> texts) {
    return texts.stream().map(JavaText::literal).collect(joining(", ", "List.of(", ")"));
  }

  private static String scheme(SecurityScheme scheme) {
    String name = JavaText.literal(scheme.name());
    return switch (scheme.type()) {
      case "apiKey" ->
          "new SecurityScheme.ApiKey(%s, In.%s, %s)"
              .formatted(
                  name,
                  text(scheme, "in", "header").toUpperCase(Locale.ROOT),
                  JavaText.literal(text(scheme, "name", "")));
      case "mutualTLS" -> "new SecurityScheme.MutualTls(" + name + ")";
      case "http" ->
          "new SecurityScheme.Http(%s, %s)"
              .formatted(
                  name,
                  JavaText.literal(text(scheme, "scheme", "bearer").toLowerCase(Locale.ROOT)));
      default -> "new SecurityScheme.Http(" + name + ", \"bearer\")";
    };
  }

  private static String text(SecurityScheme scheme, String key, String otherwise) {
    return scheme.node().get(key) instanceof StringNode s ? s.value() : otherwise;
  }
}
