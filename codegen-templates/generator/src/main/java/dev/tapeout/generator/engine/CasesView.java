package dev.tapeout.generator.engine;

import static java.util.Comparator.comparing;

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
import dev.tapeout.generator.operation.ParameterTable;
import dev.tapeout.generator.type.JavaText;
import dev.tapeout.generator.type.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    String obstacle = view.add();
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("member", operation.member());
    made.put("title", operation.title());
    made.put("requests", view.cases);
    made.put("obstacle", obstacle == null ? null : JavaText.literal(obstacle));
    return made;
  }

  /** What is sent: each parameter as it travels, and a body. */
  private record Sent(
      Map<Parameter, List<String>> texts, @Nullable String mediaType, @Nullable String body) {
    Sent with(Parameter parameter, @Nullable List<String> text) {
      Map<Parameter, List<String>> changed = new LinkedHashMap<>(texts);
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

    Sent as(String other) {
      return new Sent(texts, other, body);
    }
  }

  /** What is in the way of any request, in a clause; null where there are some. */
  private @Nullable String add() {
    if (operation.isUnreachable()) {
      return "what stands behind '?' or '#' is no part of a path";
    }
    Map<Parameter, List<String>> needed = new LinkedHashMap<>();
    Map<Parameter, List<String>> more = new LinkedHashMap<>();
    for (Parameter parameter : ParameterTable.of(operation.operation())) {
      Node value = examples.good(parameter.node(), ParameterTable.schema(parameter));
      List<String> text = isRead(parameter, value) ? ParameterText.of(parameter, value) : null;
      if (text != null) {
        (parameter.required() ? needed : more).put(parameter, text);
      } else if (parameter.required()) {
        return "no value was found for " + parameter.name();
      }
    }
    RequestBody declared = operation.operation().requestBody();
    MediaType type = declared == null ? null : usual(declared.content());
    BodyText body =
        type == null ? null : new BodyText(type, operation.operation().contract().references());
    Node good = type == null ? null : examples.good(type.node(), type.schema());
    String text = body == null ? null : body.of(good);
    if (declared != null && declared.required() && text == null) {
      return "no value was found for the body";
    }
    Sent sent = new Sent(needed, body == null || text == null ? null : body.contentType(), text);
    add("good", "is answered", sent);
    if (!more.isEmpty()) {
      Map<Parameter, List<String>> all = new LinkedHashMap<>(needed);
      all.putAll(more);
      add("good", "with all its parameters is answered", new Sent(all, sent.mediaType(), text));
    }
    needed.keySet().forEach(parameter -> spoilt(parameter, sent));
    more.keySet().forEach(parameter -> spoilt(parameter, sent));
    if (declared != null && body != null && text != null) {
      spoilt(declared, Objects.requireNonNull(type), body, good, sent);
    }
    return null;
  }

  /** A list among values of other types is told from them only where each item is a pair. */
  private boolean isRead(Parameter parameter, @Nullable Node value) {
    return !(value instanceof ArrayNode)
        || !parameter.content().isEmpty()
        || parameter.explode() && Set.of("query", "cookie").contains(parameter.in())
        || new Shapes(operation.operation().contract().references()).isList(parameter.schema());
  }

  private void spoilt(Parameter parameter, Sent sent) {
    if (isNamed(parameter)) {
      List<String> bad = ParameterText.of(parameter, Values.string("no-such-value"));
      add("bad", "with a bad " + parameter.name() + " is refused", sent.with(parameter, bad));
    }
    if (parameter.required() && !parameter.in().equals("path")) {
      add("bad", "without " + parameter.name() + " is refused", sent.with(parameter, null));
    }
  }

  private void spoilt(
      RequestBody declared, MediaType type, BodyText body, @Nullable Node good, Sent sent) {
    Node bad = body.isJson() ? examples.bad(type.schema()) : null;
    if (bad != null) {
      add("bad", "with a bad body is refused", sent.with(bad.toString()));
    }
    if (good instanceof ObjectNode object
        && type.schema() != null
        && (body.isJson() || body.isForm())) {
      spoilt(object, type.schema(), body, sent);
    }
    if (body.isJson()) {
      add("bad", "with a body that is no JSON is refused", sent.with("{"));
    }
    if (declared.content().stream().noneMatch(each -> each.name().contains("*"))) {
      add("bad", "with a body of no such type is refused", sent.as("application/x-no-such-type"));
    }
    if (declared.required()) {
      add("bad", "without a body is refused", sent.with((String) null));
    }
  }

  /** JSON where there is such, else a form, else the first. */
  private static @Nullable MediaType usual(List<MediaType> content) {
    return content.stream()
        .min(
            comparing(type ->
                MediaTypes.isJson(type.name()) ? 0 : MediaTypes.isForm(type.name()) ? 1 : 2))
        .orElse(null);
  }

  /** The good body with one property less, or one more: bad where the schema says so. */
  private void spoilt(ObjectNode good, Node schema, BodyText body, Sent sent) {
    for (ObjectNode.Member member : good.members()) {
      ObjectEdit edit = new ObjectEdit(good);
      edit.remove(member.key());
      spoilt("without " + member.key() + " in the body", edit, schema, body, sent);
    }
    ObjectEdit edit = new ObjectEdit(good);
    edit.put("unexpected", Values.TRUE);
    spoilt("with an unexpected property in the body", edit, schema, body, sent);
  }

  private void spoilt(String how, ObjectEdit edit, Node schema, BodyText body, Sent sent) {
    String text = body.of(edit.done());
    if (text != null && examples.rejects(schema, edit.done())) {
      add("bad", how + " is refused", sent.with(text));
    }
  }

  /** Whether there are texts of which no value of the schema can be read. */
  private boolean isNamed(Parameter parameter) {
    Node schema = parameter.schema();
    return schema != null
        && operation.operation().contract().references().follow(schema) instanceof ObjectNode o
        && (o.get("type") instanceof StringNode type
                && !type.value().equals("string")
                && !type.value().equals("array")
                && !type.value().equals("object")
            || o.get("format") instanceof StringNode format
                && List.of("uuid", "date", "date-time").contains(format.value())
            || o.has("enum"));
  }

  private void add(String kind, String name, Sent sent) {
    String target = operation.path();
    StringBuilder query = new StringBuilder();
    List<String> headers = new ArrayList<>();
    List<String> cookies = new ArrayList<>();
    for (Map.Entry<Parameter, List<String>> each : sent.texts().entrySet()) {
      String parameter = each.getKey().name();
      List<String> texts = each.getValue();
      switch (each.getKey().in()) {
        case "path" -> target = target.replace("{" + parameter + "}", texts.get(0));
        case "query" ->
            texts.forEach(pair -> query.append(query.isEmpty() ? '?' : '&').append(pair));
        case "header" -> headers.add(parameter + ": " + texts.get(0));
        case "cookie" -> cookies.addAll(texts);
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
          query
              .append(query.isEmpty() ? '?' : '&')
              .append(ParameterText.encoded(name))
              .append("=credential");
      case "cookie" -> headers.add("Cookie: " + name + "=credential");
      default ->
          headers.add(basic ? "Authorization: Basic YTph" : "Authorization: Bearer credential");
    }
  }
}
