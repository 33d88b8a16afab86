package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.validation.SchemaValidation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What an operator draws on: chance, small schemas and values, and the document's definitions. */
final class Draw {
  private final Random random;
  private final RandomSchemas made;
  private final Map<String, Node> definitions = new LinkedHashMap<>();

  Draw(Random random, RandomSchemas made, ObjectNode definitions) {
    this.random = random;
    this.made = made;
    definitions.members().forEach(m -> this.definitions.put(m.key(), m.value()));
  }

  int below(int n) {
    return random.nextInt(n);
  }

  boolean chance(int percent) {
    return below(100) < percent;
  }

  <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  <T> List<T> shuffled(List<T> items) {
    List<T> all = new ArrayList<>(items);
    Collections.shuffle(all, random);
    return all;
  }

  Node schema() {
    return made.schema(1);
  }

  Node value() {
    return made.value(2);
  }

  /** An instance of the schema, most of the time. */
  Node instance(Node schema) {
    return new Instances(document(Json.object()), this).of(schema);
  }

  boolean accepts(Node schema, Node value) {
    ObjectNode document = document(Json.object());
    return SchemaValidation.of(schema, (holder, keyword) -> Json.target(document, holder, keyword))
        .accepts(value);
  }

  Node definition(String name) {
    return definitions.get(name);
  }

  /** Makes the schema a definition; its name. */
  String define(Node schema) {
    String name = "d" + definitions.size();
    definitions.put(name, schema);
    return name;
  }

  Map<String, Node> definitions() {
    return definitions;
  }

  /** The schema with the definitions. */
  ObjectNode document(ObjectNode schema) {
    return definitions.isEmpty() ? schema : Json.with(schema, "$defs", Values.object(definitions));
  }
}
