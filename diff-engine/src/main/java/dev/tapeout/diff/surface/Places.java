package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The places that findings point to. */
final class Places {
  private Places() {}

  /** The key of a member; null where there is no such member. */
  static @Nullable Location key(@Nullable Node holder, String key) {
    return holder instanceof ObjectNode object && object.has(key) ? object.keyLocation(key) : null;
  }

  /** The value of a member, or the object that lacks it. */
  static Location field(ObjectNode holder, String key) {
    Node value = holder.get(key);
    return value != null ? value.location() : holder.location();
  }
}
