package dev.tapeout.contracts.reference;

import static dev.tapeout.contracts.reference.Fragments.quote;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * References that lead to references: where they end, and which never do. Each holder is walked
 * once, however long the chains of a hostile document are.
 */
final class Chains {
  private final References references;
  private final Map<ObjectNode, Optional<Diagnostic>> cycles = new HashMap<>();
  private final Map<ObjectNode, Node> ends = new HashMap<>();

  Chains(References references) {
    this.references = references;
  }

  /** The diagnostic of the cycle that {@code start} is part of; null where it is part of none. */
  @Nullable Diagnostic cycle(ObjectNode start) {
    Optional<Diagnostic> known = cycles.get(start);
    if (known == null) {
      walk(start);
      known = cycles.getOrDefault(start, Optional.empty());
    }
    return known.orElse(null);
  }

  private void walk(ObjectNode start) {
    Set<ObjectNode> met = new LinkedHashSet<>();
    ObjectNode at = start;
    while (at != null && !cycles.containsKey(at) && met.add(at)) {
      at = next(at);
    }
    for (ObjectNode holder : met) {
      cycles.put(holder, Optional.empty());
    }
    if (at != null && met.contains(at)) {
      List<ObjectNode> order = new ArrayList<>(met);
      List<ObjectNode> members = order.subList(order.indexOf(at), order.size());
      Optional<Diagnostic> diagnostic = Optional.of(diagnostic(members));
      for (ObjectNode member : members) {
        cycles.put(member, diagnostic);
      }
    }
  }

  /** The next holder; null where the chain ends, be it at a schema or nowhere. */
  private @Nullable ObjectNode next(ObjectNode holder) {
    return references.step(holder).target() instanceof ObjectNode target
            && target.get("$ref") instanceof StringNode
        ? target
        : null;
  }

  /** One for the whole cycle, at its first member, whichever member was asked for. */
  private static Diagnostic diagnostic(List<ObjectNode> members) {
    ObjectNode first =
        members.stream()
            .min(
                Comparator.comparing((ObjectNode n) -> n.source().name())
                    .thenComparingInt(Node::start))
            .orElseThrow();
    String text = first.get("$ref") instanceof StringNode s ? s.value() : "";
    String way =
        members.size() == 1 ? "itself" : "itself, by way of " + (members.size() - 1) + " more";
    return new Diagnostic(
        "ref-cycle",
        Severity.ERROR,
        "the reference " + quote(text) + " leads back to " + way + " and never to a value",
        first.keyLocation("$ref"),
        "give one of the places a value of its own");
  }

  Node end(ObjectNode start) {
    List<ObjectNode> way = new ArrayList<>();
    Node at = start;
    while (at instanceof ObjectNode holder && holder.get("$ref") instanceof StringNode) {
      Node known = ends.get(holder);
      if (known != null) {
        at = known;
        break;
      }
      Node target = references.resolve(holder).target();
      if (target == null) {
        break;
      }
      way.add(holder);
      at = target;
    }
    if (way.size() > 1) {
      for (ObjectNode holder : way) {
        ends.put(holder, at);
      }
    }
    return at;
  }
}
