package dev.tapeout.runtime.host;

import static dev.tapeout.runtime.host.Finding.fine;
import static dev.tapeout.runtime.host.Finding.note;
import static dev.tapeout.runtime.host.Finding.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the process runs on, and says what a service would have otherwise. It changes
 * nothing and takes a few milliseconds.
 */
public final class Doctor {
  private static final double OFTEN = 0.05;
  private static final long MIB = 1L << 20;
  private static final long LARGE_HEAP = 4096 * MIB;
  private static final long NEEDED_BESIDE_HEAP = 96 * MIB;
  private static final Pattern FAST_CLOCK =
      Pattern.compile("tsc|arch_sys_counter|kvm-clock|hyperv.*|xen|riscv_clocksource|stp|timebase");
  private static final Pattern DEBUGGER =
      Pattern.compile("-(?:agentlib:|Xrun)jdwp\\b.*", Pattern.DOTALL);
  private static final String PARALLELISM = "-Djdk.virtualThreadScheduler.parallelism";
  private static final String OPEN_JMX = "-Dcom.sun.management.jmxremote.authenticate=false";

  private Doctor() {}

  /**
   * What there is to say of this process.
   *
   * @param connections that it may hold open at once, for each needs a file descriptor
   */
  public static List<Finding> examine(int connections) {
    return examine(Host.here(), connections);
  }

  static List<Finding> examine(Host host, int connections) {
    return Stream.of(
            fine("system", host.system()),
            fine("java", host.java()),
            processors(host),
            quota(host),
            carriers(host),
            memory(host),
            collector(host),
            pages(host),
            nodes(host),
            clock(host),
            outOfMemory(host),
            files(host, connections),
            temporary(host),
            nativeAccess(host),
            user(host),
            doors(host))
        .toList();
  }

  private static Finding processors(Host host) {
    String found = host.processors() + " as the JVM counts them";
    Flag count = host.flag("ActiveProcessorCount");
    if (host.cpus() != null && !count.given() && !host.flag("UseContainerSupport").on()) {
      return warning(
          "processors",
          found + ", which are the machine's and not the container's",
          "leave -XX:-UseContainerSupport out");
    }
    return count.given() && host.cpus() != null && count.number() > Math.ceil(host.cpus())
        ? warning(
            "processors",
            found + " by -XX:ActiveProcessorCount; the container may take " + number(host.cpus()),
            "leave -XX:ActiveProcessorCount out: more threads than time only wait for each other")
        : fine("processors", found);
  }

  private static Finding quota(Host host) {
    Double cpus = host.cpus();
    if (cpus == null) {
      return fine("quota", "none: no bound of processor time");
    }
    String found = "time of " + number(cpus) + " processors";
    if (host.throttled() > OFTEN) {
      return warning(
          "quota",
          ("%s; this, or that of a group around the container, is used up in %d %% of its periods,"
                  + " and all threads then stand still until the next")
              .formatted(found, Math.round(host.throttled() * 100)),
          "raise the limit of CPU, or set a request of CPU and no limit");
    }
    if (cpus < 1) {
      return note(
          "quota",
          found + ": a burst is stopped within each period, mostly of 100 ms",
          "give it 1 or more where answers must not take a tenth of a second longer");
    }
    return Math.rint(cpus) == cpus
        ? fine("quota", found)
        : note(
            "quota",
            found + ", which the JVM rounds up to " + (int) Math.ceil(cpus),
            "make it a whole number, so that no thread is stopped within a period");
  }

  private static Finding carriers(Host host) {
    String found = host.carriers() + " virtual threads may run at once";
    String given =
        host.arguments().stream()
            .filter(a -> a.startsWith(PARALLELISM + "="))
            .reduce((first, last) -> last)
            .map(a -> a.substring(PARALLELISM.length() + 1))
            .orElse("");
    if (given.isEmpty() || given.equals(String.valueOf(host.processors()))) {
      return fine("scheduler", found);
    }
    boolean moved = !given.equals(String.valueOf(host.carriers()));
    return note(
        "scheduler",
        moved
            ? found + "; at the start it was " + given + ", as " + PARALLELISM + " said"
            : found + ", as " + PARALLELISM + " says",
        "leave it out, and there are as many as processors");
  }

  private static Finding memory(Host host) {
    Long bound = host.container();
    String heap = "a heap of up to " + mib(host.heap());
    if (bound == null) {
      return fine("memory", heap + ", no bound for the container");
    }
    String found = heap + " of the container's " + mib(bound);
    if (bound - host.heap() < Math.min(NEEDED_BESIDE_HEAP, bound / 4)) {
      return warning(
          "memory",
          found + ", which leaves no room for threads, code and buffers: the kernel ends it",
          "set -XX:MaxRAMPercentage=70, or less, in place of -Xmx");
    }
    return host.heap() * 3 < bound
        ? note(
            "memory",
            found + "; most of it cannot be used",
            "set -XX:MaxRAMPercentage=70: the JVM takes a quarter by itself")
        : fine("memory", found);
  }

