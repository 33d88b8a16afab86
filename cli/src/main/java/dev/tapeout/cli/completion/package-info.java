/**
 * {@code tapeout completion}: the completion script for bash and zsh. It sees the whole command
 * tree, so it is handed that tree; it calls only {@code command}.
 */
@NullMarked
package dev.tapeout.cli.completion;

import org.jspecify.annotations.NullMarked;
