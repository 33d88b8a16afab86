package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What only parameters have: two allowances, and a default that stands for the absent value. */
final class ParameterTraits {
  private ParameterTraits() {}

  static void compare(Exchange exchange, Parameter old, Parameter current, Direction direction) {
    allowance(
        exchange, old, current, direction, "allowReserved", "parameter-allow-reserved-changed");
    allowance(
        exchange, old, current, direction, "allowEmptyValue", "parameter-allow-empty-changed");
    defaultValue(exchange, old, current, direction);
  }

  /** The default of the parameter's schema; null where it has none. */
  static @Nullable Node defaultOf(Parameter parameter) {
    Node schema = Carrier.of(parameter).payload();
    if (schema == null) {
      return null;
    }
    References references = parameter.contract().references();
    for (Facet facet : Facet.of(List.of(schema), Where.DOCUMENT, references, Set.of(), true)) {
      if (facet.object().has("default")) {
        return facet.object().get("default");
      }
    }
    return null;
  }

  private static void allowance(
      Exchange exchange,
      Parameter old,
      Parameter current,
      Direction direction,
      String keyword,
      String rule) {
    boolean before = flag(old, keyword);
    boolean after = flag(current, keyword);
    if (before == after || !old.in().equals("query")) {
      return;
    }
    exchange.report(
        rule,
        after ? Presence.becameOptional(direction) : Presence.becameRequired(direction),
        direction,
        keyword + " of the " + Carrier.of(current).name() + " is now " + after + ".",
        Places.field(old.node(), keyword),
        Places.field(current.node(), keyword),
        Boolean.toString(before),
        Boolean.toString(after));
  }

  private static boolean flag(Parameter parameter, String keyword) {
    return parameter.node().get(keyword) instanceof BooleanNode b && b.value();
  }

  private static void defaultValue(
      Exchange exchange, Parameter old, Parameter current, Direction direction) {
    Node before = defaultOf(old);
    Node after = defaultOf(current);
    if (before != null) {
      exchange.claimed().add(before);
    }
    if (after != null) {
      exchange.claimed().add(after);
    }
    boolean asText = old.content().isEmpty() && current.content().isEmpty();
    if (before == null ? after == null : after != null && same(before, after, asText)) {
      return;
    }
    String name = Carrier.of(current).name();
    // What no call could leave out has no default that a call could rely on.
    Severity severity =
        direction == Direction.REQUEST && !old.required() ? Severity.BREAKING : Severity.COMPATIBLE;
    if (before == null) {
      exchange.report(
          "parameter-default-added",
          Severity.COMPATIBLE,
          direction,
          "The " + name + " now has the default " + Words.brief(after) + ".",
          old.node().location(),
          after == null ? null : after.location(),
          "",
          Words.exact(after));
    } else if (after == null) {
      exchange.report(
          "parameter-default-removed",
          severity,
          direction,
          "The " + name + " lost its default " + Words.brief(before) + ".",
          before.location(),
          current.node().location(),
          Words.exact(before),
          "");
    } else {
      exchange.report(
          "parameter-default-changed",
          severity,
          direction,
          "The default of the "
              + name
              + " was "
              + Words.brief(before)
              + " and is "
              + Words.brief(after)
              + ".",
          before.location(),
          after.location(),
          Words.exact(before),
          Words.exact(after));
    }
  }

  /**
   * Whether who leaves the parameter out means the same by it: {@code true} is the text of both.
   */
  private static boolean same(Node before, Node after, boolean asText) {
    if (before.sameValue(after)) {
      return true;
    }
    String text =
        asText && TextImage.single(before) && TextImage.single(after)
            ? TextImage.text(before)
            : null;
    return text != null && text.equals(TextImage.text(after));
  }
}
