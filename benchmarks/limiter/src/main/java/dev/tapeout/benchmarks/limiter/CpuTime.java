package dev.tapeout.benchmarks.limiter;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of the measuring threads for one operation. On a machine that others use as well the
 * wall clock says little. An iteration in which a thread was without a processor for more than a
 * twentieth of the time does not count: contenders that did not run side by side did not contend.
 */
public final class CpuTime implements InternalProfiler {
  private static final double QUIET = 0.95;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long cpu;
  private long wall;

  @Override
  public String getDescription() {
    return "CPU time of the measuring threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    cpu = used();
    wall = System.nanoTime();
  }

  @Override
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long took = System.nanoTime() - wall;
    long used = used() - cpu;
    long operations = result.getMetadata().getAllOps();
    List<Result> results = new ArrayList<>();
    if (operations > 0 && used > QUIET * took * benchmark.getThreads()) {
      double each = (double) used / operations;
      results.add(new ScalarResult("cpu.least", each, "ns/op", AggregationPolicy.MIN));
      results.add(new ScalarResult("cpu.mean", each, "ns/op", AggregationPolicy.AVG));
      results.add(new ScalarResult("cpu.iterations", 1, "counts", AggregationPolicy.SUM));
    }
    return results;
  }

  private long used() {
    long used = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains("-jmh-worker-")) {
        used += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return used;
  }
}
