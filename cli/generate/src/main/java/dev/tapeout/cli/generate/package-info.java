/**
 * {@code tapeout generate}: the project of a service from its contract. A module by itself, which
 * the launcher builds and loads only for this command. It calls {@code command}, the generator's
 * {@code project} and {@code engine}, and the contracts' diagnostics.
 */
@NullMarked
package dev.tapeout.cli.generate;

import org.jspecify.annotations.NullMarked;
