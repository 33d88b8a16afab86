package dev.tapeout.benchmarks.limiter;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
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
 * CPU time of the measuring threads for one operation; on a machine that others use as well the
 * wall clock says little. Of several threads the share of the time in which they had processors
 * tells how far they ran side by side: contenders that did not, did not contend.
 */
public final class CpuTime implements InternalProfiler {
  private static final double QUIET = 0.8;

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
    if (operations == 0) {
      return List.of();
    }
    double each = (double) used / operations;
    double share = (double) used / took / benchmark.getThreads();
    return List.of(
        new ScalarResult("cpu.least", each, "ns/op", AggregationPolicy.MIN),
        new ScalarResult("cpu.mean", each, "ns/op", AggregationPolicy.AVG),
        new ScalarResult("cpu.share", share, "", AggregationPolicy.AVG));
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
