package dev.tapeout.generator.engine;

import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.operation.OperationType.Answer;
import dev.tapeout.generator.operation.OperationType.Body;
import dev.tapeout.generator.operation.OperationType.Input;
import dev.tapeout.generator.operation.Tag;
import dev.tapeout.generator.type.JavaText;
import dev.tapeout.generator.type.TypeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wiring of an operation as its template sees it. */
final class RouteView {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");

  private RouteView() {}

  /**
   * @param names of all types in the package of the contract
   */
  static Map<String, Object> of(OperationType operation, Tag tag, Set<String> names) {
    List<String> arguments = new ArrayList<>();
    Map<Integer, String> defaults = OperationView.constants(operation.inputs());
    for (Input input : operation.inputs()) {
      String node = "call.parameter(" + input.index() + ")";
      String constant = defaults.get(input.index());
      arguments.add(
          constant == null
              ? argument(node, input.type(), input.required())
              : "JsonInput.orElse(%s, %s, %s.Request.%s)"
                  .formatted(node, lifted(input.type()).reader(), operation.name(), constant));
    }
    Body body = operation.body();
    if (body != null) {
      arguments.add(
          body.type() == null
              ? body.required() ? "call.bytes()" : "call.content() == null ? null : call.bytes()"
              : argument("call.body()", body.type(), body.required()));
      if (body.type() == null) {
        arguments.add("call.contentType()");
      }
    }
    if (operation.choosesStream()) {
      List<Body> bodies =
          operation.answers().stream()
              .filter(a -> a.status().startsWith("2"))
              .map(Answer::body)
              .filter(Objects::nonNull)
              .toList();
      List<String> offered = bodies.stream().map(Body::literal).distinct().toList();
      String stream =
          bodies.stream().filter(Body::stream).map(Body::literal).findFirst().orElseThrow();
      arguments.add(
          "call.accepted(List.of(" + String.join(", ", offered) + ")).equals(" + stream + ")");
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", operation.name());
    view.put("member", operation.member());
    view.put("title", operation.title());
    view.put("handler", tag.name() + "Handler");
    view.put("row", operation.row());
    view.put("arguments", arguments);
    view.put(
        "answers",
        operation.answers().stream()
            .map(a -> Map.of("type", operation.name() + ".Response." + a.name(), "reply", reply(a)))
            .toList());
    view.put("imports", mentioned(view.toString(), names));
    return Map.of("route", view);
  }

  /**
   * The names that a text mentions: each is imported by itself, which hides one of {@code
   * java.lang}.
   */
  static Set<String> mentioned(String text, Set<String> names) {
    Set<String> found = new TreeSet<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      if (names.contains(words.group())) {
        found.add(words.group());
      }
    }
    return found;
  }

  private static String argument(String node, TypeUse type, boolean required) {
    String reader = lifted(type).reader();
    return required
        ? TypeView.value(reader, node)
        : "JsonInput.orNull(" + node + ", " + reader + ")";
  }

  private static TypeUse lifted(TypeUse type) {
    return type.nullable() ? type.lifted() : type;
  }

  private static String reply(Answer answer) {
    String status = answer.free() ? "r.status()" : answer.status();
    Body body = answer.body();
    StringBuilder reply = new StringBuilder();
    if (body == null) {
      reply.append("Reply.empty(").append(status).append(')');
    } else if (body.stream()) {
      reply.append("Reply.stream(%s, %s, r.body())".formatted(status, body.literal()));
    } else if (body.type() == null) {
      String mediaType = body.anyMediaType() ? "r.mediaType()" : body.literal();
      reply.append("Reply.bytes(%s, %s, r.body())".formatted(status, mediaType));
    } else {
      TypeUse use = body.type().nullable() ? body.type().lifted() : body.type();
      String write = TypeView.value(use, "r.body()").replaceFirst(";$", "");
      reply.append("Reply.json(%s, %s, out -> %s)".formatted(status, body.literal(), write));
    }
    for (Input header : answer.headers()) {
      if (header.node().has("content")) {
        reply.append(
            "\n          .withJson(%s, r.%s(), %s)"
                .formatted(JavaText.literal(header.wire()), header.java(), header.type().writer()));
        continue;
      }
      boolean always = header.required() && !header.type().nullable();
      reply.append(
          "\n          .%s(%s, r.%s(), %s, %s)"
              .formatted(
                  always ? "with" : "withOptional",
                  JavaText.literal(header.wire()),
                  header.java(),
                  header.type().writer(),
                  header.explode()));
    }
    return reply.toString();
  }
}
