/**
 * The commands that are modules by themselves, as far as the program knows them: their help. The
 * launcher puts a part on the class path, or starts it, where it is called to do something. This
 * room calls only {@code command}.
 */
@NullMarked
package dev.tapeout.cli.apart;

import org.jspecify.annotations.NullMarked;
