/** {@code tapeout rules}: all rules, and what they count for under the settings here. */
@NullMarked
package dev.tapeout.cli.rules;

import org.jspecify.annotations.NullMarked;
