/**
 * Profiles of the running process in the format of pprof, made by the JDK's Flight Recorder and
 * thread dump without native code; samples carry the trace that they were taken in. It calls {@code
 * json}.
 */
@NullMarked
package dev.tapeout.runtime.profiling;

import org.jspecify.annotations.NullMarked;
