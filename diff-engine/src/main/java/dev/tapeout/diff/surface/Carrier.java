package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Header;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.reference.References;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What carries one value beside the body: a parameter or a header.
 *
 * @param name for messages, such as {@code query parameter 'limit'}
 * @param references those of the contract that it belongs to
 */
record Carrier(
    String name,
    ObjectNode node,
    boolean required,
    String style,
    boolean explode,
    @Nullable Node schema,
    @Nullable MediaType content,
    References references) {
  static Carrier of(Parameter parameter) {
    return new Carrier(
        parameter.in() + " parameter '" + parameter.name() + "'",
        parameter.node(),
        parameter.required(),
        parameter.style(),
        parameter.explode(),
        parameter.schema(),
        first(parameter.content()),
        parameter.contract().references());
  }

  static Carrier of(Header header) {
    return new Carrier(
        "header '" + header.name() + "'",
        header.node(),
        header.required(),
        "simple",
        header.explode(),
        header.schema(),
        first(header.content()),
        header.contract().references());
  }

  /** What the value must fit; null where anything goes. */
  @Nullable Node payload() {
    return content == null ? schema : content.schema();
  }

  private static @Nullable MediaType first(List<MediaType> content) {
    return content.isEmpty() ? null : content.get(0);
  }
}
