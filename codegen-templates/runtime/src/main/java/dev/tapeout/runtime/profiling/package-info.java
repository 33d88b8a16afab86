/**
 * Profiles of the running process in the format of pprof, made by the JDK's Flight Recorder and
 * thread dump without native code of others, or by async-profiler where a library of it is given.
 * Samples of the Flight Recorder carry the trace that they were taken in, where the request is
 * among those that are recorded ({@link dev.tapeout.runtime.profiling.FlowEvent}); those of
 * async-profiler carry none. It calls no other room.
 */
@NullMarked
package dev.tapeout.runtime.profiling;

import org.jspecify.annotations.NullMarked;
