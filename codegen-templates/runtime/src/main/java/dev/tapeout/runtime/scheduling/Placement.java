package dev.tapeout.runtime.scheduling;

import dev.tapeout.runtime.host.Kernel;
import dev.tapeout.runtime.host.Processors;
import java.util.List;

/**
 * Which processors the threads of a pool may run on. Linux alone binds threads, and the JDK must
 * allow the native call ({@code --enable-native-access=ALL-UNNAMED}); where it cannot be, the pool
 * says so in the log and runs anywhere.
 *
 * @param sets of processors: the first for the first thread, and so on, over and over; none where
 *     threads run anywhere
 */
public record Placement(List<List<Integer>> sets) {
  /** The system decides, which is best unless it was measured otherwise. */
  public static final Placement ANYWHERE = new Placement(List.of());

  public Placement {
    sets = sets.stream().map(List::copyOf).toList();
    for (List<Integer> set : sets) {
      if (set.isEmpty() || set.stream().anyMatch(p -> p < 0 || p >= Processors.MOST)) {
        throw new IllegalArgumentException(
            set + " are no processors; they are numbered from 0 to " + (Processors.MOST - 1));
      }
    }
  }

  /** All threads share these. */
  public static Placement shared(List<Integer> processors) {
    return new Placement(List.of(processors));
  }

  /** A thread for each: what it has in its caches stays there. */
  public static Placement each(List<Integer> processors) {
    return new Placement(processors.stream().map(List::of).toList());
  }

  /**
   * All threads share those of a node of memory (NUMA), so that what they allocate is near.
   *
   * @throws IllegalArgumentException if this machine has no such node
   */
  public static Placement node(int number) {
    String list = Kernel.here().text("/sys/devices/system/node/node" + number + "/cpulist");
    List<Integer> processors = list == null ? List.of() : Processors.list(list);
    if (processors.isEmpty()) {
      throw new IllegalArgumentException("this machine has no node " + number + " of memory");
    }
    return shared(processors);
  }

  List<Integer> of(int thread) {
    return sets.isEmpty() ? List.of() : sets.get(thread % sets.size());
  }
}
