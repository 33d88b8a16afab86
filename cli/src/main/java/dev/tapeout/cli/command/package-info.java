/**
 * What a command is: a {@link dev.tapeout.cli.command.Command} that reads its arguments, writes to
 * a {@link dev.tapeout.cli.command.Console} and ends with an {@link
 * dev.tapeout.cli.command.ExitCode}. All commands and the program around them share it; it calls no
 * other room.
 */
@NullMarked
package dev.tapeout.cli.command;

import org.jspecify.annotations.NullMarked;
