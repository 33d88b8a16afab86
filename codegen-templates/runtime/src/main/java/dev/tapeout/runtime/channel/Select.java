package dev.tapeout.runtime.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A choice among several channels: exactly one of its cases happens, the first that can; of several
 * that can, any. It may be asked again and again.
 *
 * <pre>{@code
 * String done = new Select<String>()
 *     .receive(orders, order -> "took " + order.id())
 *     .send(audit, line, () -> "wrote a line")
 *     .await();
 * }</pre>
 *
 * <p>A case that receives drops out once its channel is closed and empty; what is done with an
 * element is done in the flow of whoever sent it.
 */
public final class Select<R> {
  /** What is done with what was received. */
  @FunctionalInterface
  public interface Then<T, R> {
    R on(T value) throws Exception;
  }

  private record Case<R>(Channel<?> channel, @Nullable Object value, Then<Object, R> then) {}

  private final List<Case<R>> cases = new ArrayList<>();

  /** A case: receives from {@code channel}. */
  @SuppressWarnings("unchecked") // a channel gives back what was sent
  public <T> Select<R> receive(Channel<T> channel, Then<? super T, R> then) {
    cases.add(new Case<>(channel, null, value -> then.on((T) value)));
    return this;
  }

  /** A case: sends {@code value} to {@code channel}. */
  public <T> Select<R> send(Channel<? super T> channel, T value, Callable<R> then) {
    Objects.requireNonNull(value, "no element is null");
    cases.add(new Case<>(channel, value, ignored -> then.call()));
    return this;
  }

  /**
   * Waits for the first case that can happen.
   *
   * @throws ChannelClosedException if nothing can happen any more since all channels that are
   *     received from are closed and empty; or if one has failed, or one to be sent to is closed
   * @throws TimeoutException if the deadline of the flow passes first; nothing has happened
   */
  public R await() throws Exception {
    Wish served = choose(true, Channel.deadline(null));
    if (served == null) {
      throw new TimeoutException("the deadline has passed");
    }
    return then(served);
  }

  /** As {@link #await()}, but null if nothing can happen within {@code patience}. */
  public @Nullable R await(Duration patience) throws Exception {
    Wish served = choose(true, Channel.deadline(patience));
    return served == null ? null : then(served);
  }

  /** As {@link #await()}, but null if nothing can happen at once. */
  public @Nullable R now() throws Exception {
    Wish served = choose(false, null);
    return served == null ? null : then(served);
  }

  private @Nullable Wish choose(boolean patient, @Nullable Long until) throws Exception {
    List<Wish> wishes = new ArrayList<>();
    int first = cases.isEmpty() ? 0 : ThreadLocalRandom.current().nextInt(cases.size());
    for (int i = 0; i < cases.size(); i++) {
      Case<R> one = cases.get((first + i) % cases.size());
      Object item = one.value() == null ? null : Carried.of(one.value());
      wishes.add(new Wish(one.channel(), item, one));
    }
    ChannelClosedException end = null;
    while (!wishes.isEmpty()) {
      Wish served = patient ? Wait.on(wishes.toArray(Wish[]::new), until) : now(wishes);
      if (served == null) {
        return null;
      }
      if (served.answer != Outcome.CLOSED) {
        return served;
      }
      end = served.channel.closed();
      if (served.sends() || end.getCause() != null) {
        throw end;
      }
      wishes.remove(served);
    }
    throw end == null ? new IllegalStateException("there is no case to choose") : end;
  }

  private static @Nullable Wish now(List<Wish> wishes) {
    for (Wish wish : wishes) {
      Object answer = Wait.now(wish);
      if (answer != Outcome.NOT_NOW) {
        wish.answer = answer;
        return wish;
      }
    }
    return null;
  }

  @SuppressWarnings("unchecked") // made above
  private R then(Wish served) throws Exception {
    Case<R> one = (Case<R>) Objects.requireNonNull(served.origin);
    Object answer = Objects.requireNonNull(served.answer);
    if (served.sends()) {
      return one.then().on(answer);
    }
    Element<Object> element = Carried.element(answer);
    return element.call(() -> one.then().on(element.value()));
  }
}
