/**
 * {@code tapeout generate}: the project of a service from its contract. A module by itself, which
 * the launcher builds and loads only for this command. It calls {@code generator.project}.
 */
@NullMarked
package dev.tapeout.cli.generate;

import org.jspecify.annotations.NullMarked;