  private static Finding collector(Host host) {
    String names = String.join(", ", host.collectors());
    if (!host.flag("UseSerialGC").on()) {
      return fine("collector", names);
    }
    return host.flag("UseSerialGC").given()
        ? note(
            "collector",
            "Serial: the service stands still for each collection, longer with more live data",
            "take -XX:+UseZGC where pauses matter more than processor time, else -XX:+UseG1GC")
        : warning(
            "collector",
            "Serial, which the JVM takes by itself for one processor or less than 1792 MiB: the"
                + " service stands still for each collection, longer with more live data",
            "name one: -XX:+UseZGC where pauses matter more than processor time, else"
                + " -XX:+UseG1GC, or -XX:+UseSerialGC to say that it is meant");
  }

  private static Finding pages(Host host) {
    String found =
        (host.page() == null ? "of unknown size" : host.page() + " bytes")
            + ", transparent huge pages: "
            + (host.hugePages() == null ? "none" : host.hugePages());
    boolean offered = "madvise".equals(host.hugePages());
    return offered && host.heap() >= LARGE_HEAP && !host.flag("UseTransparentHugePages").on()
        ? note(
            "pages",
            found + ", and the heap is " + mib(host.heap()),
            "try -XX:+UseTransparentHugePages: fewer misses in the tables of a large heap")
        : fine("pages", found);
  }

  private static Finding nodes(Host host) {
    return host.nodes() == 1
        ? fine("nodes", "1: all memory is equally near")
        : note(
            "nodes",
            host.nodes() + " nodes of memory (NUMA); the JDK binds virtual threads to none",
            "run one service a node (numactl, cpusets), or bind pools of workers to processors");
  }

  private static Finding clock(Host host) {
    String clock = host.clock();
    return clock == null || FAST_CLOCK.matcher(clock).matches()
        ? fine("clock", clock == null ? "unknown" : clock)
        : warning(
            "clock",
            clock + ", which takes a microsecond to read; a request reads it several times",
            "find out why the kernel gave up its fast one (dmesg | grep -i clocksource)");
  }

  private static Finding outOfMemory(Host host) {
    return host.flag("ExitOnOutOfMemoryError").on() || host.flag("CrashOnOutOfMemoryError").on()
        ? fine("out of memory", "the process ends, and is started anew by whoever watches it")
        : note(
            "out of memory",
            "the thread that gets the error ends and the service goes on without it",
            "set -XX:+ExitOnOutOfMemoryError, so that it is started anew");
  }

  private static Finding files(Host host, int connections) {
    Long open = host.openFiles();
    return open == null || open > connections + 256L
        ? fine("open files", open == null ? "unknown" : "up to " + open)
        : warning(
            "open files",
            "up to " + open + ", with " + connections + " connections allowed",
            "raise the limit (ulimit -n, LimitNOFILE), or lower TAPEOUT_MAX_CONNECTIONS");
  }

  private static Finding temporary(Host host) {
    return host.temporary()
        ? fine("temporary files", "can be written")
        : note(
            "temporary files",
            "cannot be written, so no profile can be taken",
            "mount an empty folder at /tmp, or set -Djava.io.tmpdir to one that can be written");
  }

  private static Finding nativeAccess(Host host) {
    return host.nativeAccess()
        ? fine("native access", "allowed")
        : note(
            "native access",
            "not named: the JDK warns at the first native call, and a later one will refuse it",
            "set --enable-native-access=ALL-UNNAMED where threads are bound to processors, or"
                + " native libraries are used");
  }

  private static Finding user(Host host) {
    return host.user() == null || host.user() != 0
        ? fine("user", host.user() == null ? "unknown" : "number " + host.user())
        : note(
            "user",
            "root: whoever breaks out of the service owns the container",
            "name a USER in the image, or runAsNonRoot in the pod");
  }

  /** Ways in for others. */
  private static Finding doors(Host host) {
    if (host.arguments().stream().anyMatch(a -> DEBUGGER.matcher(a).matches())) {
      return warning(
          "ways in",
          "a debugger may attach: whoever reaches its port runs what they like",
          "leave -agentlib:jdwp out");
    }
    return host.arguments().contains(OPEN_JMX)
        ? warning(
            "ways in",
            "JMX asks nobody who they are: whoever reaches its port runs what they like",
            "leave " + OPEN_JMX + " out")
        : fine("ways in", "no debugger, no open JMX");
  }

  private static String mib(long bytes) {
    return bytes / MIB + " MiB";
  }

  private static String number(@Nullable Double number) {
    return number == null
        ? ""
        : BigDecimal.valueOf(number)
            .setScale(3, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
  }
}
