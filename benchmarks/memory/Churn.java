import com.sun.management.OperatingSystemMXBean;
import dev.tapeout.runtime.host.Cgroup;
import dev.tapeout.runtime.host.Kernel;
import dev.tapeout.runtime.memory.Memory;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A service's way with memory: 150 MB that live, of which some is replaced all the time, and 200 MB a
 * second that die young. In the second part what lives grows to nine tenths of the heap and stays.
 *
 * <p>Churn FOLDER SECONDS (keep | leave): whether the runtime keeps the heap to a soft bound.
 */
class Churn {
  private static final int PIECE = 4080; // with its header 4 KiB
  private static final int LIVE = 150_000_000 / 4096;
  private static final double RATE = 200e6;
  private static final int BATCH = 64;
  private static final int THREADS = 2;

  static volatile Object sink;

  private final AtomicReferenceArray<byte[]> live;
  private final AtomicInteger used = new AtomicInteger(LIVE);
  private final long begin = System.nanoTime();
  private volatile boolean done;

  /** Milliseconds that each batch took, by thread. */
  private final List<List<Double>> batches = new ArrayList<>();

  Churn(int most) {
    live = new AtomicReferenceArray<>(most);
    for (int i = 0; i < LIVE; i++) {
      live.set(i, new byte[PIECE]);
    }
    for (int i = 0; i < THREADS; i++) {
      batches.add(new ArrayList<>());
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    Memory memory = arguments[2].equals("keep") ? Memory.keep(Cgroup.of(Kernel.here())) : null;
    long max = Runtime.getRuntime().maxMemory();
    int most = (int) Math.max(LIVE, max * 0.9 / 4096);
    Churn churn = new Churn(most);
    try (PrintWriter out = new PrintWriter(folder.resolve("heap.csv").toFile());
        PrintWriter facts = new PrintWriter(folder.resolve("facts.properties").toFile())) {
      churn.run(seconds, most, out, facts);
    }
    if (memory != null) {
      memory.close();
    }
  }

  private void run(int seconds, int most, PrintWriter out, PrintWriter facts) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (List<Double> times : batches) {
      threads.add(Thread.ofPlatform().start(() -> churn(times)));
    }
    sample(seconds, 0, most, out);
    facts.println("cpu=" + cpu());
    facts.println("max=" + (Runtime.getRuntime().maxMemory() >> 20));
    facts.flush();
    int steady = batches.get(0).size();
    sample(2 * seconds, seconds, most, out);
    done = true;
    for (Thread thread : threads) {
      thread.join();
    }
    facts.println("cpu.full=" + cpu());
    tell(facts, "batch", batches.get(0).subList(steady / 5, steady));
    tell(facts, "batch.full", batches.get(0).subList(steady, batches.get(0).size()));
  }

  private static double cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static void tell(PrintWriter facts, String name, List<Double> times) {
    double[] sorted = times.stream().mapToDouble(t -> t).sorted().toArray();
    facts.println(name + ".p50=" + sorted[sorted.length / 2]);
    facts.println(name + ".p99=" + sorted[sorted.length * 99 / 100]);
    facts.println(name + ".max=" + sorted[sorted.length - 1]);
  }

  /** Until so many seconds since the begin; what lives grows from {@code from}, where that is not 0. */
  private void sample(int until, int from, int most, PrintWriter out) {
    Runtime runtime = Runtime.getRuntime();
    double now;
    while ((now = (System.nanoTime() - begin) / 1e9) < until) {
      out.printf("%.3f,%d%n", now, (runtime.totalMemory() - runtime.freeMemory()) >> 10);
      out.flush(); // the JVM may end itself
      double grown = from == 0 ? 0 : Math.min(1, (now - from) / (until - from) * 1.5);
      int wanted = (int) (LIVE + (most - LIVE) * grown);
      for (int i = used.get(); i < wanted; i++) {
        live.set(i, new byte[PIECE]);
        used.set(i + 1);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  private void churn(List<Double> times) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    double allocated = 0;
    while (!done) {
      long start = System.nanoTime();
      for (int i = 0; i < BATCH; i++) {
        byte[] young = new byte[1000 + random.nextInt(6000)];
        Arrays.fill(young, (byte) i);
        sink = young;
        allocated += young.length;
        if (random.nextInt(20) == 0) {
          live.set(random.nextInt(used.get()), new byte[PIECE]);
        }
      }
      times.add((System.nanoTime() - start) / 1e6);
      long due = begin + (long) (allocated / (RATE / THREADS) * 1e9);
      if (due > System.nanoTime()) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }
}
