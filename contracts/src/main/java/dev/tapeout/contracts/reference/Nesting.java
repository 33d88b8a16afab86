package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parts of one document that lie inside each other or apart, told by their ranges. */
final class Nesting<T> {
  private record Part<T>(T value, int start, int end, @Nullable Part<T> outer) {}

  private final List<Part<T>> parts = new ArrayList<>();

  /**
   * An alias of YAML makes a walk meet ranges out of order: here they are ordered, and for each the
   * one around it is found.
   *
   * @param place the node whose range a part has
   */
  Nesting(List<T> values, Function<T, ? extends Node> place) {
    List<T> ordered = new ArrayList<>(values);
    ordered.sort(Comparator.comparingInt(value -> place.apply(value).start()));
    Deque<Part<T>> open = new ArrayDeque<>();
    for (T value : ordered) {
      Node node = place.apply(value);
      while (!open.isEmpty() && open.element().end < node.end()) {
        open.pop();
      }
      Part<T> part = new Part<>(value, node.start(), node.end(), open.peek());
      parts.add(part);
      open.push(part);
    }
  }

  /** The innermost part around a node, be it the node's own; null where there is none. */
  @Nullable T around(Node node) {
    int low = 0;
    int high = parts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (parts.get(middle).start <= node.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    Part<T> at = low == 0 ? null : parts.get(low - 1);
    while (at != null && at.end < node.end()) {
      at = at.outer;
    }
    return at == null ? null : at.value;
  }

  /** Tells each part of the one directly around it, null where there is none. */
  void forEach(Outer<T> outer) {
    parts.forEach(part -> outer.of(part.value, part.outer == null ? null : part.outer.value));
  }

  /** Takes a part and the one around it. */
  interface Outer<T> {
    void of(T part, @Nullable T outer);
  }
}
