package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.generator.example.Examples;
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
import java.util.Set;

/** A handler as it is scaffolded: every operation answers with an example of the contract. */
final class HandlerView {
  private HandlerView() {}

  static Map<String, Object> of(Tag tag, Examples examples, Set<String> names) {
    List<Map<String, Object>> operations = new ArrayList<>();
    for (OperationType operation : tag.operations()) {
      operations.add(operation(operation, examples));
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", tag.name());
    view.put("operations", operations);
    view.put("imports", RouteView.mentioned(view + " " + tag.name() + "Handler", names));
    return view;
  }

  private static Map<String, Object> operation(OperationType operation, Examples examples) {
    Answer answer = usual(operation.answers());
    List<String> arguments = new ArrayList<>();
    if (answer.free()) {
      arguments.add(answer.status().matches("[1-5]XX") ? answer.status().charAt(0) + "00" : "200");
    }
    for (Input header : answer.headers()) {
      arguments.add(header.required() ? read(header.type(), header(header, examples)) : "null");
    }
    Body body = answer.body();
    if (body != null) {
      arguments.add(body(body, examples));
      if (body.type() == null && body.anyMediaType()) {
        arguments.add("\"application/octet-stream\"");
      }
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", operation.name());
    view.put("member", operation.member());
    view.put("title", operation.title());
    view.put("answer", operation.name() + ".Response." + answer.name());
    view.put("arguments", arguments);
    return view;
  }

  private static Node header(Input header, Examples examples) {
    ObjectNode holder = header.node();
    if (holder.get("content") instanceof ObjectNode content
        && content.members().size() > 0
        && content.members().get(0).value() instanceof ObjectNode type) {
      holder = type;
    }
    Node value = examples.good(holder, holder.get("schema"));
    return value == null ? Values.NULL : value;
  }

  /** The first answer of success, or else the first at all. */
  static Answer usual(List<Answer> answers) {
    return answers.stream()
        .filter(a -> a.status().startsWith("2"))
        .findFirst()
        .orElseGet(() ->
            answers.stream()
                .filter(a -> a.status().equals("default"))
                .findFirst()
                .orElse(answers.get(0)));
  }

  private static String body(Body body, Examples examples) {
    if (body.stream()) {
      return "out -> new dev.tapeout.runtime.service.EventStream(out).comment(\"nothing yet\")";
    }
    Node value = examples.good(body.node(), body.node().get("schema"));
    if (body.type() == null) {
      return value instanceof StringNode text && body.mediaType().startsWith("text/")
          ? JavaText.literal(text.value()) + ".getBytes(java.nio.charset.StandardCharsets.UTF_8)"
          : "new byte[0]";
    }
    return read(body.type(), value == null ? Values.object(Map.of()) : value);
  }

  private static String read(TypeUse type, Node value) {
    TypeUse use = type.nullable() ? type.lifted() : type;
    return TypeView.value(use.reader(), "example(" + JavaText.literal(value.toString()) + ")");
  }
}
