package dev.tapeout.benchmarks.channel;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One element from one virtual thread, or coroutine, to another. The carriers are the JVM's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandoffBenchmark {
  private static final int COUNT = 20_000;

  @Param({
    "tapeout-64",
    "array-64",
    "jox-64",
    "kotlin-64",
    "tapeout-0",
    "synchronous-0",
    "transfer-0",
    "jox-0",
    "kotlin-0"
  })
  String peer = "";

  private Peer subject = count -> {};

  @Setup
  public void make() {
    subject = Peer.of(peer);
  }

  /** In samples of 20,000 elements, of which the least is the one that nobody disturbed. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void handOver() throws Exception {
    subject.run(COUNT);
  }
}
