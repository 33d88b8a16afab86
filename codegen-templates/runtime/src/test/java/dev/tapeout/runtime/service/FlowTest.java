package dev.tapeout.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.limiter.guard.Guard;
import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.context.Fork;
import dev.tapeout.runtime.drift.Deviation;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.Drift;
import dev.tapeout.runtime.operation.Flow;
import dev.tapeout.runtime.operation.HeaderShape;
import dev.tapeout.runtime.operation.Limit;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.ResponseShape;
import dev.tapeout.runtime.operation.Shape;
import dev.tapeout.runtime.tracing.Telemetry;
import dev.tapeout.runtime.usage.UsageCounters;
import dev.tapeout.runtime.usage.UsageCounters.Count;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code x-silicon-flow} puts around a handler, without a server. */
class FlowTest {
  private static final Settings SETTINGS = Settings.of(Map.of());

  /** Its body comes after a while. */
  private record Slow(Request request) implements Request {
    static final long NANOS = 20_000_000;

    @Override
    public String method() {
      return "PUT";
    }

    @Override
    public String path() {
      return request.path();
    }

    @Override
    public @Nullable String query() {
      return null;
    }

    @Override
    public Headers headers() {
      return request.headers();
    }

    @Override
    public byte[] body(int most) {
      for (long end = System.nanoTime() + NANOS; System.nanoTime() < end; ) {
        LockSupport.parkNanos(NANOS);
      }
      return new byte[1];
    }
  }

  private static Limit twice(Limit.Key key) {
    return new Limit(0.001, 2, Duration.ofSeconds(60), 12, 100, key);
  }

  private static Shelf.Builder operation(Limit.Key key) {
    return Shelf.operation("op", "GET", "/op")
        .noParameters()
        .flow(new Flow(twice(key), 1, Drift.OFF));
  }

