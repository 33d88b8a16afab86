/** {@code tapeout lint}: whether contracts keep the profile, each looked at by itself. */
@NullMarked
package dev.tapeout.cli.lint;

import org.jspecify.annotations.NullMarked;
