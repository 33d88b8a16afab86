package dev.tapeout.runtime.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control group that Linux counts this process in, of version 1 or 2, as <a
 * href="https://docs.kernel.org/admin-guide/cgroup-v2.html">the kernel documents</a>. A bound of an
 * outer group holds for those in it, so each number is that of the group which leaves the process
 * the least, from its own outward, as far as the container sees.
 */
public final class Cgroup {
  /** Version 1 says "no bound" with the largest multiple of a page that fits 63 bits. */
  private static final long UNBOUNDED = 1L << 60;

  private final Kernel kernel;
  private final @Nullable Place cpu;
  private final @Nullable Place memory;

  /** A group's folder and that of the outermost group that can be seen. */
  private record Place(int version, String folder, String top) {}

  private Cgroup(Kernel kernel, @Nullable Place cpu, @Nullable Place memory) {
    this.kernel = kernel;
    this.cpu = cpu;
    this.memory = memory;
  }

  /** That of this process. */
  public static Cgroup of(Kernel kernel) {
    return new Cgroup(kernel, place(kernel, "cpu"), place(kernel, "memory"));
  }

  /** A machine that mounts both versions has each controller in the first or in the second. */
  private static @Nullable Place place(Kernel kernel, String controller) {
    Place first = place(kernel, 1, controller);
    Place place = first == null ? place(kernel, 2, controller) : first;
    // The second is mounted, too, where the first has all controllers.
    return place == null || kernel.bytes(place.folder + "/" + controller + ".stat") == null
        ? first
        : place;
  }

  private static @Nullable Place place(Kernel kernel, int version, String controller) {
    String type = version == 1 ? "cgroup" : "cgroup2";
    String group = path(kernel, version == 1 ? controller : "");
    if (group == null) {
      return null;
    }
    for (String mount : kernel.lines("/proc/self/mountinfo")) {
      // 35 24 0:30 ROOT POINT options [tags] - TYPE SOURCE rw,CONTROLLERS
      String[] halves = mount.split(" - ", 2);
      String[] left = halves[0].split(" ");
      String[] right = halves.length < 2 ? new String[0] : halves[1].split(" ");
      if (left.length > 4
          && right.length > 2
          && right[0].equals(type)
          && (version == 2 || List.of(right[2].split(",")).contains(controller))) {
        return new Place(version, folder(kernel, left[3], left[4], group), left[4]);
      }
    }
    return null;
  }

  /** As {@code /proc/self/cgroup} names it; version 2 has no name of a controller. */
  private static @Nullable String path(Kernel kernel, String controller) {
    for (String line : kernel.lines("/proc/self/cgroup")) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && Arrays.asList(parts[1].split(",")).contains(controller)) {
        return parts[2];
      }
    }
    return null;
  }

  /** Without a namespace of its own a container sees its group as the root of the mount. */
  private static String folder(Kernel kernel, String root, String point, String group) {
    boolean within = root.equals("/") || group.equals(root) || group.startsWith(root + "/");
    String inner = within ? group.substring(root.equals("/") ? 0 : root.length()) : "";
    while (inner.endsWith("/")) {
      inner = inner.substring(0, inner.length() - 1);
    }
    return !inner.contains("/..") && kernel.isFolder(point + inner) ? point + inner : point;
  }

  /** 1 or 2; 0 where there is none, or it cannot be seen. */
  public int version() {
    Place seen = cpu == null ? memory : cpu;
    return seen == null ? 0 : seen.version;
  }

  /** How many processors' worth of time it may take; null without a bound. */
  public @Nullable Double cpus() {
    Double least = null;
    for (String group : outward(cpu)) {
      Double quota =
          cpu != null && cpu.version == 1 ? cpusOfVersion1(group) : cpusOfVersion2(group);
      least = quota == null || (least != null && least <= quota) ? least : quota;
    }
    return least;
  }

  private @Nullable Double cpusOfVersion1(String group) {
    Long quota = kernel.number(group + "/cpu.cfs_quota_us");
    Long period = kernel.number(group + "/cpu.cfs_period_us");
    return quota == null || period == null || quota <= 0 || period <= 0
        ? null
        : (double) quota / period;
  }

  private @Nullable Double cpusOfVersion2(String group) {
    String line = kernel.text(group + "/cpu.max");
    String[] parts = line == null ? new String[0] : line.split(" ");
    try {
      return parts.length < 2 || parts[0].equals("max")
          ? null
          : (double) Long.parseLong(parts[0]) / Long.parseLong(parts[1]);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Bytes at which the kernel ends a process; null without a bound. */
  public @Nullable Long memory() {
    return least(memory != null && memory.version == 1 ? "memory.limit_in_bytes" : "memory.max");
  }

  private @Nullable Long least(String file) {
    Long least = null;
    for (String group : outward(memory)) {
      Long bytes = kernel.number(group + "/" + file);
      if (bytes != null && bytes < UNBOUNDED) {
        least = least == null ? bytes : Long.valueOf(Math.min(least, bytes));
      }
    }
    return least;
  }

  /**
   * How many bytes the process may still take until its own or an outer group is at its bound, the
   * lower of both kinds. What the kernel can win back from its caches of files counts as free; null
   * without a bound.
   */
  public @Nullable Long memoryFree() {
    Long least = null;
    for (String group : outward(memory)) {
      Long free = free(group);
      if (free != null) {
        least = least == null ? free : Long.valueOf(Math.min(least, free));
      }
    }
    return least;
  }

  private @Nullable Long free(String group) {
    boolean first = memory != null && memory.version == 1;
    Long bound = kernel.number(group + (first ? "/memory.limit_in_bytes" : "/memory.max"));
    Long high = first ? null : kernel.number(group + "/memory.high");
    Long used = kernel.number(group + (first ? "/memory.usage_in_bytes" : "/memory.current"));
    long least =
        Math.min(bound == null ? UNBOUNDED : bound, high == null ? UNBOUNDED : high.longValue());
    if (used == null || least >= UNBOUNDED) {
      return null;
    }
    for (String list : List.of("inactive_file", "active_file")) {
      Long cached = kernel.number(group + "/memory.stat", first ? "total_" + list : list);
      used -= cached == null ? 0 : cached;
    }
    return least - used;
  }

  /**
   * The share of the periods with something to do, 0 to 1, in which the process was stopped, since
   * its own or an outer group had used its quota up: that of the group where it is the largest. An
   * outer group may be stopped though its quota is larger, for others share it.
   */
  public double throttled() {
    double most = 0;
    for (String group : outward(cpu)) {
      Long periods = kernel.number(group + "/cpu.stat", "nr_periods");
      Long stopped = kernel.number(group + "/cpu.stat", "nr_throttled");
      if (periods != null && stopped != null && periods > 0) {
        most = Math.max(most, (double) stopped / periods);
      }
    }
    return most;
  }

  private static List<String> outward(@Nullable Place place) {
    if (place == null) {
      return List.of();
    }
    List<String> groups = new ArrayList<>();
    String group = place.folder;
    while (group.length() > place.top.length()) {
      groups.add(group);
      group = group.substring(0, group.lastIndexOf('/'));
    }
    groups.add(place.top);
    return groups;
  }
}
