package dev.tapeout.runtime.channel;

import dev.tapeout.runtime.context.FlowContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands elements from threads that send to threads that receive, each to exactly one and in the
 * order in which they were sent. With a capacity it has room for as many, and who finds none waits;
 * with capacity 0 who sends waits until the element is received.
 *
 * <p>Any number of threads may use it, virtual ones and others. Who waits is parked and ends by
 * interruption ({@link InterruptedException}), by the deadline of the flow it works in ({@link
 * TimeoutException}), or when the channel is closed ({@link ChannelClosedException}). No element is
 * {@code null}. The context of the sender comes along with each.
 */
public abstract sealed class Channel<T> implements AutoCloseable permits Ring, Rendezvous {
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** Locks of several channels are taken in this order. */
  final long number = NUMBERS.incrementAndGet();

  final Moment lock = new Moment();
  final WaitQueue senders;
  final WaitQueue receivers;
  private final List<Runnable> watchers = new ArrayList<>();
  private final List<Runnable> atClose = new ArrayList<>();

  /** Whether there are watchers; read without the lock by those who may have to tell them. */
  private volatile boolean watched;

  private @Nullable Throwable cause;

  /** What is done with an element. */
  @FunctionalInterface
  public interface Work<T> {
    void on(T value) throws Exception;
  }

  /**
   * How it went until now.
   *
   * @param sent elements, of which {@code sent - received} are in the channel
   * @param sendersWaited how often a thread had to wait for room: the measure of back-pressure
   * @param receiversWaited how often a thread had to wait for an element
   */
  public record Load(long sent, long received, long sendersWaited, long receiversWaited) {}

  Channel() {
    senders = new WaitQueue(mayChangeUnlocked());
    receivers = new WaitQueue(mayChangeUnlocked());
  }

