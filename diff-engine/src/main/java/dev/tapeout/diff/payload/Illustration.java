package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.diff.language.Compiler;
import dev.tapeout.diff.language.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What would make an instance easier to read: at its strings and numbers, the examples that the
 * contract gives there, or else values that look like what the format or the name says.
 */
final class Illustration {
  /** A value at a place of the instance. */
  record Detail(List<Step> steps, Node value) {
    /** The payloads that have the value there. */
    Schema schema() {
      return Step.along(steps, Schema.only(value));
    }
  }

  /** More places than these are not read anyway. */
  private static final int MOST = 40;

  private final Sides sides;
  private final Compiler compiler;
  private final List<Detail> details = new ArrayList<>();

  private Illustration(Sides sides, Compiler compiler) {
    this.sides = sides;
    this.compiler = compiler;
  }

  /**
   * @param schema of the side that sends the instance
   */
  static List<Detail> of(Node schema, Node instance, Sides sides, Compiler compiler) {
    Illustration made = new Illustration(sides, compiler);
    made.visit(List.of(schema), instance, List.of(), "");
    return made.details;
  }

  private void visit(List<Node> schemas, Node instance, List<Step> steps, String name) {
    if (details.size() >= MOST) {
      return;
    }
    List<ObjectNode> here = new ArrayList<>();
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    schemas.forEach(schema -> inPlace(schema, seen, here));
    if (instance instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        List<Node> children = new ArrayList<>();
        for (ObjectNode schema : here) {
          Node child = Schemas.member(schema.get("properties"), member.key());
          child = child == null ? schema.get("additionalProperties") : child;
          if (child != null) {
            children.add(child);
          }
        }
        visit(children, member.value(), and(steps, new Step.Property(member.key())), member.key());
      }
    } else if (instance instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        List<Node> children = new ArrayList<>();
        here.stream().map(s -> s.get("items")).filter(n -> n != null).forEach(children::add);
        visit(children, array.get(i), and(steps, new Step.Element(i)), name);
      }
    } else if (instance instanceof StringNode || instance instanceof NumberNode) {
      Predicate<Node> fits =
          value ->
              value.type() == instance.type()
                  && schemas.stream().allMatch(s -> compiler.compile(s).accepts(value));
      Node better = candidates(here, name).stream().filter(fits).findFirst().orElse(null);
      if (better != null && !better.sameValue(instance)) {
        details.add(new Detail(steps, better));
      }
    }
  }

  private static List<Step> and(List<Step> steps, Step next) {
    List<Step> more = new ArrayList<>(steps);
    more.add(next);
    return more;
  }

  /** The schema objects that apply, or may apply, at the place of {@code schema}. */
  private void inPlace(@Nullable Node schema, Set<Node> seen, List<ObjectNode> out) {
    if (!(schema instanceof ObjectNode object) || !seen.add(schema)) {
      return;
    }
    out.add(object);
    if (object.has("$ref")) {
      inPlace(sides.target(object, "$ref"), seen, out);
    }
    for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
      Schemas.items(object.get(keyword)).forEach(inner -> inPlace(inner, seen, out));
    }
  }

  private static List<Node> candidates(List<ObjectNode> schemas, String name) {
    List<Node> values = new ArrayList<>();
    for (ObjectNode schema : schemas) {
      add(schema.get("example"), values);
      values.addAll(Schemas.items(schema.get("examples")));
      add(schema.get("default"), values);
    }
    for (ObjectNode schema : schemas) {
      Node format = schema.get("format");
      add(format == null ? null : Plausible.ofFormat(format), values);
    }
    add(Plausible.text(name), values);
    add(Plausible.number(name), values);
    return values;
  }

  private static void add(@Nullable Node value, List<Node> values) {
    if (value != null) {
      values.add(value);
    }
  }
}
