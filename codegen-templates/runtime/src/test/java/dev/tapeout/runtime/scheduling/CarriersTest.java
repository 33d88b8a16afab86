package dev.tapeout.runtime.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.host.Kernel;
import dev.tapeout.runtime.scheduling.Carriers.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carriers as files of the kernel show them. */
class CarriersTest {
  @TempDir Path root;
  private Carriers carriers;

  private void task(int id, String name, String state, int slept) throws IOException {
    Path folder = root.resolve("proc/self/task/" + id);
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("status"),
        "Name:\t%s\nState:\t%s\nThreads:\t9\nvoluntary_ctxt_switches:\t%d\nnonvoluntary_ctxt_switches:\t3\n"
            .formatted(name, state, slept));
  }

  private void carrier(int id, String state, int slept) throws IOException {
    task(id, "ForkJoinPool-1-", state, slept);
  }

  @BeforeEach
  void twoThatSleepAndAnotherThread() throws IOException {
    carrier(1, "S (sleeping)", 7);
    carrier(2, "S (sleeping)", 8);
    task(3, "main", "R (running)", 1);
    carriers = new Carriers(Kernel.below(root), "ForkJoinPool-1-");
    carriers.look(2);
  }

  @Test
  void whoSleepsOnHasNotBeenActive() {
    assertThat(carriers.look(2)).isEqualTo(new Seen(0, 0));
  }

  @Test
  void whoSleepsAgainHasBeenActiveThoughItDoesNotRun() throws IOException {
    carrier(1, "S (sleeping)", 8);
    assertThat(carriers.look(2)).isEqualTo(new Seen(0, 1));
    assertThat(carriers.look(2)).isEqualTo(new Seen(0, 0));
  }

  @Test
  void whoRunsIsActive() throws IOException {
    carrier(2, "R (running)", 8);
    assertThat(carriers.look(2)).isEqualTo(new Seen(1, 1));
  }

  @Test
  void oneThatIsNewIsTakenForActive() throws IOException {
    carrier(4, "S (sleeping)", 1);
    assertThat(carriers.look(3).active()).isEqualTo(3);
    assertThat(carriers.look(3).active()).isZero();
  }

  @Test
  void whereOneHasEndedAllAreTakenForActive() throws IOException {
    Files.delete(root.resolve("proc/self/task/1/status"));
    assertThat(carriers.look(2)).isEqualTo(new Seen(2, 2));
    assertThat(carriers.look(1).active()).isEqualTo(1);
  }

  @Test
  void aTimerOfTheSamePoolDoesNotMakeAllLookActive() throws IOException {
    carrier(5, "S (sleeping)", 2);
    Carriers withTimer = new Carriers(Kernel.below(root), "ForkJoinPool-1-");
    withTimer.look(2);
    assertThat(withTimer.look(2)).isEqualTo(new Seen(0, 0));
  }
}
