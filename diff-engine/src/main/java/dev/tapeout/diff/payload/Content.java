package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.identity.Canonical;
import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What schemas say, down to all that they refer to, as short texts: equal where the same is said in
 * the same words, whatever the components are called. Annotations do not count.
 */
final class Content {
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");
  private static final Set<String> VALUES = Set.of("const", "enum", "dependentRequired");

  /**
   * A schema that is referred to, or where it begins.
   *
   * @param hash of what it says by itself
   * @param targets what its references lead to, in the order of its keywords
   */
  private record Part(String hash, List<Node> targets) {}

  private final Sides sides;
  private final WireForm form;
  private final Map<Node, Part> parts = new IdentityHashMap<>();

  /** The schemas that are being written. */
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Map<Node, String> known = new IdentityHashMap<>();

  Content(Sides sides, WireForm form) {
    this.sides = sides;
    this.form = form;
  }

  /** What a finding does not say of its difference: what is behind references, or all of it. */
  String of(Delta delta) {
    return delta.from() == null && delta.to() == null
        ? of(delta.schema()) + of(delta.changed())
        : referred(delta.from()) + referred(delta.to());
  }

  private String referred(@Nullable Node value) {
    return value instanceof ObjectNode && !part(value).targets.isEmpty() ? of(value) : "";
  }

  private String of(Node schema) {
    return known.computeIfAbsent(schema, this::explore);
  }

  /** A target counts by when it was met first, so that a circle ends. */
  private String explore(Node start) {
    StringBuilder text = new StringBuilder();
    Map<Node, Integer> met = new IdentityHashMap<>(Map.of(start, 0));
    Deque<Node> work = new ArrayDeque<>(List.of(start));
    while (!work.isEmpty()) {
      Part part = part(work.remove());
      text.append(part.hash);
      for (Node target : part.targets) {
        if (!met.containsKey(target)) {
          met.put(target, met.size());
          work.add(target);
        }
        text.append(' ').append(met.get(target));
      }
    }
    return Digest.fingerprint(text.toString());
  }

  private Part part(Node schema) {
    return parts.computeIfAbsent(
        schema,
        s -> {
          StringBuilder text = new StringBuilder();
          List<Node> targets = new ArrayList<>();
          write(s, text, targets);
          return new Part(Digest.fingerprint(text.toString()), targets);
        });
  }

  private void write(Node node, StringBuilder text, List<Node> targets) {
    if (!(node instanceof ObjectNode written)) {
      text.append(Canonical.text(node));
      return;
    }
    if (!open.add(node)) {
      // The wire form holds in place what was referred to, so it may hold itself.
      targets.add(node);
      return;
    }
    for (ObjectNode.Member member : Schemas.byKey(form.of(written))) {
      String keyword = member.key();
      if (SchemaKeywords.isAnnotation(keyword)) {
        continue;
      }
      text.append('{').append(keyword).append(':');
      Node target =
          REFERENCES.contains(keyword) ? sides.references().target(written, keyword) : null;
      if (target != null) {
        targets.add(target);
      } else {
        value(keyword, member.value(), text, targets);
      }
      text.append('}');
    }
    open.remove(node);
  }

  private void value(String keyword, Node value, StringBuilder text, List<Node> targets) {
    if (Rewrites.NAMED.contains(keyword) && value instanceof ObjectNode named) {
      for (ObjectNode.Member member : Schemas.byKey(named)) {
        JsonWriter.quote(member.key(), text);
        write(member.value(), text.append('('), targets);
        text.append(')');
      }
    } else if (Rewrites.LISTS.contains(keyword)) {
      for (Node item : Schemas.items(value)) {
        write(item, text.append('('), targets);
        text.append(')');
      }
    } else if (VALUES.contains(keyword)) {
      text.append(Canonical.text(value));
    } else {
      write(value, text, targets);
    }
  }
}