  /**
   * A new one.
   *
   * @param capacity elements that it has room for; 0 for a rendezvous
   * @throws IllegalArgumentException if it is negative
   */
  public static <T> Channel<T> of(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("the capacity is " + capacity + "; it must be 0 or more");
    }
    return capacity == 0 ? new Rendezvous<>() : new Ring<>(capacity);
  }

  /** {@code DONE}, {@code NOT_NOW} or {@code CLOSED}. */
  abstract Outcome offer(Object item);

  /** An item, {@code NOT_NOW} or {@code CLOSED}. */
  abstract Object poll();

  /**
   * What comes of sending {@code item}, or of receiving where it is null; waits where it must, and
   * is null where the time runs out.
   */
  abstract @Nullable Object await(@Nullable Object item, @Nullable Duration patience)
      throws InterruptedException;

  /** What comes of a wish at once. Under the lock. */
  abstract Object attempt(Wish wish);

  /** Wakes another of the same side if there is something for it as well. */
  abstract void passOn(boolean sends);

  /** Always the same: whether what cannot be had now may be had later though the lock is held. */
  abstract boolean mayChangeUnlocked();

  /** From now on nothing can be sent. Under the lock. */
  abstract void shut();

  /** Whether nothing can be sent any more and nothing is left to receive. */
  abstract boolean isOver();

  abstract long sent();

  abstract long received();

  /** How many elements it has room for; 0 of a rendezvous. */
  public abstract int capacity();

  /** Whether nothing can be sent any more. There may be something left to receive. */
  public abstract boolean isClosed();

  private static Object item(Object value) {
    return Carried.of(Objects.requireNonNull(value, "no element is null"));
  }

  /**
   * Sends, and waits for room where there is none.
   *
   * @throws ChannelClosedException if it is closed
   * @throws TimeoutException if the deadline of the flow passes first; nothing was sent
   */
  public void send(T value) throws InterruptedException, TimeoutException {
    if (!hasSent(item(value), null)) {
      throw late();
    }
  }

  /**
   * As {@link #send(Object)}, and waits no longer than {@code patience} or the deadline of the
   * flow.
   *
   * @return whether it was sent
   */
  public boolean send(T value, Duration patience) throws InterruptedException {
    return hasSent(item(value), patience);
  }

  private boolean hasSent(Object item, @Nullable Duration patience) throws InterruptedException {
    Outcome outcome = (Outcome) await(item, patience);
    if (outcome == null) {
      return false;
    }
    if (outcome == Outcome.CLOSED) {
      throw closed();
    }
    return true;
  }

  /**
   * Sends if that needs no waiting.
   *
   * @return whether it was sent
   * @throws ChannelClosedException if it is closed
   */
  public boolean trySend(T value) {
    Outcome outcome = offer(item(value));
    if (outcome == Outcome.CLOSED) {
      throw closed();
    }
    return outcome == Outcome.DONE;
  }

  /**
   * The next element, waited for where there is none.
   *
   * @throws ChannelClosedException if it is closed and nothing is left
   * @throws TimeoutException if the deadline of the flow passes first; nothing was received
   */
  public T receive() throws InterruptedException, TimeoutException {
    return Carried.value(onTime(next(null)));
  }

  /** As {@link #receive()}, with the context of whoever sent it. */
  public Element<T> take() throws InterruptedException, TimeoutException {
    return Carried.element(onTime(next(null)));
  }

  /**
   * As {@link #receive()}, and waits no longer than {@code patience} or the deadline of the flow.
   *
   * @return null where none came in time
   */
  public @Nullable T receive(Duration patience) throws InterruptedException {
    Object item = next(patience);
    return item == null ? null : Carried.value(item);
  }

  private @Nullable Object next(@Nullable Duration patience) throws InterruptedException {
    Object item = await(null, patience);
    if (item == Outcome.CLOSED) {
      throw closed();
    }
    return item;
  }

  /**
   * The next element if that needs no waiting; null where there is none.
   *
   * @throws ChannelClosedException if it is closed and nothing is left
   */
  public @Nullable T tryReceive() {
    Object item = poll();
    if (item == Outcome.CLOSED) {
      throw closed();
    }
    return item == Outcome.NOT_NOW ? null : Carried.value(item);
  }

  /**
   * Does {@code work} on each element, in the flow of whoever sent it, until the channel is closed
   * and nothing is left. It ends at the first failure of {@code work}, with that failure.
   *
   * @throws ChannelClosedException if it was closed by {@link #fail}
   */
  public void forEach(Work<? super T> work) throws Exception {
    Object item = onTime(await(null, null));
    while (item != Outcome.CLOSED) {
      Element<T> element = Carried.element(item);
      element.call(() -> {
        work.on(element.value());
        return element;
      });
      item = onTime(await(null, null));
    }
    ChannelClosedException end = closed();
    if (end.getCause() != null) {
      throw end;
    }
  }

  /**
   * Nothing more can be sent; what was sent before can still be received. Closing it again changes
   * nothing.
   */
  @Override
  public void close() {
    end(null);
  }

  /**
   * Closes it because something went wrong, and tells the other side what: as the cause of its
   * {@link ChannelClosedException}, once what was sent before has been received.
   */
  public void fail(Throwable cause) {
    end(cause);
  }

  private void end(@Nullable Throwable because) {
    List<Runnable> told;
    lock.lock();
    try {
      if (isClosed()) {
        return;
      }
      cause = because;
      shut();
      answerAll(senders);
      answerAll(receivers);
      told = List.copyOf(atClose);
      atClose.clear();
    } finally {
      lock.unlock();
    }
    tellIfOver();
    told.forEach(Runnable::run);
  }

  /**
   * Runs {@code watcher} once, when nothing can be sent any more: at once, or on the thread that
   * closes it.
   */
  void whenClosed(Runnable watcher) {
    lock.lock();
    try {
      if (!isClosed()) {
        atClose.add(watcher);
        return;
      }
    } finally {
      lock.unlock();
    }
    watcher.run();
  }

  /**
   * Runs {@code watcher} once, when it is over: at once where it is, else on the thread that closes
   * it or receives the last element. That may hold locks of channels, so it must not wait.
   */
  void watch(Runnable watcher) {
    lock.lock();
    try {
      watchers.add(watcher);
      watched = true;
    } finally {
      lock.unlock();
    }
    tellIfOver();
  }

  void unwatch(Runnable watcher) {
    lock.lock();
    try {
      watchers.remove(watcher);
      watched = !watchers.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Called after each change that may make it over; costs a look where nobody watches. */
  final void tellIfOver() {
    if (!watched || !isOver()) {
      return;
    }
    List<Runnable> told;
    lock.lock();
    try {
      told = List.copyOf(watchers);
      watchers.clear();
      watched = false;
    } finally {
      lock.unlock();
    }
    told.forEach(Runnable::run);
  }

  private void answerAll(WaitQueue queue) {
    Outcome answer = mayChangeUnlocked() ? Outcome.RETRY : Outcome.CLOSED;
    for (Wish wish = queue.serve(answer); wish != null; wish = queue.serve(answer)) {
      LockSupport.unpark(wish.wake);
    }
  }

  ChannelClosedException closed() {
    lock.lock();
    try {
      return new ChannelClosedException(cause);
    } finally {
      lock.unlock();
    }
  }

  /** The elements that are in it at this moment. */
  public int size() {
    long received = received();
    return Math.clamp(sent() - received, 0, capacity());
  }

  /** What went through it. */
  public Load load() {
    lock.lock();
    try {
      long received = received();
      return new Load(sent(), received, senders.waits, receivers.waits);
    } finally {
      lock.unlock();
    }
  }

  /** The earlier of the two; null where there is neither. */
  static @Nullable Long deadline(@Nullable Duration patience) {
    FlowContext context = FlowContext.orNull();
    Long flow = context == null ? null : context.deadline();
    if (patience == null) {
      return flow;
    }
    // Times are told apart by their difference, which must not run over.
    long nanos = Math.clamp(TimeUnit.NANOSECONDS.convert(patience), 0, Long.MAX_VALUE / 2);
    long own = System.nanoTime() + nanos;
    return flow == null || own - flow < 0 ? Long.valueOf(own) : flow;
  }

  private static Object onTime(@Nullable Object item) throws TimeoutException {
    if (item == null) {
      throw late();
    }
    return item;
  }

  private static TimeoutException late() {
    return new TimeoutException("the deadline has passed");
  }
}
