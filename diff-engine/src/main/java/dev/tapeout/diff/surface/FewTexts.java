package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.payload.Payloads;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a schema that has few values, asked one by one: whether who reads such a text takes
 * it for a value that fits. So bounds count as well: {@code 1} and {@code 2} are integers below 3.
 */
final class FewTexts {
  private static final int MOST = 64;

  /** What everybody reads as the same number; with a fraction it is surely no integer. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{0,14}[1-9])?");

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,15}");

  private final Payloads payloads;
  private final Node read;

  private FewTexts(Payloads payloads, Node read) {
    this.payloads = payloads;
    this.read = read;
  }

  /** Whether few texts are sent, and each is read; false where that is not known. */
  static boolean areRead(Payloads payloads, TextForm.Value sent, Node read) {
    FewTexts few = new FewTexts(payloads, read);
    return TextImage.parts(sent.schema(), sent.references()).stream()
        .anyMatch(part -> {
          Set<String> texts = of(part);
          return texts != null && texts.size() <= MOST && texts.stream().allMatch(few::isRead);
        });
  }

  private boolean isRead(String text) {
    return isRead(Values.string(text))
        || text.equals("true") && isRead(Values.TRUE)
        || text.equals("false") && isRead(Values.FALSE)
        || NUMBER.matcher(text).matches() && isRead(Values.number(new BigDecimal(text)));
  }

  private boolean isRead(Node value) {
    return payloads.within(Values.object(Map.of("const", value)), read);
  }

  /** All texts of what a schema accepts, and maybe others; null where there may be many. */
  private static @Nullable Set<String> of(ObjectNode schema) {
    List<Node> listed = TextImage.listed(schema);
    return listed != null ? texts(listed) : ofTypes(schema);
  }

  private static @Nullable Set<String> texts(List<Node> values) {
    Set<String> texts = new LinkedHashSet<>();
    for (Node value : values) {
      String text = TextImage.single(value) ? TextImage.text(value) : null;
      if (text != null) {
        texts.add(text);
      } else if (!(value instanceof NullNode)) {
        return null;
      }
    }
    return texts;
  }

  private static @Nullable Set<String> ofTypes(ObjectNode schema) {
    if (!(schema.get("type") instanceof ArrayNode several)) {
      return ofType(schema.get("type"), schema);
    }
    Set<String> texts = new LinkedHashSet<>();
    for (Node type : several) {
      Set<String> more = ofType(type, schema);
      if (more == null) {
        return null;
      }
      texts.addAll(more);
    }
    return texts;
  }

  private static @Nullable Set<String> ofType(@Nullable Node type, ObjectNode schema) {
    return switch (type instanceof StringNode name ? name.value() : "") {
      case "null" -> Set.of();
      case "boolean" -> Set.of("true", "false");
      case "integer" -> integers(schema);
      default -> null;
    };
  }

  private static @Nullable Set<String> integers(ObjectNode schema) {
    BigDecimal least = bound(schema, "minimum", "exclusiveMinimum", BigDecimal.ONE);
    BigDecimal most = bound(schema, "maximum", "exclusiveMaximum", BigDecimal.ONE.negate());
    if (least == null
        || most == null
        || most.subtract(least).compareTo(BigDecimal.valueOf(MOST)) > 0) {
      return null;
    }
    Set<String> texts = new LinkedHashSet<>();
    for (BigDecimal n = least; n.compareTo(most) <= 0; n = n.add(BigDecimal.ONE)) {
      texts.add(n.toPlainString());
    }
    return texts;
  }

  /** One of the two bounds of the integers, with its own value among them; null without one. */
  private static @Nullable BigDecimal bound(
      ObjectNode schema, String inclusive, String exclusive, BigDecimal inward) {
    BigDecimal outer = whole(schema.get(exclusive));
    return outer == null ? whole(schema.get(inclusive)) : outer.add(inward);
  }

  private static @Nullable BigDecimal whole(@Nullable Node bound) {
    return bound instanceof NumberNode n && INTEGER.matcher(n.literal()).matches()
        ? n.value()
        : null;
  }
}