  private static Answer get(Pipeline pipeline, String... headers) {
    Map<String, String> sent = headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]);
    return pipeline.answer(new Plain("/v1/op", sent));
  }

  private static Optional<String> header(Answer answer, String name) {
    return answer.headers().stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void overTheLimitIs429WithWhenToComeAgain() {
    Route route = new Route(operation(new Limit.Key.Operation()).build(), Shelf.echo());
    try (Pipeline pipeline = new Pipeline(Shelf.service(route), SETTINGS)) {
      assertThat(header(get(pipeline), "RateLimit").orElseThrow()).contains("r=1");
      assertThat(get(pipeline).status()).isEqualTo(200);
      Answer third = get(pipeline, "x-request-id", "r-3");
      assertThat(third.status()).isEqualTo(429);
      assertThat(Long.parseLong(header(third, "Retry-After").orElseThrow())).isBetween(990L, 1000L);
      assertThat(header(third, "Content-Type")).hasValue("application/problem+json");
      assertThat(text(third)).contains("\"r-3\"");
      assertThat(header(third, "X-Silicon-TraceID").orElseThrow()).hasSize(32);
    }
  }

  @Test
  void whereAPoolOfThreadsHasItsLineFullTheRequestIs503WithWhenToComeAgain() {
    Handler handler =
        call -> {
          throw new RejectedExecutionException("all 2 threads of model are busy");
        };
    Route route = new Route(operation(new Limit.Key.Operation()).build(), handler);
    try (Pipeline pipeline = new Pipeline(Shelf.service(route), SETTINGS)) {
      Answer answer = get(pipeline);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(header(answer, "Retry-After")).hasValue("1");
      assertThat(text(answer)).doesNotContain("model");
    }
  }

  @Test
  void aHandlerThatLeavesItsThreadInterruptedIsAnsweredAllTheSame() {
    Handler handler =
        call -> {
          Thread.currentThread().interrupt();
          return Reply.empty(204);
        };
    Route route = new Route(operation(new Limit.Key.Operation()).build(), handler);
    try (Pipeline pipeline = new Pipeline(Shelf.service(route), SETTINGS)) {
      assertThat(get(pipeline).status()).isEqualTo(204);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void aDeadlineThatPassesInAForkIs504AndAFullLineThereIs503() {
    Handler late =
        call -> {
          try (Fork fork = new Fork()) {
            fork.start(() -> {
              throw new TimeoutException("the deadline has passed");
            });
            fork.join();
          }
          return Reply.empty(204);
        };
    Handler full =
        call -> {
          try (Fork fork = new Fork()) {
            fork.start(() -> {
              throw new RejectedExecutionException("all 2 threads of model are busy");
            });
            fork.join();
          }
          return Reply.empty(204);
        };
    Operation operation = operation(new Limit.Key.Operation()).build();
    try (Pipeline pipeline = new Pipeline(Shelf.service(new Route(operation, late)), SETTINGS)) {
      assertThat(get(pipeline).status()).isEqualTo(504);
    }
    try (Pipeline pipeline = new Pipeline(Shelf.service(new Route(operation, full)), SETTINGS)) {
      assertThat(get(pipeline).status()).isEqualTo(503);
    }
  }

  @Test
  void whileTheClientSendsItsBodyNoTimeOfTheOperationPasses() {
    Route route = new Route(Shelf.operation("put", "PUT", "/put").item().build(), Shelf.echo());
    Telemetry telemetry =
        Telemetry.of(
            SETTINGS.telemetry(),
            SETTINGS.metrics(),
            "shelf",
            "1.0.0",
            List.of(route.operation()),
            null);
    Prepared prepared =
        Prepared.of(route, Shelf.service(route), SETTINGS, telemetry.of(route.operation(), ""));
    Request slow =
        new Slow(new Plain("/put", Map.of("content-type", "text/plain", "content-length", "1")));
    Execution execution = new Execution(prepared, slow, "r");
    long begin = System.nanoTime();
    Answer answer =
        execution.answer(new String[0], 0, (operation, consumer, status) -> {}, deviation -> {});
    long took = System.nanoTime() - begin;
    assertThat(answer.status()).isEqualTo(200);
    assertThat(execution.waitedForClient()).isBetween(Slow.NANOS, took);
    telemetry.close();
  }

  @Test
  void aLimitByHeaderIsOneForEachValue() {
    Route route = new Route(operation(new Limit.Key.Header("X-Shop")).build(), Shelf.echo());
    try (Pipeline pipeline = new Pipeline(Shelf.service(route), SETTINGS)) {
      assertThat(get(pipeline, "x-shop", "a").status()).isEqualTo(200);
      assertThat(get(pipeline, "x-shop", "a").status()).isEqualTo(200);
      assertThat(get(pipeline, "x-shop", "a").status()).isEqualTo(429);
      assertThat(get(pipeline, "x-shop", "b").status()).isEqualTo(200);
      assertThat(get(pipeline).status()).isEqualTo(200);
    }
  }

  @Test
  void aLimitByTenantIsTakenFromOnlyByThoseWhoAreKnown() {
    Route route = new Route(operation(new Limit.Key.Tenant()).secured().build(), Shelf.echo());
    try (Pipeline pipeline = new Pipeline(Shelf.service(route), SETTINGS)) {
      for (int i = 0; i < 5; i++) {
        assertThat(get(pipeline, "authorization", "Bearer bad").status()).isEqualTo(401);
      }
      assertThat(get(pipeline, "authorization", "Bearer good").status()).isEqualTo(200);
      assertThat(get(pipeline, "authorization", "Bearer good").status()).isEqualTo(200);
      assertThat(get(pipeline, "authorization", "Bearer good").status()).isEqualTo(429);
    }
  }

  @Test
  void aLimitThatIsChangedKeepsWhatIsSpent() {
    Limit.Key all = new Limit.Key.Operation();
    Route route = new Route(operation(all).build(), Shelf.echo());
    try (Pipeline pipeline = new Pipeline(Shelf.service(route), SETTINGS)) {
      get(pipeline);
      get(pipeline);
      Limit three = new Limit(0.001, 3, Duration.ofSeconds(60), 12, 100, all);
      assertThat(pipeline.reload("op", three)).isTrue();
      assertThat(pipeline.reload("nobody", three)).isFalse();
      assertThat(get(pipeline).status()).isEqualTo(200);
      assertThat(get(pipeline).status()).isEqualTo(429);
    }
  }

  @Test
  void callsAreCountedPerOperationAndConsumer() {
    Instant now = Instant.parse("2026-11-25T10:00:00Z");
    UsageCounters usage = new UsageCounters(Clock.fixed(now, ZoneOffset.UTC));
    Route route =
        new Route(
            Shelf.operation("op", "GET", "/op").noParameters().secured().build(), Shelf.echo());
    try (Pipeline pipeline = new Pipeline(Shelf.service(route).with(usage), SETTINGS)) {
      get(pipeline, "authorization", "Bearer good");
      get(pipeline, "authorization", "Bearer good");
      get(pipeline);
    }
    assertThat(usage.counts())
        .containsExactly(
            new Count("op", "anonymous", 1, 0, now), new Count("op", "shop", 2, 0, now));
  }

  @Test
  void theHandlerRunsInTheFlowOfItsRequest() {
    List<FlowContext> seen = new ArrayList<>();
    Route route =
        new Route(
            Shelf.operation("op", "GET", "/op").noParameters().secured().build(),
            call -> {
              seen.add(FlowContext.current());
              return Reply.empty(204);
            });
    try (Pipeline pipeline = new Pipeline(Shelf.service(route), SETTINGS)) {
      get(pipeline, "authorization", "Bearer good");
    }
    FlowContext context = seen.getFirst();
    assertThat(context.operation()).isEqualTo("op");
    assertThat(context.tenant()).isEqualTo("acme");
    assertThat(context.state()).isEqualTo(FlowContext.State.STARTED);
    assertThat(context.left()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
    assertThat(FlowContext.orNull()).isNull();
  }

  private static Shelf.Builder checked(Drift.Mode mode) {
    HeaderShape location = new HeaderShape("Location", false, true, Shape.Scalar.STRING, "");
    return Shelf.operation("op", "GET", "/op")
        .noParameters()
        .flow(new Flow(null, 1, new Drift(mode, 1)))
        .responses(
            new ResponseShape(
                "200",
                List.of(location),
                List.of(new Content("application/json", "/components/schemas/Item"))),
            new ResponseShape("4XX", List.of(), List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatBreaksTheContractIsToldAndIfEnforcedNotSent(Drift.Mode mode) {
    List<Deviation> seen = new ArrayList<>();
    Route route =
        new Route(
            checked(mode).build(),
            call -> Reply.json(200, out -> out.writeStartObject().writeEndObject()));
    try (Pipeline pipeline = new Pipeline(Shelf.service(route).with(seen::add), SETTINGS)) {
      Answer answer = get(pipeline);
      assertThat(answer.status()).isEqualTo(mode == Drift.Mode.ENFORCE ? 500 : 200);
    }
    if (mode == Drift.Mode.OFF) {
      assertThat(seen).isEmpty();
    } else {
      assertThat(seen)
          .extracting(Deviation::place)
          .containsExactlyInAnyOrder("header Location", "body", "body");
    }
  }

  @Test
  void aListenerThatFailsDoesNotCostTheAnswerItsTrace() {
    Route route = new Route(checked(Drift.Mode.REPORT).build(), call -> Reply.empty(202));
    Service service =
        Shelf.service(route)
            .with((Deviation deviation) -> {
              throw new IllegalStateException("no disk");
            });
    try (Pipeline pipeline = new Pipeline(service, SETTINGS)) {
      Answer answer = get(pipeline);
      assertThat(answer.status()).isEqualTo(500);
      assertThat(header(answer, "X-Silicon-TraceID")).isPresent();
    }
  }

  @Test
  void aStatusOrMediaTypeThatTheContractLacksDeviates() {
    List<Deviation> seen = new ArrayList<>();
    Route status = new Route(checked(Drift.Mode.REPORT).build(), call -> Reply.empty(202));
    try (Pipeline pipeline = new Pipeline(Shelf.service(status).with(seen::add), SETTINGS)) {
      get(pipeline);
    }
    Route media =
        new Route(
            checked(Drift.Mode.REPORT).build(),
            call -> Reply.bytes(200, "text/plain", new byte[] {1}).with("Location", "/x"));
    try (Pipeline pipeline = new Pipeline(Shelf.service(media).with(seen::add), SETTINGS)) {
      get(pipeline);
    }
    assertThat(seen)
        .extracting(Deviation::toString)
        .containsExactly(
            "op answered 202, status: the contract has 200, 4XX",
            "op answered 200, Content-Type: is text/plain, the contract has application/json");
  }

  @Test
  void aGuardThatLetsNothingRunIs503AndHearsHowTheOthersEnd() {
    List<String> heard = new ArrayList<>();
    Guard.Run run =
        new Guard.Run() {
          @Override
          public void succeeded() {
            heard.add("succeeded");
          }

          @Override
          public void failed(Throwable cause) {
            heard.add("failed");
          }

          @Override
          public void timedOut() {
            heard.add("timed out");
          }

          @Override
          public void cancelled() {
            heard.add("cancelled");
          }
        };
    Guard guard = () -> heard.size() < 2 ? run : null;
    Route route =
        new Route(
            Shelf.operation("op", "GET", "/op").noParameters().build(),
            call -> {
              if (heard.isEmpty()) {
                return Reply.empty(204);
              }
              throw new IllegalStateException();
            });
    Service service = Shelf.service(route).with("op", guard);
    assertThatThrownBy(() -> service.with("another", guard)).hasMessageContaining("'another'");
    try (Pipeline pipeline = new Pipeline(service, SETTINGS)) {
      assertThat(get(pipeline).status()).isEqualTo(204);
      assertThat(get(pipeline).status()).isEqualTo(500);
      assertThat(get(pipeline).status()).isEqualTo(503);
    }
    assertThat(heard).containsExactly("succeeded", "failed");
  }
}
