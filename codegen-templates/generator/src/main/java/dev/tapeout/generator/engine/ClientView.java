package dev.tapeout.generator.engine;

import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.operation.OperationType.Answer;
import dev.tapeout.generator.operation.OperationType.Body;
import dev.tapeout.generator.operation.OperationType.Input;
import dev.tapeout.generator.operation.Tag;
import dev.tapeout.generator.type.TypeUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The client of one tag as its template sees it. An operation that nothing but a stream answers has
 * no method; where both may come the client asks for the other.
 */
final class ClientView {
  private ClientView() {}

  static Map<String, Object> of(Tag tag, Set<String> names) {
    List<Map<String, Object>> operations = new ArrayList<>();
    for (OperationType operation : tag.operations()) {
      if (!operation.onlyStreams()) {
        operations.add(operation(operation, operation.name() + "Route.OPERATION"));
      }
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", tag.name());
    view.put("operations", operations);
    view.put("imports", RouteView.mentioned(view.toString(), names));
    return view;
  }

  /**
   * @param table a Java expression: the row of the operation in the table
   */
  static Map<String, Object> operation(OperationType operation, String table) {
    List<String> sent = new ArrayList<>();
    for (Input input : operation.inputs()) {
      String value = "request." + input.java() + "()";
      String call =
          "call.parameter(" + input.index() + ", out -> " + written(input.type(), value) + ");";
      sent.add(sentWhere(input.required() && !input.type().nullable(), value, call));
    }
    Body body = operation.body();
    if (body != null) {
      String call =
          body.type() == null
              ? "call.body(request.mediaType(), request.body());"
              : "call."
                  + (body.form() ? "form(" : "body(")
                  + body.literal()
                  + ", out -> "
                  + written(body.type(), "request.body()")
                  + ");";
      sent.add(sentWhere(body.required(), "request.body()", call));
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", operation.name());
    view.put("member", operation.member());
    view.put("title", operation.title());
    view.put("sent", sent);
    view.put("table", table);
    view.put("answers", answers(operation, table));
    return view;
  }

  private static String sentWhere(boolean always, String value, String call) {
    return always ? call : "if (" + value + " != null) {\n      " + call + "\n    }";
  }

  private static String written(TypeUse type, String value) {
    TypeUse use = type.nullable() ? type.lifted() : type;
    return TypeView.value(use, value).replaceFirst(";$", "");
  }

  /** One status before a range, and a range before all others. */
  private static List<Map<String, Object>> answers(OperationType operation, String table) {
    List<String> statuses = operation.answers().stream().map(Answer::status).distinct().toList();
    List<Map<String, Object>> views = new ArrayList<>();
    for (Answer answer :
        operation.answers().stream()
            .filter(a -> !a.stream())
            .sorted(Comparator.comparing(a -> !a.free() ? 0 : a.status().equals("default") ? 2 : 1))
            .toList()) {
      boolean several =
          operation.answers().stream().filter(a -> a.status().equals(answer.status())).count() > 1;
      List<String> arguments = new ArrayList<>();
      if (answer.free()) {
        arguments.add("answer.status()");
      }
      int place = statuses.indexOf(answer.status());
      for (Input header : answer.headers()) {
        arguments.add(
            "answer.header(%s.responses().get(%d).headers().get(%d), %s)"
                .formatted(table, place, header.index(), header.type().reader()));
      }
      Body body = answer.body();
      if (body != null) {
        arguments.add(body(body));
        if (body.type() == null && body.anyMediaType()) {
          arguments.add("answer.contentType()");
        }
      }
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("test", test(answer, several));
      view.put("type", operation.name() + ".Response." + answer.name());
      view.put("arguments", arguments);
      views.add(view);
    }
    return views;
  }

  private static String body(Body body) {
    if (body.type() == null) {
      return "answer.bytes()";
    }
    TypeUse use = body.type().nullable() ? body.type().lifted() : body.type();
    return "answer.json(" + use.reader() + ")";
  }

  private static String test(Answer answer, boolean several) {
    String status = answer.status();
    String test =
        !answer.free()
            ? "answer.status() == " + status
            : status.equals("default")
                ? "answer.status() > 0"
                : "answer.status() / 100 == " + status.charAt(0);
    Body body = answer.body();
    return several && body != null && !body.anyMediaType()
        ? test + " && answer.is(" + body.literal() + ")"
        : test;
  }
}
