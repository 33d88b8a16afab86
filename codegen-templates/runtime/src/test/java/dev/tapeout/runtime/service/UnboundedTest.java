package dev.tapeout.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A service that was told to let requests wait ({@code TAPEOUT_BACKLOG=off}). */
class UnboundedTest {
  private static final long WORK = 1_000_000;
  private static final int KNOWN = 50; // calls after which it is known what one takes
  private static final int FLOOD = 2000; // seconds of work at once: far more than is let be

  @Test
  void refusesNobodyForHisWait() throws Exception {
    Route busy =
        new Route(
            Shelf.operation("busy", "GET", "/busy").noParameters().build(),
            call -> {
              for (long begin = System.nanoTime(); System.nanoTime() - begin < WORK; ) {
                Thread.onSpinWait();
              }
              return Reply.empty(204);
            });
    Settings settings =
        Settings.of(Map.of("TAPEOUT_BACKLOG", "off", "TAPEOUT_MAX_CONCURRENT", "10000"));
    try (Pipeline pipeline = new Pipeline(Shelf.service(busy), settings);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Request request = new Plain("/v1/busy", Map.of());
      for (int i = 0; i < KNOWN; i++) {
        assertThat(pipeline.answer(request).status()).isEqualTo(204);
      }
      List<Future<Integer>> flood = new ArrayList<>();
      for (int i = 0; i < FLOOD; i++) {
        flood.add(clients.submit(() -> pipeline.answer(request).status()));
      }
      for (Future<Integer> each : flood) {
        assertThat(each.get()).isEqualTo(204);
      }
    }
  }
}
