package dev.tapeout.contracts.document;

import java.util.Arrays;

/** What the objects and arrays that are being read hold so far: a stack that they share. */
final class OpenNodes {
  /** Arrays leave the names unused. */
  private KeyTable.Key[] names = new KeyTable.Key[256];

  private int[] nameStarts = new int[256];
  private Node[] values = new Node[256];
  private int top;
  private int objects;

  /** How many values are held: where the next object or array begins. */
  int size() {
    return top;
  }

  /** Room for the next value of an array. */
  int push() {
    if (top == values.length) {
      names = Arrays.copyOf(names, top * 2);
      nameStarts = Arrays.copyOf(nameStarts, top * 2);
      values = Arrays.copyOf(values, top * 2);
    }
    return top++;
  }

  /** Room for the next member of an object. */
  int push(KeyTable.Key name, int nameStart) {
    int slot = push();
    names[slot] = name;
    nameStarts[slot] = nameStart;
    return slot;
  }

  void value(int slot, Node value) {
    values[slot] = value;
  }

  /** Told of a key that an object has already. */
  interface Duplicates {
    /**
     * @param start of the key
     * @param first where it occurred before
     */
    void found(String key, int start, int first);
  }

  /** Keeps the first occurrence of each key from {@code base} on and reports the others. */
  void dropDuplicates(int base, Duplicates duplicates) {
    int object = ++objects;
    int kept = base;
    for (int i = base; i < top; i++) {
      KeyTable.Key name = names[i];
      if (name.lastObject == object) {
        int first = base;
        while (names[first] != name) {
          first++;
        }
        duplicates.found(name.text, nameStarts[i], nameStarts[first]);
      } else {
        name.lastObject = object;
        names[kept] = name;
        nameStarts[kept] = nameStarts[i];
        values[kept++] = values[i];
      }
    }
    top = kept;
  }

  /** Closes the object whose members begin at {@code base}. */
  ObjectNode object(Source source, int start, int end, int base) {
    String[] texts = new String[top - base];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = names[base + i].text;
    }
    int[] starts = Arrays.copyOfRange(nameStarts, base, top);
    return new ObjectNode(source, start, end, texts, starts, closed(base));
  }

  /** Closes the array whose items begin at {@code base}. */
  ArrayNode array(Source source, int start, int end, int base) {
    return new ArrayNode(source, start, end, closed(base));
  }

  private Node[] closed(int base) {
    Node[] held = Arrays.copyOfRange(values, base, top);
    top = base;
    return held;
  }
}
