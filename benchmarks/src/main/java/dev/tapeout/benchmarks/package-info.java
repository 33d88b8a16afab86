/** How long the algebra takes, by JMH: {@code benchmarks/inclusion}. */
@NullMarked
package dev.tapeout.benchmarks;

import org.jspecify.annotations.NullMarked;
