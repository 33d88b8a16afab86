package dev.tapeout.runtime.profiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * <a href="https://github.com/async-profiler/async-profiler">async-profiler</a>, whose library lies
 * where the settings say: it sees native code and the kernel too, and threads of the JVM. It knows
 * the carrier of a virtual thread and not the thread, so that its samples have no trace.
 *
 * <p>It and the JDK's own samples of processor time want the same signal, so that a process has the
 * one or the other.
 */
final class AsyncProfiler {
  private static final String EVENT = "jdk.ExecutionSample";

  private AsyncProfiler() {}

  static Profile cpu(Duration length, Path library) throws IOException, InterruptedException {
    Path file = Files.createTempFile("profile", ".jfr");
    try {
      long period = FlightRecorder.PERIOD.toNanos();
      tell(library, "start,event=cpu,interval=" + period + ",jfr,file=" + file);
      try {
        Thread.sleep(length);
      } finally {
        tell(library, "stop,file=" + file);
      }
      return new Samples(file, EVENT, "sampledThread", sample -> period)
          .into(FlightRecorder.cpuKinds());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** As {@code jcmd JVMTI.agent_load} does. */
  private static void tell(Path library, String command) throws IOException {
    String answer =
        Diagnostic.ask(
            "this JVM loads no agents",
            "jvmtiAgentLoad",
            quoted(library.toAbsolutePath().toString()),
            quoted(command));
    if (!answer.contains("return code: 0")) {
      throw new IOException(
          "async-profiler (" + library + ") did not do '" + command + "': " + answer.strip());
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
