package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.store.Database;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one PostgreSQL, asked at the same moment for what only one of them may do. A build
 * races 20 times; {@code -Dtapeout.races=200} does it more often.
 */
class NodesTest {
  private static final int RACES = Integer.getInteger("tapeout.races", 20);

  @Test
  void ofTwoPublicationsOnTwoNodesThatBreakEachOtherOneIsAccepted() throws Exception {
    String url = Stores.POSTGRES.url();
    try (Running here = Running.beside(url);
        Running there = Running.beside(url);
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int race = 0; race < RACES; race++) {
        ContractName name = new ContractName("orders", "race-" + race);
        assertThat(publish(here, name, orders("1.0.0", "id: { type: string }"))).isEqualTo(201);
        String text = orders("1.1.0", "id: { type: string }", "x: { type: string }");
        String number = orders("1.2.0", "id: { type: string }", "x: { type: integer }");
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Integer> one = pool.submit(racer(here, name, race % 2 == 0 ? text : number, start));
        Future<Integer> other =
            pool.submit(racer(there, name, race % 2 == 0 ? number : text, start));
        assertThat(List.of(one.get(), other.get()))
            .as("race " + race)
            .containsExactlyInAnyOrder(201, 422);
        assertThat(there.json("/api/contracts/" + name + "/versions").get("items").size())
            .isEqualTo(2);
      }
    }
    try (Database database = Database.open(url)) {
      assertThat(database.read(EventLog::firstBroken)).isEmpty();
      assertThat(
              database.read(sql -> EventLog.after(sql, 0, 10 * RACES)).stream()
                  .filter(e -> e.type().equals("version.published")))
          .hasSize(2 * RACES);
    }
  }

  private static Callable<Integer> racer(
      Running node, ContractName name, String document, CyclicBarrier start) {
    return () -> {
      start.await();
      return publish(node, name, document);
    };
  }

  /** The status; a node that has more to do than its limit allows is asked again. */
  private static int publish(Running node, ContractName name, String document) {
    HttpResponse<String> answer = node.publish(name, document);
    while (answer.statusCode() == 429) {
      answer = node.publish(name, document);
    }
    return answer.statusCode();
  }
}
