/**
 * Where a request stands in its trace: what other services say of it in their headers, the spans
 * and measures of this one, and where they are exported to. It calls {@code context} and {@code
 * operation}.
 */
@NullMarked
package dev.tapeout.runtime.tracing;

import org.jspecify.annotations.NullMarked;
