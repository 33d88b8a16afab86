package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a value is an instance of a schema (JSON Schema 2020-12, unevaluated keywords included).
 * The search uses it where the values to choose from are finitely many; proofs are confirmed by an
 * independent validator, not by this one.
 */
final class Evaluator {
  /** What a successful evaluation covered: property names and element indexes. */
  private record Covered(Set<String> names, Set<Integer> indexes) {
    Covered() {
      this(new HashSet<>(), new HashSet<>());
    }

    void add(Covered other) {
      names.addAll(other.names);
      indexes.addAll(other.indexes);
    }
  }

  private record Visit(Schema schema, Node value) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Visit v && v.schema == schema && v.value == value;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(schema) * 31 + System.identityHashCode(value);
    }
  }

  private final Set<Visit> visiting = new HashSet<>();

  /**
   * @throws Undecided where the schema holds something that the engine cannot evaluate
   */
  static boolean accepts(Schema schema, Node value) {
    return new Evaluator().evaluate(schema, value, new Covered());
  }

  /**
   * @throws Undecided where the assertion holds something that the engine cannot evaluate
   */
  static boolean holds(Assertion assertion, Node value) {
    return new Evaluator().evaluate(assertion, value, new Covered());
  }

  private boolean evaluate(Schema schema, Node value, Covered covered) {
    Visit visit = new Visit(schema, value);
    if (!visiting.add(visit)) {
      return true;
    }
    try {
      Covered mine = new Covered();
      for (Assertion a : schema.assertions()) {
        if ((a.guard() == null || a.guard() == value.type()) && !evaluate(a, value, mine)) {
          return false;
        }
      }
      covered.add(mine);
      return true;
    } finally {
      visiting.remove(visit);
    }
  }

  private boolean evaluate(Assertion assertion, Node value, Covered covered) {
    if (assertion.guard() != null && assertion.guard() != value.type()) {
      return true;
    }
    if (value instanceof ObjectNode object && assertion.guard() == JsonType.OBJECT) {
      return object(assertion, object, covered);
    }
    if (value instanceof ArrayNode array && assertion.guard() == JsonType.ARRAY) {
      return array(assertion, array, covered);
    }
    return assertion.guard() == null
        ? anywhere(assertion, value, covered)
        : scalar(assertion, value);
  }

  private boolean anywhere(Assertion assertion, Node value, Covered covered) {
    if (assertion instanceof Assertion.Type t) {
      return t.types().contains(value.type())
          && !(t.integersOnly() && value instanceof NumberNode n && !isInteger(n.value()));
    }
    if (assertion instanceof Assertion.Listed e) {
      return e.lists(value);
    }
    if (assertion instanceof Assertion.All all) {
      return evaluate(all.schema(), value, covered);
    }
    if (assertion instanceof Assertion.Any any) {
      return count(any.schemas(), value, covered) > 0;
    }
    if (assertion instanceof Assertion.One one) {
      return count(one.schemas(), value, covered) == 1;
    }
    if (assertion instanceof Assertion.Not not) {
      return !evaluate(not.schema(), value, new Covered());
    }
    if (assertion instanceof Assertion.Conditional c) {
      return evaluate(c.condition(), value, covered)
          ? evaluate(c.then(), value, covered)
          : evaluate(c.otherwise(), value, covered);
    }
    throw new Undecided(((Assertion.Opaque) assertion).reason());
  }

  private int count(List<Schema> schemas, Node value, Covered covered) {
    int accepting = 0;
    for (Schema s : schemas) {
      if (evaluate(s, value, covered)) {
        accepting++;
      }
    }
    return accepting;
  }

  static boolean isInteger(BigDecimal n) {
    return n.signum() == 0 || n.stripTrailingZeros().scale() <= 0;
  }

  private static boolean scalar(Assertion assertion, Node value) {
    if (assertion instanceof Assertion.Bound b) {
      int sign = ((NumberNode) value).value().compareTo(b.limit());
      return sign == 0 ? !b.exclusive() : b.upper() == sign < 0;
    }
    if (assertion instanceof Assertion.MultipleOf m) {
      return Numbers.isMultiple(((NumberNode) value).value(), m.divisor());
    }
    String text = ((StringNode) value).value();
    if (assertion instanceof Assertion.Pattern p) {
      return Regex.of(p.regex()).matches(text);
    }
    if (assertion instanceof Assertion.Format f) {
      return isOf(f.name(), text);
    }
    return fits((Assertion.Size) assertion, text.codePointCount(0, text.length()));
  }

  private static boolean isOf(String format, String text) {
    KnownFormats.Range range = KnownFormats.of(format);
    boolean sure = Regex.of(range.sure()).matches(text);
    if (!sure && Regex.of(range.may()).matches(text)) {
      throw new Undecided("`" + format + "` can be told from other strings only in part");
    }
    return sure;
  }

  private static boolean fits(Assertion.Size size, long n) {
    return size.upper() ? n <= size.limit() : n >= size.limit();
  }

  private boolean object(Assertion assertion, ObjectNode object, Covered covered) {
    if (assertion instanceof Assertion.Size size) {
      return fits(size, object.size());
    }
    if (assertion instanceof Assertion.Required r) {
      return object.has(r.name());
    }
    if (assertion instanceof Assertion.DependentRequired d) {
      return !object.has(d.name()) || d.others().stream().allMatch(object::has);
    }
    if (assertion instanceof Assertion.DependentSchema d) {
      return !object.has(d.name()) || evaluate(d.schema(), object, covered);
    }
    if (assertion instanceof Assertion.PropertyNames p) {
      return object.keys().stream()
          .allMatch(k -> evaluate(p.name(), Values.string(k), new Covered()));
    }
    for (ObjectNode.Member member : object.members()) {
      Schema applies = Covering.valueSchema(assertion, member.key());
      if (applies != null) {
        if (!evaluate(applies, member.value(), new Covered())) {
          return false;
        }
        covered.names.add(member.key());
      }
    }
    if (assertion instanceof Assertion.UnevaluatedProperties u) {
      Covered evaluated = new Covered();
      evaluate(u.owner(), object, evaluated);
      for (ObjectNode.Member member : object.members()) {
        if (!evaluated.names.contains(member.key())
            && !evaluate(u.value(), member.value(), new Covered())) {
          return false;
        }
        covered.names.add(member.key());
      }
    }
    return true;
  }

  private boolean array(Assertion assertion, ArrayNode array, Covered covered) {
    if (assertion instanceof Assertion.Size size) {
      return fits(size, array.size());
    }
    if (assertion instanceof Assertion.UniqueItems) {
      Set<Assertion.Value> seen = new HashSet<>();
      return array.items().stream().allMatch(n -> seen.add(new Assertion.Value(n)));
    }
    if (assertion instanceof Assertion.Contains c) {
      long matching = 0;
      for (int i = 0; i < array.size(); i++) {
        if (evaluate(c.value(), array.get(i), new Covered())) {
          matching++;
          covered.indexes.add(i);
        }
      }
      return matching >= c.min() && matching <= c.max();
    }
    if (assertion instanceof Assertion.UnevaluatedItems u) {
      Covered evaluated = new Covered();
      evaluate(u.owner(), array, evaluated);
      for (int i = 0; i < array.size(); i++) {
        if (!evaluated.indexes.contains(i) && !evaluate(u.value(), array.get(i), new Covered())) {
          return false;
        }
        covered.indexes.add(i);
      }
      return true;
    }
    for (int i = 0; i < array.size(); i++) {
      Schema applies = Covering.elementSchema(assertion, i);
      if (applies != null) {
        if (!evaluate(applies, array.get(i), new Covered())) {
          return false;
        }
        covered.indexes.add(i);
      }
    }
    return true;
  }
}
