package dev.tapeout.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** One carrier and its lines, in simulated time: work of two milliseconds, a refusal of 40 µs. */
class BacklogTest {
  private static final long MILLI = 1_000_000;
  private static final long WORK = 2 * MILLI;
  private static final long REFUSAL = MILLI / 25;
  private static final double MOST = 1e9 / WORK;

  private record Done(long arrived, long waited, boolean begun) {}

  private final ArrayDeque<Runnable> near = new ArrayDeque<>();
  private final ArrayDeque<Runnable> far = new ArrayDeque<>();
  private final Random random = new Random(42);
  private long now = 1;
  private long work = WORK;
  private final Backlog backlog = new Backlog(() -> now, near::add, far::add);
  private final Admission admission = new Admission(1000, backlog);
  private final Usual usual = new Usual();

  /**
   * What becomes of the requests of the next seconds, of which the gaps are {@code gap} seconds.
   */
  private List<Done> load(int seconds, DoubleSupplier gap) {
    return load(seconds, gap, near);
  }

  private List<Done> load(int seconds, DoubleSupplier gap, ArrayDeque<Runnable> line) {
    List<Done> done = new ArrayList<>();
    long end = now + seconds * 1000 * MILLI;
    double next = now;
    while (now < end) {
      for (; next <= now; next += gap.getAsDouble() * 1e9) {
        long arrived = (long) next;
        line.add(() -> serve(arrived, done));
      }
      if (!runNext()) {
        now = (long) Math.ceil(next);
      }
    }
    while (runNext()) {
      // until nobody is left
    }
    return done;
  }

  /** A carrier looks at the far line when the near one is empty. */
  private boolean runNext() {
    Runnable next = near.isEmpty() ? far.poll() : near.poll();
    if (next != null) {
      next.run();
    }
    return next != null;
  }

  private void serve(long arrived, List<Done> done) {
    boolean begun = admission.enter(usual);
    done.add(new Done(arrived, now - arrived, begun));
    now += begun ? work : REFUSAL;
    if (begun) {
      admission.leave(usual, work);
    }
  }

  private DoubleSupplier evenly(double share) {
    return () -> 1 / (MOST * share);
  }

  /** As many independent clients send. */
  private DoubleSupplier atRandom(double share) {
    return () -> -Math.log(1 - random.nextDouble()) / (MOST * share);
  }

  @Test
  void ofAFloodAsMuchIsDoneAsCanBeHardlyWaitingForMoreThanOneOtherAndTheRestIsRefusedAtOnce() {
    load(2, atRandom(0.2));
    long begin = now;
    List<Done> noticed =
        load(10, atRandom(10)).stream()
            .filter(d -> d.arrived() > begin + 5 * Backlog.PATIENCE)
            .toList();
    List<Done> begun = noticed.stream().filter(Done::begun).toList();
    assertThat(begun)
        .allSatisfy(d -> assertThat(d.waited()).isLessThan(WORK * 3 / 2))
        .hasSizeGreaterThan((int) (9.5 * MOST * 0.7));
    assertThat(noticed).allSatisfy(d -> assertThat(d.waited()).isLessThan(WORK * 3));
  }

  @Test
  void afterAFloodNobodyIsRefused() {
    load(2, atRandom(0.2));
    load(5, evenly(10));
    load(1, atRandom(0.5));
    assertThat(load(10, atRandom(0.5))).allMatch(Done::begun);
  }

  @Test
  void aFullServiceRefusesHardlyAnybody() {
    assertThat(load(60, atRandom(0.5))).allMatch(Done::begun);
    List<Done> full = load(60, atRandom(0.7));
    assertThat(full.stream().filter(d -> !d.begun())).hasSizeLessThan(full.size() / 500);
  }

