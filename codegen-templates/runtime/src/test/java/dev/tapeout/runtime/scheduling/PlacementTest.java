package dev.tapeout.runtime.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tapeout.runtime.OwnJvm;
import dev.tapeout.runtime.host.Kernel;
import dev.tapeout.runtime.host.Processors;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PlacementTest {
  private static List<Integer> allowed() {
    String status = Kernel.here().text("/proc/thread-self/status");
    Matcher list =
        Pattern.compile("^Cpus_allowed_list:\\s+(\\S+)", Pattern.MULTILINE).matcher(status);
    return list.find() ? Processors.list(list.group(1)) : List.of();
  }

  /** In a JVM of its own: where a bound worker may run. */
  public static void main(String[] arguments) throws Exception {
    int last = allowed().getLast();
    Placement placement =
        arguments.length == 0 ? Placement.each(List.of(last)) : Placement.shared(List.of(8191));
    try (Workers workers = new Workers("model", 1, 1, placement)) {
      System.out.println("bound " + workers.call(() -> allowed().equals(List.of(last))));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aWorkerRunsWhereItIsPut() throws Exception {
    // Of one processor alone a thread that is not bound looks as if it were.
    assumeThat(allowed()).hasSizeGreaterThan(1);
    assertThat(OwnJvm.run(PlacementTest.class, List.of("--enable-native-access=ALL-UNNAMED")))
        .isEqualTo("bound true\n");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereItCannotBeItRunsAnywhereAndTheLogSaysWhatToDo() throws Exception {
    assertThat(OwnJvm.run(PlacementTest.class, List.of()))
        .contains("a thread of model runs anywhere, not on [")
        .contains("started without --enable-native-access=ALL-UNNAMED");
    assertThat(
            OwnJvm.run(
                PlacementTest.class, List.of("--enable-native-access=ALL-UNNAMED"), "nowhere"))
        .contains("none of the processors [8191] is this process's to use");
  }

  @Test
  void threadsTakeTheSetsInTurn() {
    Placement placement = Placement.each(List.of(4, 5));
    assertThat(placement.of(0)).containsExactly(4);
    assertThat(placement.of(3)).containsExactly(5);
    assertThat(Placement.shared(List.of(1, 2)).of(7)).containsExactly(1, 2);
    assertThat(Placement.ANYWHERE.of(1)).isEmpty();
  }

  @Test
  void whatIsNoProcessorIsRefused() {
    assertThatThrownBy(() -> Placement.each(List.of(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("[-1] are no processors; they are numbered from 0 to 8191");
    assertThatThrownBy(() -> Placement.shared(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Placement.node(4000)).hasMessageContaining("no node 4000");
  }
}
