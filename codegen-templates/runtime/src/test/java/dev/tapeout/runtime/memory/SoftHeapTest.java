package dev.tapeout.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.host.Cgroup;
import dev.tapeout.runtime.host.Kernel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM with ZGC, in a container whose files a test writes. */
class SoftHeapTest {
  private static final long MIB = 1L << 20;
  private static final String GROUP = "sys/fs/cgroup/pod";
  private static final Logger LOG = Logger.getLogger("dev.tapeout.runtime.memory");

  @TempDir Path root;

  /**
   * ROOT WAY: {@code full} keeps 128 MiB, {@code young} next to nothing, and {@code watched} has
   * what watches the heap start, and a log that fails at its first line. It reads what to do, a
   * word a line, and prints soft bound and what lives.
   */
  public static void main(String[] arguments) throws IOException {
    boolean young = arguments[1].equals("young");
    byte[][] live = new byte[young ? 0 : 2048][];
    for (int i = 0; i < live.length; i++) {
      live[i] = new byte[1 << 16];
    }
    if (!young) {
      System.gc();
    }
    SoftHeap heap = new SoftHeap(Cgroup.of(Kernel.below(Path.of(arguments[0]))));
    if (arguments[1].equals("watched")) {
      LOG.addHandler(new Failing());
      heap.start();
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String word = in.readLine(); word != null; word = in.readLine()) {
      switch (word) {
        case "look" -> heap.look();
        case "close" -> heap.close();
        default -> {}
      }
      System.out.println(heap.soft() + " " + heap.live());
    }
    System.out.println(live.length);
  }

  /** Once, at that the container has changed. */
  private static final class Failing extends Handler {
    private boolean failed;

    @Override
    public void publish(LogRecord line) {
      if (!failed && line.getLevel() == Level.INFO) {
        failed = true;
        throw new IllegalStateException("the log is full");
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private record Look(long soft, long live) {}

  private record Jvm(Process process) implements AutoCloseable {
    Look look() throws IOException {
      return after("look");
    }

    Look after(String word) throws IOException {
      process.outputWriter().append(word).append('\n').flush();
      String[] numbers = process.inputReader().readLine().split(" ");
      return new Look(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private Jvm start(String... options) throws IOException {
    return startAs("full", options);
  }

  private Jvm startAs(String way, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-Xms256m", "-Xlog:disable"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SoftHeapTest.class.getName(), root.toString(), way));
    return new Jvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  @BeforeEach
  void container() throws IOException {
    write(
        "proc/self/mountinfo",
        "31 24 0:27 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate");
    write("proc/self/cgroup", "0::/pod");
    write(GROUP + "/memory.stat", "inactive_file 104857600\nactive_file 0");
    write(GROUP + "/memory.max", "1073741824");
    write(GROUP + "/memory.current", "419430400");
  }

  @Test
  void theBoundFollowsWhatLivesAndTheContainerWhenItChanges() throws Exception {
    try (Jvm jvm = start("-XX:+UseZGC")) {
      Look roomy = jvm.look();
      assertThat(roomy.soft()).isBetween(roomy.live() / 4 * 5 - MIB, 256 * MIB - 1);

      // 300 MiB are held, 256 of them by the heap, and 200 are too many.
      write(GROUP + "/memory.max", "104857600");
      Look tight = jvm.look();
      assertThat(tight.soft()).isBetween(tight.live() - MIB, tight.live());

      write(GROUP + "/memory.max", "max");
      Look free = jvm.look();
      assertThat(free.soft()).isGreaterThan(free.live() / 4 * 5 - MIB);
    }
  }

  @Test
  void aContainerThatIsOnlySlowedDownIsFollowedToo() throws Exception {
    write(GROUP + "/memory.max", "max");
    write(GROUP + "/memory.high", "104857600");
    try (Jvm jvm = start("-XX:+UseZGC")) {
      Look tight = jvm.look();
      assertThat(tight.soft()).isBetween(tight.live() - MIB, tight.live());
    }
  }

  @Test
  void beforeTheFirstCollectionNothingIsBound() throws Exception {
    try (Jvm jvm = startAs("young", "-XX:+UseZGC")) {
      assertThat(jvm.look()).isEqualTo(new Look(256 * MIB, 0));
    }
  }

  @Test
  void whatIsClosedLeavesNoBoundBehind() throws Exception {
    try (Jvm jvm = start("-XX:+UseZGC")) {
      assertThat(jvm.look().soft()).isLessThan(256 * MIB);
      assertThat(jvm.after("close").soft()).isEqualTo(256 * MIB);
      assertThat(jvm.look().soft()).isEqualTo(256 * MIB);
    }
  }

  @Test
  @Timeout(30)
  void itGoesOnAfterALookThatFailed() throws Exception {
    try (Jvm jvm = startAs("watched", "-XX:+UseZGC")) {
      Look before = jvm.after("wait");
      while (before.soft() == 256 * MIB) { // it has not looked yet
        before = jvm.after("wait");
      }
      write(GROUP + "/memory.max", "104857600"); // which the log is told of
      while (jvm.after("wait").soft() >= before.soft()) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void whoNamesTheBoundKeepsIt() throws Exception {
    try (Jvm jvm = start("-XX:+UseZGC", "-XX:SoftMaxHeapSize=200m")) {
      assertThat(jvm.look().soft()).isEqualTo(200 * MIB);
    }
  }

  @Test
  void aCollectorThatKnowsNoSoftBoundIsLeftAlone() throws Exception {
    try (Jvm jvm = start("-XX:+UseSerialGC")) {
      assertThat(jvm.look().soft()).isEqualTo(256 * MIB);
    }
  }
}
