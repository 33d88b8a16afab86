/** {@code tapeout changelog}: what the consumers of a contract want to know of its versions. */
@NullMarked
package dev.tapeout.cli.changelog;

import org.jspecify.annotations.NullMarked;
