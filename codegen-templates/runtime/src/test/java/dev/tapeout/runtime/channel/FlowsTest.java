package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FlowsTest {
  /** Asks once, for {@code demand} elements. */
  private static final class Reader implements Flow.Subscriber<Integer> {
    final List<Integer> got = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> end = new CompletableFuture<>();
    private final long demand;

    Reader(long demand) {
      this.demand = demand;
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
}
