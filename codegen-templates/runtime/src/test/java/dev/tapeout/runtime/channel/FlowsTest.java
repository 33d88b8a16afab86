package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FlowsTest {
  /** Asks once, for {@code demand} elements, and does {@code work} on each. */
  private static final class Reader implements Flow.Subscriber<Integer> {
    final List<Integer> got = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> end = new CompletableFuture<>();
    private final long demand;
    private final Consumer<Integer> work;

    Reader(long demand) {
      this(demand, item -> {});
    }

    Reader(long demand, Consumer<Integer> work) {
      this.demand = demand;
      this.work = work;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      if (demand > 0) {
        subscription.request(demand);
      }
    }

    @Override
    public void onNext(Integer item) {
      got.add(item);
      work.accept(item);
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void whoAskedForExactlyWhatThereWasHearsOfTheEnd(int capacity) throws Exception {
    Channel<Integer> channel = Channel.of(capacity);
    Reader reader = new Reader(2);
    Flows.publisher(channel).subscribe(reader);
    channel.send(1);
    channel.send(2);
    channel.close();
    reader.end.get();
    assertThat(reader.got).containsExactly(1, 2);
  }

  @Test
  void whoAskedForNothingHearsOfTheEndWhenOthersHaveTakenTheLast() throws Exception {
    Channel<Integer> channel = Channel.of(2);
    channel.send(1);
    channel.close();
    Reader idle = new Reader(0);
    Flows.publisher(channel).subscribe(idle);
    assertThat(channel.receive()).isEqualTo(1);
    idle.end.get();
    Reader late = new Reader(0);
    Flows.publisher(channel).subscribe(late);
    late.end.get();
    assertThat(idle.got).isEmpty();
  }

  @Test
  void whoAskedForNothingHearsWhatWentWrong() throws Exception {
    Channel<Integer> channel = Channel.of(2);
    Reader idle = new Reader(0);
    Flows.publisher(channel).subscribe(idle);
    IllegalStateException cause = new IllegalStateException("no stock");
    channel.fail(cause);
    assertThat(idle.end.handle((none, failure) -> failure).get()).isSameAs(cause);
  }

  /** Asks for one element, and holds the thread in {@code onNext} until it is let go. */
  private static final class Slow implements Flow.Subscriber<Integer> {
    final CompletableFuture<Flow.Subscription> began = new CompletableFuture<>();
    final CompletableFuture<Void> goOn = new CompletableFuture<>();
    final CompletableFuture<String> after = new CompletableFuture<>();
    final CompletableFuture<String> end = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> own = new CompletableFuture<>();
    private volatile boolean inNext;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      own.complete(subscription);
      subscription.request(1);
    }

    @Override
    public void onNext(Integer item) {
      inNext = true;
      began.complete(own.join());
      goOn.join();
      after.complete(Thread.currentThread().isInterrupted() ? "interrupted" : "left alone");
      inNext = false;
    }

    @Override
    public void onError(Throwable failure) {
      end.complete((inNext ? "beside onNext: " : "after it: ") + failure.getMessage());
    }

    @Override
    public void onComplete() {
      end.complete("complete");
    }
  }

  @Test
  void whoCancelsInterruptsNothingOfTheSubscribers() throws Exception {
    Channel<Integer> channel = Channel.of(1);
    Slow slow = new Slow();
    Flows.publisher(channel).subscribe(slow);
    channel.send(1);
    slow.began.get().cancel();
    slow.goOn.complete(null);
    assertThat(slow.after.get()).isEqualTo("left alone");
  }

  @Test
  void whoAsksForNoneHearsOfItWhenItsElementIsDone() throws Exception {
    Channel<Integer> channel = Channel.of(1);
    Slow slow = new Slow();
    Flows.publisher(channel).subscribe(slow);
    channel.send(1);
    slow.began.get().request(0);
    slow.goOn.complete(null);
    assertThat(slow.end.get()).isEqualTo("after it: asked for 0 elements");
  }

  @Test
  void whoWaitsForAnElementIsWokenByTheEnd() throws Exception {
    Slow slow = new Slow();
    Flows.publisher(Channel.<Integer>of(1)).subscribe(slow);
    slow.own.get().request(-1);
    assertThat(slow.end.get()).isEqualTo("after it: asked for -1 elements");
  }

  @Test
  void aChannelThatIsClosedCancelsAPublisherThatSaysNothing() throws Exception {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    Flow.Subscription quiet =
        new Flow.Subscription() {
          @Override
          public void request(long n) {
            asked.complete(null);
          }

          @Override
          public void cancel() {
            cancelled.complete(null);
          }
        };
    Channel<Integer> channel = Flows.channel(subscriber -> subscriber.onSubscribe(quiet), 4);
    asked.get();
    channel.close();
    cancelled.get();
  }

  /** A publisher's side of a subscription; counts what is asked for. */
  private static final class Demand implements Flow.Subscription {
    private final Flow.Subscriber<? super Integer> subscriber;
    private final AtomicLong asked;

    Demand(Flow.Subscriber<? super Integer> subscriber, AtomicLong asked) {
      this.subscriber = subscriber;
      this.asked = asked;
    }

    @Override
    public void request(long n) {
      for (long i = 0; i < n; i++) {
        subscriber.onNext((int) asked.incrementAndGet());
      }
    }

    @Override
    public void cancel() {}
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aPublisherIsAskedForNoMoreThanTheCapacityAheadOfWhatIsReceived(int capacity)
      throws Exception {
    AtomicLong asked = new AtomicLong();
    Channel<Integer> channel = Flows.channel(s -> s.onSubscribe(new Demand(s, asked)), capacity);
    for (int i = 1; i <= 1_000; i++) {
      assertThat(channel.receive()).isEqualTo(i);
      assertThat(asked.get()).isLessThanOrEqualTo(i + capacity);
      Thread.yield();
    }
    channel.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aChannelThatCouldAskForNothingIsRefused(int capacity) {
    assertThatThrownBy(() -> Flows.channel(Flows.publisher(Channel.<Integer>of(1)), capacity))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the capacity is " + capacity + "; it must be 1 or more");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void aSubscriberThatInterruptsItselfStillGetsAll(int capacity) throws Exception {
    Channel<Integer> channel = Channel.of(capacity);
    Reader reader = new Reader(Long.MAX_VALUE, item -> Thread.currentThread().interrupt());
    Flows.publisher(channel).subscribe(reader);
    for (int i = 1; i <= 4; i++) {
      channel.send(i);
    }
    channel.close();
    reader.end.get();
    assertThat(reader.got).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aSubscriberThatFailsWithAnErrorHearsOfIt() throws Exception {
    Channel<Integer> channel = Channel.of(1);
    Error error = new StackOverflowError("too deep");
    Reader reader =
        new Reader(
            Long.MAX_VALUE,
            item -> {
              throw error;
            });
    Flows.publisher(channel).subscribe(reader);
    channel.send(1);
    assertThat(reader.end.handle((none, failure) -> failure).get()).isSameAs(error);
  }

  @Test
  void aSubscriberThatSendsToTheClosedChannelHearsThatItIsClosed() throws Exception {
    Channel<Integer> channel = Channel.of(2);
    channel.send(1);
    channel.close();
    Reader reader = new Reader(Long.MAX_VALUE, channel::trySend);
    Flows.publisher(channel).subscribe(reader);
    assertThat(reader.end.handle((none, failure) -> failure).get())
        .isInstanceOf(ChannelClosedException.class);
  }

  @Test
  void aPublisherThatFailsBeforeItSubscribesFailsTheChannel() {
    IllegalStateException failure = new IllegalStateException("no stock");
    Channel<Integer> channel = Flows.channel(subscriber -> subscriber.onError(failure), 2);
    assertThatThrownBy(channel::receive)
        .isInstanceOf(ChannelClosedException.class)
        .hasCauseReference(failure);
  }

  @Test
  void aPublisherThatIsCompleteBeforeItSubscribesClosesTheChannel() throws Exception {
    Channel<Integer> channel = Flows.channel(Flow.Subscriber::onComplete, 2);
    assertThatThrownBy(channel::receive).isInstanceOf(ChannelClosedException.class).hasNoCause();
  }
}
