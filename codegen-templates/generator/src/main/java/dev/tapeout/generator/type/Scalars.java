package dev.tapeout.generator.type;

import java.math.BigDecimal;

/** The Java types of numbers and strings. */
final class Scalars {
  private static final BigDecimal LEAST_INT = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal MOST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

  private Scalars() {}

  /** An int where the schema keeps its instances within one, else a long. */
  static TypeUse integer(Facets facets) {
    BigDecimal least = facets.bound(true);
    BigDecimal most = facets.bound(false);
    boolean small =
        "int32".equals(facets.text("format"))
            || least != null
                && most != null
                && least.compareTo(LEAST_INT) >= 0
                && most.compareTo(MOST_INT) <= 0;
    return small
        ? TypeUse.direct("int", "Integer", "int32", "writeNumber")
        : TypeUse.direct("long", "Long", "int64", "writeNumber");
  }

  /** A binary number where the format says so, else an exact decimal one. */
  static TypeUse number(Facets facets) {
    String format = facets.text("format");
    if ("double".equals(format) || "float".equals(format)) {
      return TypeUse.direct("double", "Double", "float64", "writeNumber");
    }
    return TypeUse.direct("BigDecimal", "BigDecimal", "decimal", "writeNumber");
  }

  static TypeUse string(Facets facets) {
    if ("base64".equals(facets.text("contentEncoding"))) {
      return TypeUse.library("byte[]", "base64");
    }
    String format = facets.text("format");
    return switch (format == null ? "" : format) {
      case "uuid" -> TypeUse.library("UUID", "uuid");
      case "uri", "uri-reference" -> TypeUse.library("URI", "uri");
      case "date" -> TypeUse.library("LocalDate", "date");
      case "date-time" -> TypeUse.library("OffsetDateTime", "dateTime");
      case "time" -> TypeUse.library("OffsetTime", "time");
      case "byte" -> TypeUse.library("byte[]", "base64");
      default -> TypeUse.direct("String", "String", "string", "writeString");
    };
  }
}
