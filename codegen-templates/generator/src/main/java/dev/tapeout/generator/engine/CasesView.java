package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.openapi.RequestBody;
import dev.tapeout.contracts.openapi.SecurityScheme;
import dev.tapeout.generator.example.Examples;
import dev.tapeout.generator.operation.MediaTypes;
import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.type.JavaText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests that hold a service against one operation of its contract: one that is good in every
 * way, and for each part one in which only that part is bad.
 */
final class CasesView {
  private final OperationType operation;
  private final Examples examples;
  private final List<String> cases = new ArrayList<>();

  private CasesView(OperationType operation, Examples examples) {
    this.operation = operation;
    this.examples = examples;
  }

  static Map<String, Object> of(OperationType operation, Examples examples) {
    CasesView view = new CasesView(operation, examples);
    view.add();
    return Map.of("member", operation.member(), "title", operation.title(), "requests", view.cases);
  }

  /** What is sent: texts by parameter, and a body. */
  private record Sent(
      Map<Parameter, String> texts, @Nullable String mediaType, @Nullable String body) {
    Sent with(Parameter parameter, @Nullable String text) {
      Map<Parameter, String> changed = new LinkedHashMap<>(texts);
      if (text == null) {
        changed.remove(parameter);
      } else {
        changed.put(parameter, text);
      }
      return new Sent(changed, mediaType, body);
    }

    Sent with(@Nullable String text) {
      return new Sent(texts, text == null ? null : mediaType, text);
    }
  }

  private void add() {
    Map<Parameter, String> texts = new LinkedHashMap<>();
    for (Parameter parameter : operation.operation().parameters()) {
      if (parameter.required()) {
        String text = text(parameter, examples.good(parameter.node(), parameter.schema()));
        if (text == null) {
          return;
        }
        texts.put(parameter, text);
      }
    }
    RequestBody declared = operation.operation().requestBody();
    MediaType json = declared == null ? null : json(declared);
    if (declared != null && declared.required() && json == null) {
      return;
    }
    Node good = json == null ? null : examples.good(json.node(), json.schema());
    Sent sent =
        new Sent(texts, json == null ? null : json.name(), good == null ? null : good.toString());
    add("good", "is answered", sent);
    for (Parameter parameter : texts.keySet()) {
      String bad = parameter.schema() == null ? null : badText(parameter);
      if (bad != null) {
        add("bad", "with a bad " + parameter.name() + " is refused", sent.with(parameter, bad));
      }
      if (!parameter.in().equals("path")) {
        add("bad", "without " + parameter.name() + " is refused", sent.with(parameter, null));
      }
    }
    if (json != null) {
      Node bad = examples.bad(json.schema());
      if (bad != null) {
        add("bad", "with a bad body is refused", sent.with(bad.toString()));
      }
      if (good instanceof ObjectNode object && json.schema() != null) {
        spoilt(object, json.schema(), sent);
      }
      add("bad", "with a body that is no JSON is refused", sent.with("{"));
      if (declared != null && declared.required()) {
        add("bad", "without a body is refused", sent.with((String) null));
      }
    }
  }

  /** The good body with one property less, or one more: bad where the schema says so. */
  private void spoilt(ObjectNode good, Node schema, Sent sent) {
    for (ObjectNode.Member member : good.members()) {
      ObjectEdit edit = new ObjectEdit(good);
      edit.remove(member.key());
      spoilt("without " + member.key() + " in the body", edit, schema, sent);
    }
    ObjectEdit edit = new ObjectEdit(good);
    edit.put("unexpected", Values.TRUE);
    spoilt("with an unexpected property in the body", edit, schema, sent);
  }

  private void spoilt(String how, ObjectEdit edit, Node schema, Sent sent) {
    if (examples.rejects(schema, edit.done())) {
      add("bad", how + " is refused", sent.with(edit.done().toString()));
    }
  }

  private static @Nullable MediaType json(RequestBody body) {
    return body.content().stream()
        .filter(t -> MediaTypes.isJson(t.name()))
        .findFirst()
        .orElse(null);
  }

