package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.Json.members;
import static dev.tapeout.diff.language.Json.not;
import static dev.tapeout.diff.language.Json.object;
import static dev.tapeout.diff.language.Json.with;
import static dev.tapeout.diff.language.Json.without;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.diff.language.Operator.Effect;
import dev.tapeout.diff.language.Operator.Made;
import dev.tapeout.diff.language.Places.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of schemas of which it is known how they relate, as one was made from the other: an
 * operator was applied somewhere in it, at any depth and under any applicator, and perhaps some
 * more that change nothing. The same for the same seed.
 */
final class KnownPairs {
  private static final int LONGEST = 4_000;

  /** Bases to look at for a change that makes a difference. */
  private static final int TRIES = 6;

  /**
   * @param small every instance of this is an instance of {@code large}
   * @param equivalent the other way round, too
   * @param apart by the independent validator an instance of {@code large} and none of {@code
   *     small}; null where none was found
   */
  record Pair(
      String operator,
      ObjectNode small,
      ObjectNode large,
      boolean equivalent,
      @Nullable Node apart) {}

  private record Step(ObjectNode document, Place place, Made made) {}

  private static final List<Operator> SAME = new ArrayList<>();
  private static final List<Operator> ALL = new ArrayList<>();

  static {
    SAME.addAll(LogicRewrites.all());
    SAME.addAll(ValueRewrites.all());
    SAME.addAll(StructureRewrites.all());
    ALL.addAll(SAME);
    ALL.addAll(Narrowings.all());
    ALL.addAll(Widenings.all());
  }

  private final Random random;
  private final RandomSchemas made;
  private int next;

  KnownPairs(long seed) {
    this.random = new Random(seed);
    this.made = new RandomSchemas(random);
  }

  static List<Operator> operators() {
    return ALL;
  }

  /** Each operator in its turn. */
  Pair next() {
    Operator operator = ALL.get(next++ % ALL.size());
    for (int tries = 0; ; tries++) {
      // What an operator looks for may be more common in what others have made.
      ObjectNode plain = base();
      ObjectNode before = tries < 20 && random.nextInt(3) > 0 ? plain : reworded(plain);
      Step step = apply(operator, before);
      if (step == null) {
        continue;
      }
      ObjectNode after = reworded(step.document);
      if (before.toString().length() + after.toString().length() > LONGEST) {
        continue;
      }
      if (operator.effect() == Effect.SAME) {
        return new Pair(operator.name(), after, before, true, null);
      }
      boolean narrower = (operator.effect() == Effect.NARROWER) == (step.place.sign() > 0);
      ObjectNode small = narrower ? after : before;
      ObjectNode large = narrower ? before : after;
      Node apart = apart(small, large, narrower ? before : step.document, step);
      // Rather one where the change makes a difference.
      if (apart != null || tries > TRIES) {
        return new Pair(operator.name(), small, large, false, apart);
      }
    }
  }

  /** Mostly one that is known to have an instance. */
  private ObjectNode base() {
    while (true) {
      ObjectNode document = made.document(1 + random.nextInt(3));
      Draw draw = new Draw(random, made, members(document, "$defs"));
      if (draw.chance(10)) {
        return document;
      }
      SchemaValidation validation = Json.validation(document);
      Instances instances = new Instances(document, draw);
      for (int i = 0; i < 3; i++) {
        if (validation.accepts(instances.of(document))) {
          return document;
        }
      }
    }
  }

  private ObjectNode reworded(ObjectNode document) {
    ObjectNode out = document;
    for (int i = Math.max(0, random.nextInt(7) - 2); i > 0; i--) {
      Step step = apply(SAME.get(random.nextInt(SAME.size())), out);
      out = step == null ? out : step.document;
    }
    return out;
  }

  private @Nullable Step apply(Operator operator, ObjectNode document) {
    Draw draw = new Draw(random, made, members(document, "$defs"));
    for (Place place : draw.shuffled(Places.in(document))) {
      Node schema = Json.at(document, place.path());
      if (place.path().isEmpty()) {
        schema = without(document, "$defs");
      }
      Made out = operator.fits(place, schema) ? operator.making().of(schema, draw) : null;
      if (out != null) {
        return new Step(replaced(document, place, out.schema(), draw), place, out);
      }
    }
    return null;
  }

  private static ObjectNode replaced(ObjectNode document, Place place, Node schema, Draw draw) {
    Map<String, Node> definitions = new LinkedHashMap<>(draw.definitions());
    ObjectNode out;
    if (place.path().isEmpty()) {
      out =
          schema instanceof BooleanNode b
              ? b.value() ? object() : not(object())
              : (ObjectNode) schema;
    } else {
      out = (ObjectNode) Json.replaced(document, place.path(), old -> schema);
      members(out, "$defs").members().forEach(m -> definitions.put(m.key(), m.value()));
    }
    return definitions.isEmpty() ? out : with(out, "$defs", Values.object(definitions));
  }

  /** Tries the values that the operator thinks apart, in an instance around them. */
  private @Nullable Node apart(
      ObjectNode small, ObjectNode large, ObjectNode accepting, Step step) {
    Draw draw = new Draw(random, made, members(accepting, "$defs"));
    Instances instances = new Instances(accepting, draw);
    SchemaValidation inside = Json.validation(large);
    SchemaValidation outside = Json.validation(small);
    for (int i = 0; i < 3; i++) {
      for (Node local : step.made.apart()) {
        Node whole = instances.with(step.place.route(), local);
        if (inside.accepts(whole) && outside.rejects(whole)) {
          return whole;
        }
      }
    }
    return null;
  }
}
