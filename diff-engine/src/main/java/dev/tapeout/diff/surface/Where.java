package dev.tapeout.diff.surface;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a document, by what it belongs to.
 *
 * @param operation whose part it is, if it is part of one
 * @param component in which it stands, if it stands in one
 */
record Where(@Nullable String operation, @Nullable String component) {
  static final Where DOCUMENT = new Where(null, null);
}
