package dev.tapeout.runtime.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Runs a small program of a few threads in every order in which its steps can follow each other, up
 * to a number of preemptions. A step ends before each access to memory that threads share; one
 * thread runs at a time. All shared accesses of the channels are volatile or under a lock, so the
 * orders of whole steps are all that the memory model allows. A thread that waits with a time limit
 * may be late at any moment.
 */
public final class Explorer {
  /** What some threads do, and what is wrong with what came of it (null: nothing). */
  public record Program(List<Callable<Object>> threads, Function<List<Object>, String> verdict) {}

  private static final int MOST_STEPS = 5_000;
  private static Explorer running;

  private final int preemptions;
  private final List<int[]> choices = new ArrayList<>();
  private List<Actor> actors;
  private Map<Thread, Actor> byThread;
  private Map<Object, Actor> owners;
  private Map<Object, Integer> holds;
  private Actor current;
  private int depth;
  private int preempted;
  private String wrong;
  private Thread driver;
  private volatile boolean over;

  private static final class Actor {
    final int number;
    Thread thread;
    volatile boolean turn;
    boolean permit;
    boolean parked;
    boolean timed;
    boolean late;
    boolean ended;
    Object wants;
    Object result;

    Actor(int number) {
      this.number = number;
    }
  }

  private static final class Stop extends Error {
    private static final long serialVersionUID = 1;
  }

  private Explorer(int preemptions) {
    this.preemptions = preemptions;
  }

  /** How many runs there are; fails at the first that goes wrong. */
  static synchronized int all(int preemptions, Callable<Program> program) throws Exception {
    int runs = 0;
    Explorer explorer = new Explorer(preemptions);
    running = explorer;
    try {
      do {
        explorer.run(program.call());
        runs++;
        if (explorer.wrong != null) {
          throw new AssertionError(
              "run " + runs + ": " + explorer.wrong + " in " + explorer.trace());
        }
      } while (explorer.another());
    } finally {
      running = null;
    }
    return runs;
  }

  private String trace() {
    StringBuilder trace = new StringBuilder();
    choices.forEach(choice -> trace.append(choice[0]).append('/').append(choice[1]).append(' '));
    return trace.toString();
  }

  private boolean another() {
    while (!choices.isEmpty()) {
      int[] last = choices.getLast();
      if (++last[0] < last[1]) {
        return true;
      }
      choices.removeLast();
    }
    return false;
  }

  private void run(Program program) throws Exception {
    actors = new ArrayList<>();
    byThread = new HashMap<>();
    owners = new HashMap<>();
    holds = new HashMap<>();
    depth = 0;
    preempted = 0;
    wrong = null;
    over = false;
    current = null;
    driver = Thread.currentThread();
    for (Callable<Object> work : program.threads()) {
      Actor actor = new Actor(actors.size());
      actors.add(actor);
      actor.thread =
          Thread.ofVirtual()
              .unstarted(() -> {
                try {
                  await(actor);
                  actor.result = work.call();
                } catch (Stop e) {
                  return;
                } catch (Throwable e) {
                  actor.result = e;
                }
                actor.ended = true;
                try {
                  next(actor);
                } catch (Stop e) {
                  // the run is over
                } catch (RuntimeException e) {
                  wrong = "the choices do not fit: " + e; // as if a class began in one run only
                  stop();
                }
              });
      byThread.put(actor.thread, actor);
    }
    for (Actor actor : actors) {
      actor.thread.start();
    }
    next(null);
    while (!over) {
      LockSupport.park();
    }
    for (Actor actor : actors) {
      actor.thread.join();
    }
    if (wrong == null) {
      List<Object> results = new ArrayList<>();
      actors.forEach(actor -> results.add(actor.result));
      wrong = program.verdict().apply(results);
    }
  }

  private void stop() {
    over = true;
    LockSupport.unpark(driver);
    actors.forEach(actor -> LockSupport.unpark(actor.thread));
  }

  private void await(Actor actor) {
    while (!actor.turn) {
      if (over) {
        throw new Stop();
      }
      LockSupport.park();
    }
    actor.turn = false;
  }

  private boolean enabled(Actor actor) {
    return !actor.ended
        && (!actor.parked || actor.permit || actor.timed)
        && (actor.wants == null || owners.get(actor.wants) == null);
  }

  /** Whoever is chosen goes on; {@code me} waits for its turn. */
  private void next(Actor me) {
    List<Actor> options = new ArrayList<>();
    boolean goesOn = me != null && enabled(me);
    if (goesOn) {
      options.add(me);
    }
    if (!goesOn || preempted < preemptions) {
      for (Actor actor : actors) {
        if (actor != me && enabled(actor)) {
          options.add(actor);
        }
      }
    }
    if (options.isEmpty() || depth > MOST_STEPS) {
      if (depth > MOST_STEPS) {
        wrong = "it does not end";
      } else if (!actors.stream().allMatch(actor -> actor.ended)) {
        wrong = "threads wait for ever";
      }
      stop();
      throw new Stop();
    }
    Actor actor = options.get(choice(options.size()));
    if (goesOn && actor != me) {
      preempted++;
    }
    current = actor;
    if (actor != me) {
      actor.turn = true;
      LockSupport.unpark(actor.thread);
      if (me != null && !me.ended) {
        await(me);
      }
    }
  }

  private int choice(int options) {
    if (options == 1) {
      return 0;
    }
    if (depth == choices.size()) {
      choices.add(new int[] {0, options});
    }
    return choices.get(depth++)[0];
  }

  private static Actor me() {
    return running == null ? null : running.byThread.get(Thread.currentThread());
  }

  // What the channels call in place of the JDK: see Woven.

  public static void step() {
    Actor me = me();
    if (me != null) {
      running.next(me);
    }
  }

  public static void lock(Object lock) {
    Actor me = me();
    if (me == null) { // nobody else is there then
      return;
    }
    Explorer explorer = running;
    if (explorer.owners.get(lock) != me) {
      me.wants = lock;
      explorer.next(me);
      me.wants = null;
      explorer.owners.put(lock, me);
    }
    explorer.holds.merge(lock, 1, Integer::sum);
  }

  public static boolean tryLock(Object lock) {
    Actor me = me();
    if (me == null) {
      return true;
    }
    step();
    Actor owner = running.owners.get(lock);
    if (owner != null && owner != me) {
      return false;
    }
    running.owners.put(lock, me);
    running.holds.merge(lock, 1, Integer::sum);
    return true;
  }

  public static void unlock(Object lock) {
    if (me() != null && running.holds.merge(lock, -1, Integer::sum) == 0) {
      running.owners.put(lock, null);
    }
  }

  public static void park(Object blocker) {
    park(false);
  }

  public static void parkNanos(Object blocker, long nanos) {
    park(true);
  }

  private static void park(boolean timed) {
    Actor me = me();
    me.parked = true;
    me.timed = timed;
    running.next(me);
    me.late |= timed && !me.permit;
    me.parked = false;
    me.permit = false;
  }

  public static void unpark(Thread thread) {
    if (running == null) {
      return;
    }
    step();
    Actor woken = running.byThread.get(thread);
    if (woken != null) {
      woken.permit = true;
    }
  }

  public static int nextInt(ThreadLocalRandom random, int bound) {
    return me() == null ? 0 : running.choice(bound);
  }

  /** The clock stands still but for those who are late. */
  public static long nanoTime() {
    Actor me = me();
    return me != null && me.late ? Long.MAX_VALUE / 2 : 0;
  }
}
