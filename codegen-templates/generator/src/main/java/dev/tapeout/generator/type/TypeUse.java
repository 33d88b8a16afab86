package dev.tapeout.generator.type;

/**
 * A Java type where it is used.
 *
 * @param java the type as it is written, such as {@code List<NewLine>} or {@code int}
 * @param boxed the same where a value may be missing, such as {@code Integer}
 * @param reader an expression: the function that reads it from a JSON tree
 * @param writer an expression: the function of a value and a generator that writes it
 * @param content what the two are about
 * @param depth how many lambdas stand inside one another in the two
 * @param nullable whether JSON's null is a value of it
 */
public record TypeUse(
    String java,
    String boxed,
    String reader,
    String writer,
    Content content,
    int depth,
    boolean nullable) {
  /** Any JSON value, as a tree: what Java's types cannot say. */
  public static final TypeUse JSON = library("JsonNode", "any");

  /** A file of a form. */
  static final TypeUse FILE = library("FilePart", "file");

  /** A type that is declared for the contract and reads and writes itself. */
  static TypeUse declared(String name) {
    Content own = new Content.Own(name);
    return new TypeUse(name, name, name + "::read", name + "::write", own, 0, false);
  }

  /** A type that the library has functions for. */
  static TypeUse library(String java, String function) {
    String writer = "JsonOutput::" + function;
    Content one = new Content.Scalar(function);
    return new TypeUse(java, java, "JsonInput::" + function, writer, one, 0, false);
  }

  /** A type that the generator of JSON has a method for. */
  static TypeUse direct(String java, String boxed, String function, String method) {
    String writer = "(v0, o0) -> o0." + method + "(v0)";
    Content one = new Content.Scalar(function);
    return new TypeUse(java, boxed, "JsonInput::" + function, writer, one, 1, false);
  }

  TypeUse list() {
    return collection("List<" + element() + ">", "list", new Content.Items(this));
  }

  TypeUse map() {
    return collection("Map<String, " + element() + ">", "map", new Content.Entries(this));
  }

  private String element() {
    return nullable ? "@Nullable " + boxed : boxed;
  }

  private TypeUse collection(String java, String function, Content content) {
    TypeUse inner = nullable ? lifted() : this;
    int d = inner.depth;
    return new TypeUse(
        java,
        java,
        "n%1$d -> JsonInput.%2$s(n%1$d, %3$s)".formatted(d, function, inner.reader),
        "(v%1$d, o%1$d) -> JsonOutput.%2$s(o%1$d, v%1$d, %3$s)"
            .formatted(d, function, inner.writer),
        content,
        d + 1,
        false);
  }

  /** The same type with functions that know of null. */
  public TypeUse lifted() {
    return new TypeUse(
        java,
        boxed,
        "n%1$d -> JsonInput.nullable(n%1$d, %2$s)".formatted(depth, reader),
        "(v%1$d, o%1$d) -> JsonOutput.nullable(o%1$d, v%1$d, %2$s)".formatted(depth, writer),
        content,
        depth + 1,
        true);
  }

  /** The same type, of which null is a value too. */
  TypeUse orNull() {
    return new TypeUse(java, boxed, reader, writer, content, depth, true);
  }

  /** Whether it is a type that is declared for the contract. */
  public boolean isOwn() {
    return content instanceof Content.Own;
  }

  /** Whether the type is one of Java's primitive ones. */
  public boolean primitive() {
    return !java.equals(boxed);
  }
}
