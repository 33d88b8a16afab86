/**
 * Servers that hand requests to the pipeline and send its answers: Helidon SE, which services run
 * on, and the JDK's own. One suite of tests holds both to the same behaviour. Beside them the port
 * for those who run the service. It calls {@code service}, {@code config}, {@code host}, {@code
 * memory}, {@code operation}, {@code json}, {@code profiling}, {@code scheduling} and {@code
 * tracing}.
 */
@NullMarked
package dev.tapeout.runtime.server;

import org.jspecify.annotations.NullMarked;
