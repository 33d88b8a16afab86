package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.Retirement;
import dev.tapeout.contracts.vocabulary.EcmaScriptPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Properties that do not cross the wire one way: a {@code readOnly} one in a request, a {@code
 * writeOnly} one in a response, a deprecated one past its sunset in neither, for the planned road
 * leads there. They are described by nothing and required by nothing, whether a schema names them
 * or has them by a pattern or among the further ones. Where all further ones are such, there are no
 * further ones.
 */
final class Hiding {
  private static final String PATTERNS = "patternProperties";

  /** Keywords whose schema is that of the properties which nothing else describes. */
  private static final List<String> FURTHER =
      List.of("additionalProperties", "unevaluatedProperties");

  private static final List<String> CONCERNED =
      List.of("properties", PATTERNS, "required", "allOf", FURTHER.get(0), FURTHER.get(1));

  private final Composition composition;
  private final String keyword;
  private final LocalDate today;
  private final IdentityHashMap<Node, Boolean> known = new IdentityHashMap<>();

  Hiding(Composition composition, Direction direction, LocalDate today) {
    this.composition = composition;
    this.keyword = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
    this.today = today;
  }

  /** Puts what becomes of the keywords of a schema, where something does. */
  void of(ObjectNode schema, Map<String, Node> changed) {
    if (CONCERNED.stream().noneMatch(schema::has)) {
      return;
    }
    boolean dropped = dropDescriptions(schema, changed);
    Set<String> names = names(schema, dropped);
    if (!names.isEmpty()
        && composition.without(names, schema) instanceof ObjectNode without
        && without != schema) {
      for (String other : List.of("required", "allOf", "anyOf", "oneOf", "$ref")) {
        Node value = without.get(other);
        changed.put(other, value == null ? WireForm.GONE : value);
      }
    }
  }

  private boolean dropDescriptions(ObjectNode schema, Map<String, Node> changed) {
    int before = changed.size();
    List<String> patterns = patterns(schema);
    if (!patterns.isEmpty()) {
      drop(schema, PATTERNS, patterns, changed);
    }
    if (schema.get("properties") instanceof ObjectNode properties) {
      List<String> own =
          properties.members().stream()
              .filter(p -> hides(p.value()) || matches(patterns, p.key()))
              .map(ObjectNode.Member::key)
              .toList();
      if (!own.isEmpty()) {
        drop(schema, "properties", own, changed);
      }
    }
    for (String further : FURTHER) {
      if (hidesFurther(schema, further)) {
        // Without the keyword more would be welcome than with it.
        changed.put(further, Values.FALSE);
      }
    }
    return changed.size() > before;
  }

  private static void drop(
      ObjectNode schema, String keyword, List<String> names, Map<String, Node> changed) {
    if (schema.get(keyword) instanceof ObjectNode all) {
      Map<String, Node> gone = new LinkedHashMap<>();
      names.forEach(name -> gone.put(name, WireForm.GONE));
      changed.put(keyword, WireForm.edited(all, gone));
    }
  }

  /** The names that are hidden by the schemas that apply there and named by any of them. */
  private Set<String> names(ObjectNode schema, boolean dropped) {
    Set<String> names = new LinkedHashSet<>(composition.properties(schema, this::hides));
    if (!dropped && !schema.has("allOf") && !schema.has("$ref")) {
      return names;
    }
    List<ObjectNode> parts = composition.applying(schema);
    Set<String> required = new LinkedHashSet<>();
    parts.forEach(part -> required.addAll(Schemas.strings(part.get("required"))));
    for (String name : required) {
      if (parts.stream().anyMatch(part -> hidesUnnamed(part, name, parts))) {
        names.add(name);
      }
    }
    return names;
  }

  /** Whether a schema hides a property by a pattern, or as one that nothing else describes. */
  private boolean hidesUnnamed(ObjectNode schema, String name, List<ObjectNode> beside) {
    return matches(patterns(schema), name)
        || hidesFurther(schema, FURTHER.get(0)) && !describes(schema, name)
        || hidesFurther(schema, FURTHER.get(1))
            && beside.stream().noneMatch(part -> describes(part, name));
  }

  private static boolean describes(ObjectNode schema, String name) {
    return Schemas.member(schema.get("properties"), name) != null
        || schema.get(PATTERNS) instanceof ObjectNode all && matches(all.keys(), name);
  }

  private List<String> patterns(ObjectNode schema) {
    List<String> patterns = new ArrayList<>();
    if (schema.get(PATTERNS) instanceof ObjectNode all) {
      all.members().stream().filter(m -> hides(m.value())).forEach(m -> patterns.add(m.key()));
    }
    return patterns;
  }

  private boolean hidesFurther(ObjectNode schema, String keyword) {
    return schema.get(keyword) instanceof ObjectNode further && hides(further);
  }

  private static boolean matches(Iterable<String> patterns, String name) {
    for (String pattern : patterns) {
      try {
        if (EcmaScriptPattern.compile(pattern).find(name)) {
          return true;
        }
      } catch (PatternSyntaxException | IllegalStateException e) {
        // What cannot be told is not hidden: the algebra says what it makes of the pattern.
        continue;
      }
    }
    return false;
  }

  private boolean hides(Node property) {
    return known.computeIfAbsent(property, schema -> composition.says(schema, this::isHidden));
  }

  private boolean isHidden(ObjectNode schema) {
    return Node.same(Values.TRUE, schema.get(keyword))
        || Retirement.of(schema, today) == Retirement.DUE;
  }
}