  /** A text of which no value of the schema can be read; null where every text is one. */
  private @Nullable String badText(Parameter parameter) {
    Node schema = parameter.schema();
    if (schema != null
        && operation.operation().contract().references().follow(schema) instanceof ObjectNode o
        && (o.get("type") instanceof StringNode type
                && !type.value().equals("string")
                && !type.value().equals("array")
                && !type.value().equals("object")
            || o.get("format") instanceof StringNode format
                && List.of("uuid", "date", "date-time").contains(format.value())
            || o.has("enum"))) {
      return "no-such-value";
    }
    return null;
  }

  /** The value of a parameter as it travels; null where that takes more than a scalar. */
  private static @Nullable String text(Parameter parameter, @Nullable Node value) {
    if (value == null || value instanceof ObjectNode || value instanceof ArrayNode) {
      return null;
    }
    String text = value instanceof StringNode s ? s.value() : value.toString();
    if (text.isEmpty() || !parameter.content().isEmpty()) {
      return null;
    }
    return switch (parameter.style()) {
      case "label" -> "." + text;
      case "matrix" -> ";" + parameter.name() + "=" + text;
      default -> text;
    };
  }

  private void add(String kind, String name, Sent sent) {
    String target = operation.path();
    StringBuilder query = new StringBuilder();
    List<String> headers = new ArrayList<>();
    List<String> cookies = new ArrayList<>();
    for (Map.Entry<Parameter, String> each : sent.texts().entrySet()) {
      String parameter = each.getKey().name();
      String text = each.getValue();
      switch (each.getKey().in()) {
        case "path" -> target = target.replace("{" + parameter + "}", encoded(text));
        case "query" ->
            query
                .append(query.isEmpty() ? '?' : '&')
                .append(encoded(parameter))
                .append('=')
                .append(encoded(text));
        case "header" -> headers.add(parameter + ": " + text);
        case "cookie" -> cookies.add(parameter + "=" + text);
        default -> {}
      }
    }
    if (!cookies.isEmpty()) {
      headers.add("Cookie: " + String.join("; ", cookies));
    }
    credentials(headers, query);
    if (sent.mediaType() != null) {
      headers.add("Content-Type: " + sent.mediaType());
    }
    StringBuilder made = new StringBuilder("ContractCase.").append(kind).append('(');
    made.append(JavaText.literal(operation.title() + " " + name)).append(", OPERATION, ");
    made.append(JavaText.literal(target + query)).append(", ");
    made.append(sent.body() == null ? "null" : JavaText.literal(sent.body()));
    headers.forEach(h -> made.append(", ").append(JavaText.literal(h)));
    cases.add(made.append(')').toString().replace("OPERATION", operation.id()));
  }

  /** Credentials that the scaffolded authentication believes, for the first way in. */
  private void credentials(List<String> headers, StringBuilder query) {
    var ways = operation.operation().security();
    if (ways.isEmpty()) {
      return;
    }
    for (SecurityScheme scheme : operation.operation().contract().securitySchemes()) {
      if (ways.get(0).scopes().containsKey(scheme.name())) {
        credential(scheme, headers, query);
      }
    }
  }

  private static void credential(SecurityScheme scheme, List<String> headers, StringBuilder query) {
    String in = scheme.node().get("in") instanceof StringNode s ? s.value() : "";
    String name = scheme.node().get("name") instanceof StringNode s ? s.value() : "";
    boolean basic =
        scheme.node().get("scheme") instanceof StringNode s && s.value().equalsIgnoreCase("basic");
    switch (in) {
      case "header" -> headers.add(name + ": credential");
      case "query" ->
          query.append(query.isEmpty() ? '?' : '&').append(encoded(name)).append("=credential");
      case "cookie" -> headers.add("Cookie: " + name + "=credential");
      default ->
          headers.add(basic ? "Authorization: Basic YTph" : "Authorization: Bearer credential");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
