/**
 * Where a command stands: the directory tree that its contracts may be made of, the files that its
 * patterns name, {@code tapeout.yaml} and the acceptance file. It knows git only by its directory's
 * name, so that commands which need no history load no git. It calls {@code command}, {@code
 * contracts}, the policies, the acceptances and the text of diagnostics.
 */
@NullMarked
package dev.tapeout.cli.project;

import org.jspecify.annotations.NullMarked;
