package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.diff.schema.BothReferences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Refactorings that leave no difference to trace: where schemas that say the same are written in
 * another way (a reference inlined or extracted, a component renamed, a wrapper put around).
 */
final class Rewrites {
  static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  static final Set<String> NAMED = Set.of("properties", "patternProperties", "dependentSchemas");

  private final BothReferences references;
  private final Unchanged unchanged;
  private final WireForm form;
  private final Map<Pair, List<Delta>> known = new HashMap<>();

  Rewrites(BothReferences references, Unchanged unchanged, WireForm form) {
    this.references = references;
    this.unchanged = unchanged;
    this.form = form;
  }

  /** Between two schemas that say the same, wrappers and names of references aside. */
  List<Delta> between(Node before, Node after) {
    return known.computeIfAbsent(new Pair(before, after), this::explore);
  }

  private List<Delta> explore(Pair start) {
    List<Delta> found = new ArrayList<>();
    Set<Pair> seen = new HashSet<>();
    Deque<Pair> work = new ArrayDeque<>(List.of(start));
    while (!work.isEmpty()) {
      Pair pair = work.remove();
      if (!unchanged.test(pair.before(), pair.after())
          && seen.add(pair)
          && !alike(pair, work, found)) {
        rewritten(pair, found);
      }
    }
    return found;
  }

  private static void rewritten(Pair pair, List<Delta> found) {
    Node before = pair.before();
    Node after = pair.after();
    if (before.source() != Source.NONE && after.source() != Source.NONE) {
      String message = Subject.of(before, after) + " is written in another way and means the same";
      found.add(Delta.all(before, after, message));
    }
  }

  /** Whether both are written in the same way but for the schemas inside, which go to the work. */
  private boolean alike(Pair pair, Deque<Pair> work, List<Delta> found) {
    if (!(pair.before() instanceof ObjectNode a) || !(pair.after() instanceof ObjectNode b)) {
      return pair.before().sameValue(pair.after());
    }
    ObjectNode old = form.of(a);
    ObjectNode now = form.of(b);
    Set<String> keywords = keywords(old);
    boolean alike = keywords.equals(keywords(now));
    for (String keyword : keywords) {
      if (alike && keyword.equals("$ref")) {
        reference(references.target(a, keyword), references.target(b, keyword), work, found);
      } else if (alike) {
        alike = inside(keyword, old.get(keyword), now.get(keyword), work);
      }
    }
    return alike;
  }

  private static Set<String> keywords(ObjectNode schema) {
    Set<String> keywords = new TreeSet<>(schema.keys());
    keywords.removeIf(SchemaKeywords::isAnnotation);
    return keywords;
  }

  private static void reference(
      @Nullable Node before, @Nullable Node after, Deque<Pair> work, List<Delta> found) {
    if (before != null && after != null) {
      String was = Subject.of(before, before);
      String is = Subject.of(after, after);
      if (!was.equals(is)) {
        found.add(Delta.all(before, after, was + " is now called " + is + " and means the same"));
      }
      work.add(new Pair(before, after));
    }
  }

  private static boolean inside(
      String keyword, @Nullable Node before, @Nullable Node after, Deque<Pair> work) {
    if (NAMED.contains(keyword)
        && before instanceof ObjectNode x
        && after instanceof ObjectNode y
        && Set.copyOf(x.keys()).equals(Set.copyOf(y.keys()))) {
      x.members()
          .forEach(m -> work.add(new Pair(m.value(), Objects.requireNonNull(y.get(m.key())))));
      return true;
    }
    if (LISTS.contains(keyword)
        && before instanceof ArrayNode x
        && after instanceof ArrayNode y
        && x.size() == y.size()) {
      for (int i = 0; i < x.size(); i++) {
        work.add(new Pair(x.get(i), y.get(i)));
      }
      return true;
    }
    if (before instanceof ObjectNode && after instanceof ObjectNode && !keyword.equals("const")) {
      work.add(new Pair(before, after));
      return true;
    }
    return Node.same(before, after);
  }
}
