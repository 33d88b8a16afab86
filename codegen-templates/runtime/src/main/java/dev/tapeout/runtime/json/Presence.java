package dev.tapeout.runtime.json;

import org.jspecify.annotations.Nullable;

/** A property that may be left out, and that may be null: which is not the same. */
public sealed interface Presence<T> {

  /** The property is not there. */
  record Absent<T>() implements Presence<T> {}

  /** The property is there, and null. */
  record Null<T>() implements Presence<T> {}

  record Of<T>(T value) implements Presence<T> {}

  static <T> Presence<T> absent() {
    return new Absent<>();
  }

  static <T> Presence<T> ofNull() {
    return new Null<>();
  }

  static <T> Presence<T> of(T value) {
    return new Of<>(value);
  }

  /** The value; null where it is absent or null. */
  default @Nullable T orNull() {
    return this instanceof Of<T>(T value) ? value : null;
  }

  default boolean isAbsent() {
    return this instanceof Absent<T>;
  }
}
