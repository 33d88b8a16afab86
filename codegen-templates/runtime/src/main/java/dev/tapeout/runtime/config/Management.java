package dev.tapeout.runtime.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The port for those who run the service, apart from the one that it serves at.
 *
 * @param host {@code TAPEOUT_MANAGEMENT_HOST}: address to listen at; {@code 127.0.0.1}
 * @param port {@code TAPEOUT_MANAGEMENT_PORT}: 0 to 65535, 0 for any that is free
 * @param token {@code TAPEOUT_MANAGEMENT_TOKEN}: what callers send as {@code Authorization:
 *     Bearer}; needed where other machines reach the port; null where nobody is asked
 * @param profiling {@code TAPEOUT_PROFILING}: {@code on} for {@code /debug/pprof} and {@code
 *     /debug/flame}; off
 * @param asyncProfiler {@code TAPEOUT_ASYNC_PROFILER}: where {@code libasyncProfiler.so} lies,
 *     which then takes the samples of processor time; null where the JDK takes them
 */
public record Management(
    String host,
    int port,
    @Nullable String token,
    boolean profiling,
    @Nullable Path asyncProfiler) {
  /** Without the token. */
  @Override
  public String toString() {
    return "Management[host=" + host + ", port=" + port + ", profiling=" + profiling + "]";
  }
}
