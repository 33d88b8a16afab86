package dev.tapeout.contracts.identity;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The canonical form of RFC 8785 (JCS): no blanks, members sorted by the UTF-16 units of their
 * keys, strings with the fewest escapes, numbers laid out as ECMAScript does.
 *
 * <p>One deliberate difference: JCS rounds every number to a double, so that {@code
 * 9007199254740993} and {@code 9007199254740992} would share a form, and {@code 1e400} would have
 * none. Here a number keeps all its digits, in ECMAScript's layout. Hence two trees have the same
 * form exactly if they are the same value ({@link Node#sameValue}), and the form is the one of JCS
 * whenever no number of the document carries digits that a double would lose.
 */
public final class Canonical {
  private final StringBuilder out;
  private final Runnable afterToken;

  private Canonical(StringBuilder out, Runnable afterToken) {
    this.out = out;
    this.afterToken = afterToken;
  }

  /** The canonical form as text. */
  public static String text(Node node) {
    StringBuilder out = new StringBuilder();
    write(node, out, () -> {});
    return out.toString();
  }

  /** Writes the form to {@code out}, which {@code afterToken} may empty. */
  static void write(Node node, StringBuilder out, Runnable afterToken) {
    new Canonical(out, afterToken).write(node);
  }

  private void write(Node node) {
    if (node instanceof ObjectNode object) {
      object(object);
    } else if (node instanceof ArrayNode array) {
      array(array);
    } else if (node instanceof StringNode string) {
      JsonWriter.quote(string.value(), out);
    } else if (node instanceof NumberNode number) {
      number(number.value());
    } else if (node instanceof BooleanNode bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
    afterToken.run();
  }

  private void object(ObjectNode object) {
    List<ObjectNode.Member> members = new ArrayList<>(object.members());
    members.sort(Comparator.comparing(ObjectNode.Member::key));
    char before = '{';
    for (ObjectNode.Member member : members) {
      out.append(before);
      JsonWriter.quote(member.key(), out);
      out.append(':');
      write(member.value());
      before = ',';
    }
    out.append(members.isEmpty() ? "{}" : "}");
  }

  private void array(ArrayNode array) {
    char before = '[';
    for (Node item : array) {
      out.append(before);
      write(item);
      before = ',';
    }
    out.append(array.size() == 0 ? "[]" : "]");
  }

  /** The layout of ECMA-262, Number::toString, whose n is the position of the decimal point. */
  private void number(BigDecimal value) {
    if (value.signum() == 0) {
      out.append('0');
      return;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    String digits = stripped.unscaledValue().abs().toString();
    int k = digits.length();
    int n = k - stripped.scale();
    if (value.signum() < 0) {
      out.append('-');
    }
    if (k <= n && n <= 21) {
      out.append(digits).append("0".repeat(n - k));
    } else if (0 < n && n <= 21) {
      out.append(digits, 0, n).append('.').append(digits, n, k);
    } else if (-6 < n && n <= 0) {
      out.append("0.").append("0".repeat(-n)).append(digits);
    } else {
      out.append(digits.charAt(0));
      if (k > 1) {
        out.append('.').append(digits, 1, k);
      }
      out.append('e').append(n > 0 ? "+" : "").append(n - 1);
    }
  }
}
