package dev.tapeout.runtime.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One representation of a body.
 *
 * @param mediaType {@code type/subtype} in lower case, or a range such as {@code image/*}
 * @param schema JSON Pointer to the schema in the contract; null where the body is not described
 * @param fields the fields of a form ({@code application/x-www-form-urlencoded} or {@code
 *     multipart/form-data}), all {@link In#FORM}; empty for all other bodies
 */
public record Content(String mediaType, @Nullable String schema, List<Parameter> fields) {
  public Content {
    fields = List.copyOf(fields);
  }

  /** A body that is no form. */
  public Content(String mediaType, @Nullable String schema) {
    this(mediaType, schema, List.of());
  }
}
