package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making; what is null is left out. */
final class Fields {
  private final Map<String, Node> members = new LinkedHashMap<>();

  Fields put(String name, @Nullable String value) {
    return value == null ? this : put(name, Values.string(value));
  }

  Fields put(String name, long value) {
    return put(name, Values.number(value));
  }

  Fields put(String name, Fields value) {
    return put(name, value.object());
  }

  Fields put(String name, List<? extends Node> values) {
    return put(name, Values.array(values));
  }

  Fields put(String name, Node value) {
    members.put(name, value);
    return this;
  }

  ObjectNode object() {
    return Values.object(members);
  }
}
