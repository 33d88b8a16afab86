/**
 * What there is to say about every id that a report shows: the catalogues of changes, of the
 * profile and of reading, side by side. {@code explain} and {@code rules} show it; it calls no
 * other room of the program.
 */
@NullMarked
package dev.tapeout.cli.catalogue;

import org.jspecify.annotations.NullMarked;
