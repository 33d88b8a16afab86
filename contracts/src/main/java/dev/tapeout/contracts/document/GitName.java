package dev.tapeout.contracts.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code git:REF} and {@code git:REF:PATH} name: a revision, or a file of it.
 *
 * @param revision as the user calls it; may be empty, which git knows nothing by
 * @param path from the root of the repository unless it starts with {@code ./} or {@code ../}; null
 *     where none is named
 */
public record GitName(String revision, @Nullable String path) {
  private static final String PREFIX = "git:";

  /** What {@code text} names; empty where it does not start with {@code git:}. */
  public static Optional<GitName> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int colon = text.indexOf(':', PREFIX.length());
    return Optional.of(
        colon < 0
            ? new GitName(text.substring(PREFIX.length()), null)
            : new GitName(text.substring(PREFIX.length(), colon), text.substring(colon + 1)));
  }

  /** As it is written. */
  @Override
  public String toString() {
    return PREFIX + revision + (path == null ? "" : ":" + path);
  }
}
