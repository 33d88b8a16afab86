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
}
