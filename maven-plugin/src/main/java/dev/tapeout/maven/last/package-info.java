/**
 * What a goal read and wrote when it last succeeded, so that it need not do so again. It is looked
 * at before anything heavy is loaded, and calls {@code cli.project} for patterns alone.
 */
@NullMarked
package dev.tapeout.maven.last;

import org.jspecify.annotations.NullMarked;
