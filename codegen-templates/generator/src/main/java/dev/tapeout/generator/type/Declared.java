package dev.tapeout.generator.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java type that is declared for a schema, each in a file of its own. */
public sealed interface Declared {
  /** Its simple name. */
  String name();

  /** What the contract says of it, as lines of a comment. */
  Doc doc();

  /**
   * What is said of something.
   *
   * @param lines the description, cut into lines that a comment can hold
   * @param pointer JSON Pointer of the schema in the contract
   * @param deprecated whether the contract says so
   */
  record Doc(List<String> lines, String pointer, boolean deprecated) {}

  /**
   * An object with known properties.
   *
   * @param interfaces the unions that it is a branch of, by name
   * @param additional the type of all other properties, where the schema describes them, or says
   *     that there may be such
   */
  record RecordType(
      String name,
      Doc doc,
      List<Property> properties,
      @Nullable TypeUse additional,
      List<String> interfaces)
      implements Declared {}

  /**
   * A property of an object.
   *
   * @param wire its name in JSON
   * @param java its name in Java
   * @param required whether the object must have it
   * @param constant its value as JSON text, where there is only one; such a property is no
   *     component of the record
   */
  record Property(
      String wire,
      String java,
      TypeUse type,
      boolean required,
      @Nullable String constant,
      Doc doc) {
    /** Whether absent, null and a value are three different things. */
    public boolean threefold() {
      return !required && type.nullable();
    }

    /** The type of the record's component. */
    public String component() {
      if (threefold()) {
        return "Presence<" + type.boxed() + ">";
      }
      return required && !type.nullable() ? type.java() : "@Nullable " + type.boxed();
    }
  }

  /**
   * Some strings by name. A value that the contract does not name survives on the client's side.
   *
   * @param constants names and values in the contract's order
   */
  record EnumType(String name, Doc doc, List<Constant> constants, List<String> interfaces)
      implements Declared {}

  /** One of the strings of an {@link EnumType}, as a Java name and as a Java literal. */
  record Constant(String name, String literal) {}

  /** One of several types. */
  record UnionType(String name, Doc doc, List<Branch> branches, List<String> interfaces)
      implements Declared {}

  /**
   * A branch of a union.
   *
   * @param type what the branch holds
   * @param wrapper the name of the record inside the union that holds it; null where the type
   *     itself is declared and implements the union
   * @param test a Java expression over {@code node} that tells the branch from the others
   * @param otherwise one that is asked where no test of any branch holds; null where that says all
   */
  record Branch(TypeUse type, @Nullable String wrapper, String test, @Nullable String otherwise) {}

  /** An array whose places each have a type of their own. */
  record TupleType(String name, Doc doc, List<Property> items, List<String> interfaces)
      implements Declared {}
}
