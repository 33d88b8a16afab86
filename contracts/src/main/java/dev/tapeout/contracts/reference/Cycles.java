package dev.tapeout.contracts.reference;

import static dev.tapeout.contracts.reference.Fragments.quote;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * References that lead back to where they stand without a step into the value: {@code $ref} to
 * {@code $ref}, or by way of {@code allOf}, {@code not} and the like. Such a schema has no meaning
 * (JSON Schema 2020-12 core, section 9.4.1). These are the strongly connected components of the
 * graph of what applies in place (R. Tarjan, 1972); each object is visited once.
 */
final class Cycles {
  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef");
  private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> SINGLES = List.of("not", "if", "then", "else");

  private static final class Visit {
    final ObjectNode node;
    final Iterator<ObjectNode> next;
    final int index;
    int low;

    Visit(ObjectNode node, Iterator<ObjectNode> next, int index) {
      this.node = node;
      this.next = next;
      this.index = index;
      this.low = index;
    }
  }

  private final References references;

  /** What is said of the cycle that an object is part of; of the same cycle, the same. */
  private final Map<ObjectNode, Optional<Diagnostic>> settled = new HashMap<>();

  private final Map<ObjectNode, Visit> open = new HashMap<>();
  private final Deque<Visit> unsettled = new ArrayDeque<>();

  Cycles(References references) {
    this.references = references;
  }

  /** The diagnostic of the cycle that the way from {@code holder} to its target is part of. */
  @Nullable Diagnostic through(ObjectNode holder, ObjectNode target) {
    if (next(target).isEmpty()) {
      return null;
    }
    if (!settled.containsKey(holder)) {
      walk(holder);
    }
    Diagnostic cycle = of(holder);
    return cycle == of(target) ? cycle : null;
  }

  private @Nullable Diagnostic of(ObjectNode node) {
    return settled.getOrDefault(node, Optional.empty()).orElse(null);
  }

  private void walk(ObjectNode start) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(visit(start));
    while (!path.isEmpty()) {
      Visit at = path.element();
      if (at.next.hasNext()) {
        ObjectNode next = at.next.next();
        Visit met = open.get(next);
        if (met != null) {
          at.low = Math.min(at.low, met.index);
        } else if (!settled.containsKey(next)) {
          path.push(visit(next));
        }
      } else {
        path.pop();
        if (!path.isEmpty()) {
          path.element().low = Math.min(path.element().low, at.low);
        }
        if (at.low == at.index) {
          settle(at);
        }
      }
    }
  }

  private Visit visit(ObjectNode node) {
    Visit visit = new Visit(node, next(node).iterator(), open.size());
    open.put(node, visit);
    unsettled.push(visit);
    return visit;
  }

  /** Takes the component that {@code root} was the first to be met of. */
  private void settle(Visit root) {
    List<ObjectNode> members = new ArrayList<>();
    ObjectNode member;
    do {
      member = unsettled.pop().node;
      open.remove(member);
      members.add(member);
    } while (member != root.node);
    boolean cyclic = members.size() > 1 || next(member).contains(member);
    Optional<Diagnostic> diagnostic = cyclic ? Optional.of(diagnostic(members)) : Optional.empty();
    members.forEach(m -> settled.put(m, diagnostic));
  }

  /** The objects that apply to the same value as {@code schema} because of it. */
  private List<ObjectNode> next(ObjectNode schema) {
    List<ObjectNode> next = new ArrayList<>();
    for (String keyword : REFERENCES) {
      if (target(schema, keyword) instanceof ObjectNode target) {
        next.add(target);
      }
    }
    for (String keyword : SINGLES) {
      if (schema.get(keyword) instanceof ObjectNode part) {
        next.add(part);
      }
    }
    for (String keyword : LISTS) {
      if (schema.get(keyword) instanceof ArrayNode parts) {
        parts.items().stream()
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast)
            .forEach(next::add);
      }
    }
    if (schema.get("dependentSchemas") instanceof ObjectNode parts) {
      for (ObjectNode.Member part : parts.members()) {
        if (part.value() instanceof ObjectNode object) {
          next.add(object);
        }
      }
    }
    return next;
  }

  private @Nullable Node target(ObjectNode schema, String keyword) {
    return schema.get(keyword) instanceof StringNode
        ? references.step(schema, keyword).target()
        : null;
  }

  /** A reference of the cycle: {@code holder} has it, and it leads to another member. */
  private record Link(ObjectNode holder, String keyword) {}

  /** One for the whole cycle, at its first reference, whichever member was asked for. */
  private Diagnostic diagnostic(List<ObjectNode> members) {
    Set<@Nullable Node> inside = new HashSet<>(members);
    Link first =
        members.stream()
            .flatMap(m -> REFERENCES.stream().map(keyword -> new Link(m, keyword)))
            .filter(l -> inside.contains(target(l.holder, l.keyword)))
            .min(
                Comparator.comparing((Link l) -> l.holder.source().name())
                    .thenComparingInt(l -> l.holder.start()))
            .orElseThrow();
    boolean chain = members.stream().allMatch(m -> m.get("$ref") instanceof StringNode);
    String text = ((StringNode) Objects.requireNonNull(first.holder.get(first.keyword))).value();
    String way =
        members.size() == 1 ? "itself" : "itself, by way of " + (members.size() - 1) + " more";
    String message;
    String hint;
    if (chain) {
      message = " leads back to " + way + " and never to a value";
      hint = "give one of the places a value of its own";
    } else if (members.stream().anyMatch(Cycles::isParent)) {
      message =
          " leads to a schema that includes the one that lists it: to judge a value by either, the"
              + " other has to be judged first, so neither has a meaning; whatever uses them cannot"
              + " be checked, nor compared where it changed";
      hint =
          "keep one direction: let the children include the parent by 'allOf' and the parent only"
              + " declare the discriminator; or list the children and move what they share to a"
              + " schema of its own";
    } else {
      message =
          " leads back to the schema that it stands in without a step into the value, so the schema"
              + " has no meaning";
      hint = "take the reference out, or put it under 'properties' or 'items'";
    }
    return new Diagnostic(
        "ref-cycle",
        Severity.ERROR,
        "the reference " + quote(text) + message,
        first.holder.keyLocation(first.keyword),
        hint);
  }

  /** A schema that lists its kinds, as one that has a discriminator does. */
  private static boolean isParent(ObjectNode schema) {
    return schema.has("discriminator") && (schema.has("oneOf") || schema.has("anyOf"));
  }
}
