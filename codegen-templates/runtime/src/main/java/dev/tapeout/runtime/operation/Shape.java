package dev.tapeout.runtime.operation;

import java.util.Map;

/**
 * Which JSON value the text of a parameter stands for. A schema cannot say that by itself, since
 * all that travels in a URL is text.
 */
public sealed interface Shape {

  /** One text, one value. */
  enum Scalar implements Shape {
    STRING,
    /** A number as JSON writes it. */
    NUMBER,
    /** A number as JSON writes it, without a fraction. */
    INTEGER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /**
     * A schema that allows several types: a number, true, false or null where the text is one, else
     * a string.
     */
    ANY,
    /** A whole JSON document, as a parameter with {@code content: application/json} carries it. */
    JSON,
    /** The bytes of a file, in a part of a form: a string with a character for each of them. */
    FILE
  }

  /** Several values, each of the shape {@code items}. */
  record Array(Shape items) implements Shape {}

  /**
   * Named values.
   *
   * @param properties the shapes of the properties that the schema names
   * @param others the shape of all other properties
   */
  record Properties(Map<String, Shape> properties, Shape others) implements Shape {
    public Properties {
      properties = Map.copyOf(properties);
    }
  }
}
