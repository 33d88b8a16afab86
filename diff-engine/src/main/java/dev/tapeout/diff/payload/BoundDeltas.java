package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.diff.payload.Delta.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Differences in the range of a number. */
final class BoundDeltas {
  /** The two keywords that bound one end of a range. */
  private enum End {
    LOW("minimum", "exclusiveMinimum", "at least ", "above "),
    HIGH("maximum", "exclusiveMaximum", "at most ", "below ");

    private final String inclusive;
    private final String exclusive;
    private final String atLeast;
    private final String above;

    End(String inclusive, String exclusive, String atLeast, String above) {
      this.inclusive = inclusive;
      this.exclusive = exclusive;
      this.atLeast = atLeast;
      this.above = above;
    }

    String words(ObjectNode schema) {
      List<String> limits = new ArrayList<>();
      if (schema.has(inclusive)) {
        limits.add(atLeast + schema.get(inclusive));
      }
      if (schema.has(exclusive)) {
        limits.add(above + schema.get(exclusive));
      }
      return String.join(" and ", limits);
    }

    /** The stricter of the two bounds; null where there is none. */
    @Nullable Bound bound(ObjectNode schema) {
      Bound closed = bound(schema, inclusive, false);
      Bound open = bound(schema, exclusive, true);
      return closed == null || open != null && open.stricter(closed, this) ? open : closed;
    }

    private static @Nullable Bound bound(ObjectNode schema, String keyword, boolean open) {
      return schema.get(keyword) instanceof NumberNode n ? new Bound(n.value(), open) : null;
    }
  }

  private record Bound(BigDecimal value, boolean open) {
    boolean stricter(@Nullable Bound other, End end) {
      if (other == null) {
        return true;
      }
      int further = value.compareTo(other.value);
      return further == 0 ? open && !other.open : end == End.LOW ? further > 0 : further < 0;
    }
  }

  private BoundDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    for (End end : End.values()) {
      if (out.differ(end.inclusive) || out.differ(end.exclusive)) {
        String old = end.words(a);
        String now = end.words(b);
        String message =
            now.isEmpty()
                ? " need no longer be " + old
                : " must now be " + now + (old.isEmpty() ? "" : ", was " + old);
        Bound bound = end.bound(b);
        boolean tighter = bound != null && bound.stricter(end.bound(a), end);
        out.add(
            tighter ? Kind.BOUND_TIGHTENED : Kind.BOUND_LOOSENED,
            out.name + message,
            end.inclusive,
            end.exclusive);
      }
    }
  }
}
