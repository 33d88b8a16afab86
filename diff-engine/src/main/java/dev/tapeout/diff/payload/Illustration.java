package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.diff.language.Compiler;
import dev.tapeout.diff.language.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an instance easier to read: at its strings and numbers, the examples that the contract
 * gives there, or else values that look like what the format or the name says.
 */
final class Illustration {
  /** A value for a place of the instance. */
  private record Detail(List<Step> steps, Node value) {
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
   * The instance with as many of the better values as it can have.
   *
   * @param schema of the side that sends the instance
   * @param samples examples of the whole payload
   * @param also finds an instance that all of the schemas accept besides what is asked of it
   *     anyway; null where there is none
   */
  static Node of(
      Node instance,
      Node schema,
      List<Node> samples,
      Sides sides,
      Compiler compiler,
      Function<List<Schema>, @Nullable Node> also) {
    Illustration made = new Illustration(sides, compiler);
    made.visit(List.of(schema), samples, instance, List.of(), "");
    return apply(made.details, new ArrayList<>(), instance, also);
  }

  /** All at once where that can be; else as many of each half as can be. */
  private static Node apply(
      List<Detail> details,
      List<Schema> kept,
      Node instance,
      Function<List<Schema>, @Nullable Node> also) {
    if (details.isEmpty()) {
      return instance;
    }
    List<Schema> more = new ArrayList<>(kept);
    details.forEach(detail -> more.add(detail.schema()));
    Node better = also.apply(more);
    if (better != null) {
      kept.clear();
      kept.addAll(more);
      return better;
    }
    int half = details.size() / 2;
    return half == 0
        ? instance
        : apply(
            details.subList(half, details.size()),
            kept,
            apply(details.subList(0, half), kept, instance, also),
            also);
  }

  private void visit(
      List<Node> schemas, List<Node> samples, Node instance, List<Step> steps, String name) {
    if (details.size() >= MOST) {
      return;
    }
    List<ObjectNode> here = new ArrayList<>();
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    schemas.forEach(schema -> inPlace(schema, seen, here));
    // An example beside a schema overrides those inside (OpenAPI 3.1, Media Type Object).
    List<Node> all = Stream.concat(samples.stream(), Samples.inside(here).stream()).toList();
    if (instance instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        String key = member.key();
        List<Node> children = new ArrayList<>();
        for (ObjectNode schema : here) {
          Node child = Schemas.member(schema.get("properties"), key);
          child = child == null ? schema.get("additionalProperties") : child;
          if (child != null) {
            children.add(child);
          }
        }
        List<Node> parts = Samples.atProperty(all, key);
        visit(children, parts, member.value(), and(steps, new Step.Property(key)), key);
      }
    } else if (instance instanceof ArrayNode array) {
      List<Node> children = new ArrayList<>();
      here.stream().map(s -> s.get("items")).filter(n -> n != null).forEach(children::add);
      List<Node> parts = Samples.atElements(all);
      for (int i = 0; i < array.size(); i++) {
        visit(children, parts, array.get(i), and(steps, new Step.Element(i)), name);
      }
    } else if (instance instanceof StringNode || instance instanceof NumberNode) {
      candidates(all, here, name).stream()
          .filter(value -> fits(value, instance, schemas))
          .findFirst()
          .filter(better -> !better.sameValue(instance))
          .ifPresent(better -> details.add(new Detail(steps, better)));
    }
  }

  private boolean fits(Node value, Node instance, List<Node> schemas) {
    return value.type() == instance.type()
        && schemas.stream().allMatch(s -> compiler.compile(s).accepts(value));
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
      inPlace(sides.references().target(object, "$ref"), seen, out);
    }
    for (String keyword : SchemaKeywords.COMBINATIONS) {
      Schemas.items(object.get(keyword)).forEach(inner -> inPlace(inner, seen, out));
    }
  }

  private static List<Node> candidates(List<Node> samples, List<ObjectNode> schemas, String name) {
    List<Node> values = new ArrayList<>(samples);
    for (ObjectNode schema : schemas) {
      Node format = schema.get("format");
      if (format != null) {
        Plausible.ofFormat(format).ifPresent(values::add);
      }
    }
    Plausible.text(name).ifPresent(values::add);
    Plausible.number(name).ifPresent(values::add);
    return values;
  }
}
