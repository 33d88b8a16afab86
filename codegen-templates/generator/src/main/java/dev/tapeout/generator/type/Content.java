package dev.tapeout.generator.type;

/** What a Java type reads from JSON. */
public sealed interface Content {
  /**
   * One value.
   *
   * @param function of the library that reads it, such as {@code int32}
   */
  record Scalar(String function) implements Content {}

  /** An array whose items are all of one type. */
  record Items(TypeUse of) implements Content {}

  /** An object whose properties are all of one type. */
  record Entries(TypeUse of) implements Content {}

  /** A type that is declared for the contract, by name. */
  record Own(String name) implements Content {}
}
