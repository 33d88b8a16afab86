/**
 * Profiles of the running process in the format of pprof, made by the JDK's Flight Recorder and
 * thread dump without native code of others, or by async-profiler where a library of it is given.
 * Samples of the Flight Recorder carry the trace of the request that their thread worked for: with
 * its handler, a fork, or workers. Those of a short request may have none, for of many only some
 * are recorded ({@link dev.tapeout.runtime.profiling.FlowEvent}); those of one that was begun
 * before the recording and outlives it have none, nor have those of async-profiler. It calls no
 * other room.
 */
@NullMarked
package dev.tapeout.runtime.profiling;

import org.jspecify.annotations.NullMarked;
