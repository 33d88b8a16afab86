package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.operation.OperationType.Answer;
import dev.tapeout.generator.operation.OperationType.Input;
import dev.tapeout.generator.type.Declared.Doc;
import dev.tapeout.generator.type.JavaNames;
import dev.tapeout.generator.type.JavaText;
import dev.tapeout.generator.type.TypeUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation as its template sees it. */
final class OperationView {
  private OperationView() {}

  static Map<String, Object> of(OperationType operation) {
    List<Map<String, Object>> components = inputs(operation.inputs());
    if (operation.body() != null) {
      components.add(
          TypeView.component(
              operation.body().component(), "body", new Doc(List.of("the body"), "", false)));
      if (operation.body().type() == null) {
        components.add(mediaType(operation.body().required() ? "String" : "@Nullable String"));
      }
    }
    if (operation.choosesStream()) {
      components.add(
          TypeView.component(
              "boolean",
              "stream",
              new Doc(List.of("whether the caller asks for the stream (Accept)"), "", false)));
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", operation.name());
    view.put("title", operation.title());
    view.put("doc", operation.doc());
    view.put("components", components);
    view.put("filled", filled(operation.inputs()));
    view.put("answers", operation.answers().stream().map(OperationView::answer).toList());
    return Map.of("operation", view);
  }

  /**
   * The names of the constants with the defaults that a handler is given, by the place of the
   * parameter.
   */
  static Map<Integer, String> constants(List<Input> inputs) {
    Set<String> taken = new HashSet<>();
    Map<Integer, String> constants = new LinkedHashMap<>();
    for (Input input : inputs) {
      if (input.ifAbsent() != null) {
        String name = JavaNames.unique(JavaNames.constant(input.java()), taken);
        constants.put(input.index(), name + "_DEFAULT");
      }
    }
    return constants;
  }

  /** The parameters with a default; null where there are none. */
  private static @Nullable Map<String, Object> filled(List<Input> inputs) {
    Map<Integer, String> constants = constants(inputs);
    List<Map<String, String>> defaults = new ArrayList<>();
    for (Input input : inputs) {
      String constant = constants.get(input.index());
      Node value = input.ifAbsent();
      if (constant != null && value != null) {
        TypeUse use = input.type().nullable() ? input.type().lifted() : input.type();
        String json = JavaText.literal(value.toString());
        defaults.add(
            Map.of(
                "java", input.java(),
                "boxed", use.boxed(),
                "constant", constant,
                "read", TypeView.value(use.reader(), "JsonTree.read(" + json + ")")));
      }
    }
    return defaults.isEmpty() ? null : Map.of("defaults", defaults);
  }

  private static Map<String, Object> answer(Answer answer) {
    List<Map<String, Object>> components = new ArrayList<>();
    if (answer.free()) {
      components.add(TypeView.component("int", "status", new Doc(List.of(), "", false)));
    }
    components.addAll(inputs(answer.headers()));
    if (answer.body() != null) {
      components.add(TypeView.component(answer.component(), "body", new Doc(List.of(), "", false)));
      if (answer.body().type() == null && answer.body().anyMediaType()) {
        components.add(mediaType("String"));
      }
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", answer.name());
    view.put("status", answer.status());
    view.put("doc", answer.doc());
    view.put("components", components);
    return view;
  }

  private static Map<String, Object> mediaType(String java) {
    return TypeView.component(
        java,
        "mediaType",
        new Doc(List.of("what the body is, as Content-Type says it"), "", false));
  }

  private static List<Map<String, Object>> inputs(List<Input> inputs) {
    List<Map<String, Object>> components = new ArrayList<>();
    for (Input input : inputs) {
      List<String> lines = new ArrayList<>(input.doc().lines());
      if (input.ifAbsent() != null) {
        String shown = JavaText.excerpt(input.ifAbsent());
        lines.addAll(JavaText.comment("Null stands for the default, " + shown + "."));
      }
      components.add(
          TypeView.component(input.component(), input.java(), new Doc(lines, "", false)));
    }
    return components;
  }
}
