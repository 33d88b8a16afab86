package dev.tapeout.runtime.host;

import com.sun.management.VMOption;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/**
 * What the process runs on, as the self-check looks at it. All sizes are in bytes; what this system
 * does not tell is null.
 *
 * @param system name, version and processor of the operating system
 * @param java version and maker of the JDK
 * @param processors as the JVM counts them
 * @param carriers threads that virtual threads run on at once
 * @param cpus processors' worth of time that the container may take
 * @param throttled share of the periods in which such a quota, its own or that of an outer group,
 *     was used up; 0 to 1
 * @param container memory that the container may take
 * @param heap that the JVM may take
 * @param collectors by their names
 * @param page of memory
 * @param hugePages {@code always}, {@code madvise} or {@code never}
 * @param nodes of memory (NUMA); 1 where all is equally near
 * @param clock what the kernel reads the time from
 * @param openFiles that the process may have
 * @param user number of the user that it runs as; 0 for root
 * @param nativeAccess whether this library may call native code without a warning
 * @param temporary whether files can be written where temporary ones belong
 * @param flags options of the JVM by their names
 * @param arguments of the JVM
 */
record Host(
    String system,
    String java,
    int processors,
    int carriers,
    @Nullable Double cpus,
    double throttled,
    @Nullable Long container,
    long heap,
    List<String> collectors,
    @Nullable Long page,
    @Nullable String hugePages,
    int nodes,
    @Nullable String clock,
    @Nullable Long openFiles,
    @Nullable Long user,
    boolean nativeAccess,
    boolean temporary,
    Map<String, Flag> flags,
    List<String> arguments) {
  private static final List<String> FLAGS =
      List.of(
          "UseSerialGC",
          "UseContainerSupport",
          "ActiveProcessorCount",
          "UseTransparentHugePages",
          "ExitOnOutOfMemoryError",
          "CrashOnOutOfMemoryError");
  private static final Pattern OPEN_FILES =
      Pattern.compile("^Max open files +(\\d+)", Pattern.MULTILINE);
  private static final Pattern USER = Pattern.compile("^Uid:\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);
  private static final Pattern CHOSEN = Pattern.compile("\\[(\\w+)]");
  private static final long PAGE_SIZE = 6;

  static Host here() {
    Kernel kernel = Kernel.here();
    Cgroup group = Cgroup.of(kernel);
    Runtime runtime = Runtime.getRuntime();
    return new Host(
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        Runtime.version() + " " + property("java.vendor"),
        runtime.availableProcessors(),
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism(),
        group.cpus(),
        group.throttled(),
        group.memory(),
        runtime.maxMemory(),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .toList(),
        pageSize(kernel),
        found(CHOSEN, kernel.text("/sys/kernel/mm/transparent_hugepage/enabled")),
        countNodes(kernel),
        kernel.text("/sys/devices/system/clocksource/clocksource0/current_clocksource"),
        whole(found(OPEN_FILES, kernel.text("/proc/self/limits"))),
        whole(found(USER, kernel.text("/proc/self/status"))),
        Host.class.getModule().isNativeAccessEnabled(),
        Files.isWritable(Path.of(property("java.io.tmpdir"))),
        options(),
        List.copyOf(ManagementFactory.getRuntimeMXBean().getInputArguments()));
  }

  Host {
    collectors = List.copyOf(collectors);
    flags = Map.copyOf(flags);
    arguments = List.copyOf(arguments);
  }

  Flag flag(String name) {
    return flags.getOrDefault(name, Flag.UNKNOWN);
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  private static Map<String, Flag> options() {
    Map<String, Flag> flags = new HashMap<>();
    for (String name : FLAGS) {
      VMOption option = JvmOption.find(name);
      if (option != null) {
        boolean given =
            option.getOrigin() != VMOption.Origin.DEFAULT
                && option.getOrigin() != VMOption.Origin.ERGONOMIC;
        flags.put(name, new Flag(option.getValue(), given));
      }
    }
    return flags;
  }

  private static @Nullable String found(Pattern pattern, @Nullable String text) {
    Matcher matcher = pattern.matcher(text == null ? "" : text);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static @Nullable Long whole(@Nullable String digits) {
    return digits == null ? null : Long.valueOf(digits);
  }

  /** Of pairs of words that the kernel gives a program: what it is, and its value. */
  private static @Nullable Long pageSize(Kernel kernel) {
    byte[] bytes = kernel.bytes("/proc/self/auxv");
    ByteBuffer pairs =
        ByteBuffer.wrap(bytes == null ? new byte[0] : bytes).order(ByteOrder.nativeOrder());
    while (pairs.remaining() >= 16) {
      long what = pairs.getLong();
      long value = pairs.getLong();
      if (what == PAGE_SIZE) {
        return value;
      }
    }
    return null;
  }

  /** {@code 0}, {@code 0-3} or {@code 0,2-3}. */
  private static int countNodes(Kernel kernel) {
    String online = kernel.text("/sys/devices/system/node/online");
    return online == null ? 1 : Math.max(1, Processors.list(online).size());
  }
}