  @Test
  void aPauseIsNoOverload() {
    List<Done> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.addAll(load(1, atRandom(0.3)));
      now += 150 * MILLI; // such as a collection of garbage
    }
    assertThat(all).allMatch(Done::begun);
  }

  @Test
  void whoComesToAnIdleServiceAfterABurstIsNotRefused() {
    load(2, atRandom(0.3));
    List<Done> lone = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      List<Done> burst = new ArrayList<>();
      for (int j = 0; j < 10; j++) {
        long arrived = now;
        near.add(() -> serve(arrived, burst));
      }
      while (runNext()) {
        // until nobody is left
      }
      now += 300 * MILLI;
      serve(now, lone);
      now += 100 * MILLI;
    }
    assertThat(lone).allMatch(Done::begun);
  }

  @Test
  void aServiceWithoutProcessorsRefusesNoClientThatAsksOneRequestAtATime() {
    ArrayDeque<Runnable> line = new ArrayDeque<>(); // where nobody else is, both are one
    Admission starved = new Admission(1000, new Backlog(() -> now, line::add, line::add));
    List<Boolean> begun = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      line.add(() -> {
        boolean ours = starved.enter(usual);
        begun.add(ours);
        now += work;
        if (ours) {
          starved.leave(usual, work);
        }
      });
      for (int turn = 0; turn < 3; turn++) {
        now += 20 * MILLI; // others have the processors
        Runnable next = line.poll();
        if (next != null) {
          next.run();
        }
      }
    }
    assertThat(begun).hasSizeGreaterThan(400).allMatch(b -> b);
  }

  @Test
  void aScoutThatCannotSetOffDoesNotStopTheService() {
    boolean[] full = {true};
    Backlog failing =
        new Backlog(
            () -> now,
            near::add,
            scout -> {
              if (full[0]) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              far.add(scout);
            });
    now += 10 * MILLI;
    for (int i = 0; i < 16; i++) {
      usual.took(WORK);
    }
    failing.ended(usual, WORK);
    full[0] = false;
    while (runNext()) {
      // until nobody is left
    }
    for (int i = 0; i < 10; i++) {
      now += 1000 * MILLI;
      assertThat(failing.isTooLong(usual)).isFalse();
    }
  }

  @Test
  void aServiceThatStoodStillForLongRefusesNobodyOnceItRuns() {
    load(2, atRandom(0.3));
    now += 60_000 * MILLI;
    assertThat(load(5, atRandom(0.3))).allMatch(Done::begun);
  }

  @Test
  void anOperationThatNobodyKnowsYetIsNotRefused() {
    work = 15 * WORK; // at the first calls all is slow
    assertThat(load(1, evenly(10)).subList(0, 16)).allMatch(Done::begun);
  }

  /** Waits of those who come to the far line every 10 ms, in the order in which they came. */
  private List<Long> waitsInTheFarLine(int seconds, DoubleSupplier gap) {
    List<Long> waits = new ArrayList<>();
    long[] next = {now};
    load(
        seconds,
        () -> {
          for (; next[0] <= now; next[0] += 10 * MILLI) {
            long arrived = next[0];
            far.add(() -> waits.add(now - arrived));
          }
          return gap.getAsDouble();
        });
    return waits;
  }

  @Test
  void whoIsNewHasItsTurnThoughRequestsFloodIn() {
    load(2, atRandom(0.2));
    List<Long> waits = waitsInTheFarLine(10, atRandom(10));
    assertThat(waits).hasSizeGreaterThan(900);
    assertThat(waits.subList(100, waits.size()))
        .allSatisfy(wait -> assertThat(wait).isLessThan(120 * MILLI));
  }

  @Test
  void aFloodOfNewConnectionsIsRefusedAsOneOnOldOnes() {
    load(2, atRandom(0.2), far);
    long begin = now;
    List<Done> noticed =
        load(10, atRandom(5), far).stream()
            .filter(d -> d.arrived() > begin + 1000 * MILLI)
            .toList();
    assertThat(noticed.stream().filter(Done::begun))
        .hasSizeGreaterThan((int) (9 * MOST * 0.6))
        .allSatisfy(d -> assertThat(d.waited()).isLessThan(150 * MILLI));
  }

  /** Of ten requests one waits for half a second, elsewhere: that costs nobody anything. */
  @Test
  void whereSomeWaitForLongAFloodEndsWithItsLine() {
    PriorityQueue<Long> waiting = new PriorityQueue<>();
    ArrayDeque<Long> line = new ArrayDeque<>();
    List<Done> done = new ArrayList<>();
    long every = 2 * MILLI;
    long burst = now + 2000 * MILLI;
    long end = now + 20_000 * MILLI;
    for (long next = now, i = 0; now < end; i++) {
      while (!waiting.isEmpty() && waiting.peek() <= now) {
        waiting.remove();
        admission.leave(usual, 500 * MILLI);
      }
      for (; next <= now; next += every) {
        line.add(next);
      }
      Long arrived = line.poll();
      if (arrived == null) {
        runNext(); // a scout
        now = next;
        continue;
      }
      if (now > burst && now < burst + 2000 * MILLI) {
        now += 3 * MILLI; // something else has the processor: a line grows
      }
      boolean begun = admission.enter(usual);
      done.add(new Done(arrived, now - arrived, begun));
      now += MILLI / 10;
      if (begun && i % 10 == 0) {
        waiting.add(now + 500 * MILLI);
      } else if (begun) {
        admission.leave(usual, MILLI / 10);
      }
      while (line.isEmpty() && runNext()) {
        // scouts are behind all who stand in line
      }
    }
    List<Done> inTheBurst = done.stream().filter(d -> d.arrived() < burst + 2000 * MILLI).toList();
    List<Done> after = done.stream().filter(d -> d.arrived() > burst + 5000 * MILLI).toList();
    assertThat(inTheBurst).as("there was a flood").anyMatch(d -> !d.begun());
    assertThat(after).hasSizeGreaterThan(5000).allMatch(Done::begun);
  }

  /** Clients on connections that were there before, of which each sends when it is answered. */
  private void client(int times, List<Boolean> begun) {
    if (times == 0) {
      return;
    }
    boolean ours = admission.enter(usual);
    begun.add(ours);
    now += ours ? work : REFUSAL;
    if (ours) {
      admission.leave(usual, work);
    }
    (backlog.isFarDue() ? far : near).add(() -> client(times - 1, begun));
  }

  @Test
  void aServiceThatIsNeverIdleLetsTheNewRunAndRefusesNobody() {
    work = MILLI / 10;
    List<Boolean> begun = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      near.add(() -> client(2000, begun));
    }
    List<Long> waits = new ArrayList<>();
    for (long next = now; runNext(); ) {
      for (; next <= now; next += 10 * MILLI) {
        long arrived = next;
        far.add(() -> waits.add(now - arrived));
      }
    }
    assertThat(begun).hasSize(32_000).allMatch(b -> b);
    assertThat(waits).hasSizeGreaterThan(300).allSatisfy(w -> assertThat(w).isLessThan(30 * MILLI));
  }
}
