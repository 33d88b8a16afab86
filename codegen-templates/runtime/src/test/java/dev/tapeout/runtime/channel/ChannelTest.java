package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.context.Fork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {
  private static FlowContext context(String tenant, Long deadline) {
    return new FlowContext(
        "t", "s", true, "r", tenant, null, deadline, "op", FlowContext.State.STARTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 64})
  void allThatSeveralThreadsSendIsReceivedOnce(int capacity) throws Exception {
    Channel<Integer> channel = Channel.of(capacity);
    try (Fork fork = new Fork()) {
      for (int sender = 0; sender < 4; sender++) {
        int first = sender * 5_000;
        fork.start(() -> {
          for (int i = 0; i < 5_000; i++) {
            channel.send(first + i);
          }
          return null;
        });
      }
      List<Future<List<Integer>>> receivers =
          IntStream.range(0, 3)
              .mapToObj(i ->
                  fork.start(() -> {
                    List<Integer> got = new CopyOnWriteArrayList<>();
                    for (int n = 0; n < (i == 0 ? 6_668 : 6_666); n++) {
                      got.add(channel.receive());
                    }
                    return (List<Integer>) got;
                  }))
              .toList();
      fork.join();
      assertThat(receivers.stream().flatMap(f -> f.resultNow().stream()).sorted())
          .containsExactlyElementsOf(IntStream.range(0, 20_000).boxed().toList());
    }
    assertThat(channel.load().sent()).isEqualTo(20_000);
    assertThat(channel.size()).isZero();
  }

  @Test
  void aRingHasRoomForItsCapacityAndNoMore() {
    Channel<String> channel = Channel.of(3);
    assertThat(List.of(channel.trySend("a"), channel.trySend("b"), channel.trySend("c")))
        .containsOnly(true);
    assertThat(channel.trySend("d")).isFalse();
    assertThat(channel.size()).isEqualTo(3);
    assertThat(channel.tryReceive()).isEqualTo("a");
    assertThat(channel.trySend("d")).isTrue();
  }

  @Test
  void whatWasSentBeforeTheEndIsStillReceived() throws Exception {
    Channel<String> channel = Channel.of(2);
    channel.send("a");
    channel.fail(new IllegalStateException("no stock"));
    assertThatThrownBy(() -> channel.send("b")).isInstanceOf(ChannelClosedException.class);
    assertThat(channel.receive()).isEqualTo("a");
    assertThatThrownBy(channel::receive)
        .isInstanceOf(ChannelClosedException.class)
        .hasRootCauseMessage("no stock");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theDeadlineOfTheFlowAndPatienceEndTheWait(int capacity) throws Exception {
    Channel<String> channel = Channel.of(capacity);
    assertThatThrownBy(() -> context("acme", System.nanoTime() + 1_000_000).call(channel::receive))
        .isInstanceOf(TimeoutException.class);
    assertThat(channel.receive(Duration.ofMillis(1))).isNull();
    while (channel.trySend("full")) {}
    assertThat(channel.send("a", Duration.ofMillis(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  @Timeout(60)
  void patienceForEverIsNoLongerThanTheDeadlineAndNoneIsNone(int capacity) throws Exception {
    Channel<String> channel = Channel.of(capacity);
    Duration ever = Duration.ofDays(365 * 300);
    FlowContext late = context("acme", System.nanoTime() - 1_000_000_000);
    FlowContext early = context("acme", System.nanoTime() + 3_600_000_000_000L);
    assertThat(late.call(() -> Optional.ofNullable(channel.receive(ever)))).isEmpty();
    assertThat(early.call(() -> Optional.ofNullable(channel.receive(ever.negated())))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aForkThatFailsInterruptsWhoWaits(int capacity) {
    Channel<String> channel = Channel.of(capacity);
    assertThatThrownBy(
            () -> {
              try (Fork fork = new Fork()) {
                fork.start(channel::receive);
                fork.start(() -> {
                  throw new IllegalStateException("no stock");
                });
                fork.join();
              }
            })
        .isInstanceOf(ExecutionException.class);
    assertThat(channel.trySend("a")).isEqualTo(capacity > 0);
  }

  @Test
  void anElementIsWorkedOnInTheFlowOfWhoeverSentIt() throws Exception {
    Channel<String> channel = Channel.of(2);
    context("acme", 1L).run(() -> channel.trySend("a"));
    context("bolt", null).run(() -> channel.trySend("b"));
    channel.close();
    List<String> seen = new CopyOnWriteArrayList<>();
    context("worker", null)
        .call(() -> {
          channel.forEach(value -> {
            FlowContext flow = FlowContext.current();
            seen.add(value + " " + flow.tenant() + " " + flow.state() + " " + flow.deadline());
          });
          return null;
        });
    assertThat(seen).containsExactly("a acme RESUMED null", "b bolt RESUMED null");
  }

  @Test
  void aChoiceDropsChannelsThatAreClosedAndEndsWithTheLast() throws Exception {
    Channel<String> one = Channel.of(1);
    Channel<String> two = Channel.of(0);
    one.send("a");
    one.close();
    Select<String> select = new Select<String>().receive(one, v -> v).receive(two, v -> v);
    assertThat(select.await()).isEqualTo("a");
    assertThat(select.now()).isNull();
    assertThat(select.await(Duration.ofMillis(1))).isNull();
    two.close();
    assertThatThrownBy(select::await).isInstanceOf(ChannelClosedException.class);
  }

  @Test
  void workThatSendsToTheClosedChannelItIsDoneOnFails() throws Exception {
    Channel<Integer> channel = Channel.of(3);
    channel.send(1);
    channel.send(2);
    channel.close();
    assertThatThrownBy(() -> channel.forEach(channel::send))
        .isInstanceOf(ChannelClosedException.class);
    assertThat(channel.size()).isEqualTo(1);
  }

  @Test
  void aPublisherGetsAcrossAChannelAndBack() throws Exception {
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
        Fork fork = new Fork()) {
      Channel<Integer> channel = Flows.channel(publisher, 4);
      Flow.Publisher<Integer> again = Flows.publisher(channel);
      Channel<Integer> end = Flows.channel(again, 1);
      fork.start(() -> {
        for (int i = 0; i < 1_000; i++) {
          publisher.submit(i);
        }
        publisher.close();
        return null;
      });
      List<Integer> got = new CopyOnWriteArrayList<>();
      end.forEach(got::add);
      assertThat(got).containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
    }
  }
}
