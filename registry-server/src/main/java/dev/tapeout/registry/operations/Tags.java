package dev.tapeout.registry.operations;

import dev.tapeout.registry.lifecycle.Condition;
import dev.tapeout.runtime.service.Problem;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, 8.8.3). */
final class Tags {
  private Tags() {}

  /** Whether {@code If-None-Match} names a tag; weak comparison, as it asks for. */
  static boolean matches(@Nullable String header, String tag) {
    return header != null && names(header, one -> one.equals(tag) || one.equals("W/" + tag));
  }

  /** What {@code If-Match} asks of a version before it is changed; strong comparison. */
  static Condition stillAs(@Nullable String header) {
    if (header == null) {
      return Condition.NONE;
    }
    return (sql, version) -> {
      String tag = Answers.tagged(sql, version).tag();
      if (!names(header, tag::equals)) {
        throw Problem.of(
                412,
                version.id()
                    + " is no longer as you have read it, and nothing was changed: its ETag is "
                    + tag
                    + " now; read it again, and decide anew")
            .exception();
      }
    };
  }

  /** Whether a list of tags has a certain one; {@code *} stands for any. */
  private static boolean names(String header, Predicate<String> wanted) {
    for (String one : header.split(",")) {
      String stripped = one.strip();
      if (stripped.equals("*") || wanted.test(stripped)) {
        return true;
      }
    }
    return false;
  }
}
