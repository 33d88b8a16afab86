package dev.tapeout.runtime.channel;

import dev.tapeout.runtime.context.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stages of work that are joined by channels, each on virtual threads of one {@link Fork}: a slow
 * stage holds back those before it, and nothing outlives the fork. Where a stage fails, those after
 * it end with its failure, and the fork interrupts the others.
 *
 * <pre>{@code
 * try (Fork fork = new Fork()) {
 *   Stages stages = new Stages(fork, 64);
 *   Channel<Order> orders = stages.from(store::readAll);
 *   Channel<Invoice> invoices = stages.map(orders, 8, billing::invoice);
 *   invoices.forEach(printer::print);
 *   fork.join();
 * }
 * }</pre>
 */
public final class Stages {
  private final Fork fork;
  private final int capacity;

  /** What sends the elements that all begins with. */
  @FunctionalInterface
  public interface Source<T> {
    void feed(Channel<T> out) throws Exception;
  }

  /** What a stage makes of an element. */
  @FunctionalInterface
  public interface Step<T, R> {
    R of(T value) throws Exception;
  }

  /**
   * @param fork only the thread that opened it may add stages
   * @param capacity of the channels between two stages; 0 for a rendezvous
   */
  public Stages(Fork fork, int capacity) {
    this.fork = fork;
    this.capacity = capacity;
  }

  /** The first stage. The channel is closed when {@code source} returns. */
  public <T> Channel<T> from(Source<T> source) {
    Channel<T> out = Channel.of(capacity);
    start(new AtomicInteger(1), List.of(out), () -> source.feed(out));
    return out;
  }

  /** As {@link #from(Source)}: the elements of {@code source}. */
  public <T> Channel<T> from(Iterable<? extends T> source) {
    return from(out -> {
      for (T value : source) {
        out.send(value);
      }
    });
  }

  private static void check(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException(
          "the stage has " + workers + " workers; it must have 1 or more");
    }
  }

  /**
   * Makes something of each element, in {@code workers} threads. The results come in the order of
   * the elements.
   *
   * @param workers at least 1
   */
  public <T, R> Channel<R> map(Channel<T> in, int workers, Step<? super T, R> step) {
    check(workers);
    if (workers == 1) {
      return mapUnordered(in, 1, step);
    }
    Channel<FutureTask<R>> work = Channel.of(0);
    Channel<Future<R>> results = Channel.of(workers);
    start(
        new AtomicInteger(1),
        List.of(work, results),
        () ->
            in.forEach(value -> {
              FutureTask<R> task = new FutureTask<>(() -> step.of(value));
              work.send(task);
              results.send(task); // not before: only what somebody works on is waited for
            }));
    for (int i = 0; i < workers; i++) {
      // One that ends well changes nothing: all is sent by then, and both are closed or will be.
      start(new AtomicInteger(1), List.of(work, results), () -> work.forEach(FutureTask::run));
    }
    return mapUnordered(results, 1, Stages::result);
  }

  private static <R> R result(Future<R> task) throws Exception {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  /** As {@link #map}, but each result comes as soon as it is there. */
  public <T, R> Channel<R> mapUnordered(Channel<T> in, int workers, Step<? super T, R> step) {
    check(workers);
    Channel<R> out = Channel.of(capacity);
    AtomicInteger left = new AtomicInteger(workers);
    for (int i = 0; i < workers; i++) {
      start(left, List.of(out), () -> in.forEach(value -> out.send(step.of(value))));
    }
    return out;
  }

  /** All elements of several channels in one, each as it comes; of none it is closed at once. */
  public <T> Channel<T> merge(List<Channel<T>> in) {
    Channel<T> out = Channel.of(capacity);
    if (in.isEmpty()) {
      out.close();
    }
    AtomicInteger left = new AtomicInteger(in.size());
    for (Channel<T> each : in) {
      start(left, List.of(out), () -> each.forEach(out::send));
    }
    return out;
  }

  /**
   * Every element to each of {@code count} channels; the slowest holds back all. Where each element
   * is for one of several, let several receive from one channel.
   */
  public <T> List<Channel<T>> fanOut(Channel<T> in, int count) {
    List<Channel<T>> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      out.add(Channel.of(capacity));
    }
    start(
        new AtomicInteger(1),
        out,
        () ->
            in.forEach(value -> {
              for (Channel<T> each : out) {
                each.send(value);
              }
            }));
    return out;
  }

  /** What a thread of a stage does. */
  @FunctionalInterface
  private interface Piece {
    void run() throws Exception;
  }

  /**
   * @param left threads of the stage; the last one closes what they send to
   */
  private void start(AtomicInteger left, List<? extends Channel<?>> out, Piece piece) {
    fork.start(() -> {
      try {
        piece.run();
      } catch (Throwable e) {
        Throwable cause = ChannelClosedException.origin(e);
        out.forEach(channel -> channel.fail(cause));
        throw e;
      }
      if (left.decrementAndGet() == 0) {
        out.forEach(Channel::close);
      }
      return left;
    });
  }
}
