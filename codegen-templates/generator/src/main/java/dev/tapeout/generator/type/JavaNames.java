package dev.tapeout.generator.type;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.SourceVersion;

/**
 * Names for what a contract names: in ASCII, since a file of a class is called as the class is and
 * not every file system takes more, and never one that Java or a generated file uses otherwise.
 */
public final class JavaNames {
  /** The types that generated files know by their simple names, and those of {@code java.lang}. */
  private static final Set<String> TAKEN_TYPES =
      Set.of(
          // what generated code uses
          "BigDecimal",
          "BigInteger",
          "Call",
          "ConcurrentHashMap",
          "Content",
          "ContractDocument",
          "Drift",
          "Duration",
          "FilePart",
          "Flow",
          "FlowContext",
          "Handler",
          "HeaderShape",
          "In",
          "JsonGenerator",
          "JsonInput",
          "JsonNode",
          "JsonOutput",
          "JsonTree",
          "Known",
          "Limit",
          "LimitTable",
          "List",
          "LocalDate",
          "Map",
          "Nullable",
          "Objects",
          "OffsetDateTime",
          "OffsetTime",
          "Operation",
          "OperationTable",
          "Parameter",
          "Presence",
          "Reply",
          "Request",
          "RequestBody",
          "Response",
          "ResponseShape",
          "Route",
          "SecurityAlternative",
          "SecurityScheme",
          "Set",
          "Shape",
          "Style",
          "URI",
          "Unknown",
          "UUID",
          // java.lang
          "Boolean",
          "Byte",
          "Character",
          "Class",
          "Comparable",
          "Deprecated",
          "Double",
          "Enum",
          "Error",
          "Exception",
          "Float",
          "FunctionalInterface",
          "IllegalArgumentException",
          "Integer",
          "Iterable",
          "Long",
          "Math",
          "Module",
          "Number",
          "Object",
          "Override",
          "Package",
          "Process",
          "Record",
          "Runnable",
          "RuntimeException",
          "Short",
          "String",
          "StringBuilder",
          "System",
          "Thread",
          "Throwable",
          "Void");

  /**
   * Methods that every object or record has, so that no component may be called so; and the
   * variable that a record writes itself to.
   */
  private static final Set<String> TAKEN_MEMBERS =
      Set.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "out",
          "toString",
          "wait");

  private JavaNames() {}

  /** In upper camel case, such as {@code OrderLine} for {@code order_line}. */
  public static String type(String name) {
    StringBuilder out = new StringBuilder();
    words(name).forEach(word -> out.append(capital(word)));
    String type = identifier(out.toString(), "Type");
    return TAKEN_TYPES.contains(type) || SourceVersion.isKeyword(type) ? type + "Type" : type;
  }

  /** In lower camel case, such as {@code orderLine} for {@code order-line}. */
  public static String member(String name) {
    StringBuilder out = new StringBuilder();
    for (String word : words(name)) {
      out.append(out.isEmpty() ? lowerFirst(word) : capital(word));
    }
    String member = identifier(out.toString(), "value");
    return SourceVersion.isKeyword(member) || TAKEN_MEMBERS.contains(member)
        ? member + "_"
        : member;
  }

  /** In upper case, such as {@code IN_TRANSIT} for {@code inTransit}. */
  public static String constant(String name) {
    return identifier(String.join("_", words(name)).toUpperCase(Locale.ROOT), "EMPTY");
  }

  /** {@code name}, with a number behind it where another name already differs in case at most. */
  public static String unique(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = name + i;
    }
    return free;
  }

  /** The names of each of {@code wire}, made by {@code naming} and told apart. */
  public static List<String> unique(List<String> wire, UnaryOperator<String> naming) {
    Set<String> taken = new HashSet<>();
    return wire.stream().map(name -> unique(naming.apply(name), taken)).toList();
  }

  private static String identifier(String name, String whereEmpty) {
    if (name.isEmpty()) {
      return whereEmpty;
    }
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** {@code URLPath} becomes {@code urlPath}: a word of capitals is one word. */
  private static String lowerFirst(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT))
        ? word.toLowerCase(Locale.ROOT)
        : Character.toLowerCase(word.charAt(0)) + word.substring(1);
  }

  /**
   * The words of a name: cut at what no identifier holds, and where a lower letter meets a capital.
   */
  private static List<String> words(String name) {
    StringBuilder ascii = new StringBuilder();
    char before = ' ';
    for (char c : spelled(name).toCharArray()) {
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      if (letter && Character.isUpperCase(c) && Character.isLowerCase(before)) {
        ascii.append(' ');
      }
      ascii.append(letter ? c : ' ');
      before = c;
    }
    return ascii.toString().isBlank() ? List.of() : List.of(ascii.toString().strip().split(" +"));
  }

  /** Letters without their marks, and what is still not ASCII by its number. */
  private static String spelled(String name) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(name.replace("+", " plus "), Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> {
          if (c < 128) {
            out.appendCodePoint(c);
          } else if (Character.isLetterOrDigit(c)) {
            out.append(" U").append(Integer.toHexString(c).toUpperCase(Locale.ROOT)).append(' ');
          } else {
            out.append(' ');
          }
        });
    return out.toString();
  }
}
