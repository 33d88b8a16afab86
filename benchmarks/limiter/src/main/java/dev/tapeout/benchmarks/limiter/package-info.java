/** What one decision of the limiter costs, beside libraries with the same aim. */
@NullMarked
package dev.tapeout.benchmarks.limiter;

import org.jspecify.annotations.NullMarked;
