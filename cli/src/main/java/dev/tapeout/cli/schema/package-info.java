/** {@code tapeout schema}: two JSON Schemas without a contract around them. */
@NullMarked
package dev.tapeout.cli.schema;

import org.jspecify.annotations.NullMarked;
