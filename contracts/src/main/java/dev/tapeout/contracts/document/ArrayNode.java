package dev.tapeout.contracts.document;

import java.util.Iterator;
import java.util.List;

/** An array of values. */
public final class ArrayNode extends Node implements Iterable<Node> {
  private final List<Node> items;

  public ArrayNode(Source source, int start, int end, List<? extends Node> items) {
    super(source, start, end);
    this.items = List.copyOf(items);
  }

  ArrayNode(Source source, int start, int end, Node[] items) {
    super(source, start, end);
    this.items = List.of(items);
  }

  /** The elements in order; unmodifiable. */
  public List<Node> items() {
    return items;
  }

  public int size() {
    return items.size();
  }

  public Node get(int index) {
    return items.get(index);
  }

  @Override
  public Iterator<Node> iterator() {
    return items.iterator();
  }

  @Override
  public JsonType type() {
    return JsonType.ARRAY;
  }

  @Override
  public boolean sameValue(Node other) {
    if (!(other instanceof ArrayNode a) || a.items.size() != items.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).sameValue(a.items.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int valueHash() {
    int hash = 7;
    for (Node item : items) {
      hash = 31 * hash + item.valueHash();
    }
    return hash;
  }
}
