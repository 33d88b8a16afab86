package dev.tapeout.registry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.Contracts;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.access.Tokens;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.events.Event;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.events.Webhooks;
import dev.tapeout.registry.store.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The server is a process of its own here, and is killed while eight publishers are at work. The
 * build does it twice for each store; {@code -Dtapeout.kill.rounds=20} does it more often.
 */
class KillTest {
  private static final int ROUNDS = Integer.getInteger("tapeout.kill.rounds", 2);
  private static final int PUBLISHERS = 8;
  private static final int ENOUGH = 40;

  @ParameterizedTest
  @EnumSource(Stores.class)
  void whatWasAcknowledgedIsThereAfterTheServerWasKilled(Stores store) throws Exception {
    String url = store.url();
    Path data = Stores.data();
    Queue<ContractVersion> acknowledged = new ConcurrentLinkedQueue<>();
    String token = store == Stores.POSTGRES ? token(url) : "";
    try (Database database = Database.open(url)) {
      new Webhooks(database, InstantSource.system()).add("eve", "http://127.0.0.1:9/", List.of());
    }
    for (int round = 0; round < ROUNDS; round++) {
      publishUntilKilled(url, data, token, round, acknowledged);
    }
    check(url, acknowledged);
  }

  private static String token(String url) {
    try (Database database = Database.open(url)) {
      return new Tokens(database, InstantSource.system())
          .issue(Running.EVE, "eve", Role.ADMINISTRATOR, List.of(), Duration.ofDays(1))
          .token();
    }
  }

  private static void publishUntilKilled(
      String url, Path data, String token, int round, Queue<ContractVersion> acknowledged)
      throws Exception {
    Process server = start(url, data);
    CountDownLatch enough = new CountDownLatch(ENOUGH);
    try (BufferedReader output = server.inputReader();
        ExecutorService pool = Executors.newFixedThreadPool(PUBLISHERS);
        HttpClient client = HttpClient.newHttpClient()) {
      String line = output.readLine();
      assertThat(line).as("it starts again by itself").contains("listens at");
      URI address = URI.create(line.replaceAll(".*listens at (\\S+) .*", "$1"));
      List<Future<?>> publishers = new ArrayList<>();
      for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
        ContractName name = new ContractName("orders", "round-" + round + "-api-" + publisher);
        publishers.add(
            pool.submit(() -> publish(client, address, token, name, acknowledged, enough)));
      }
      while (!enough.await(1, TimeUnit.SECONDS)) {
        for (Future<?> publisher : publishers) {
          if (publisher.isDone()) {
            publisher.get(); // it ends only by what it throws
          }
        }
      }
    } finally {
      server.destroyForcibly(); // SIGKILL
      server.waitFor();
    }
  }

  /** Publishes one version after the other until the server is gone. */
  private static void publish(
      HttpClient client,
      URI address,
      String token,
      ContractName name,
      Queue<ContractVersion> acknowledged,
      CountDownLatch enough) {
    try {
      for (int minor = 0; ; minor++) {
        String version = "1." + minor + ".0";
        String document =
            Contracts.orders(version, "id: { type: string }", "x" + minor + ": { type: string }");
        HttpRequest.Builder request =
            HttpRequest.newBuilder(address.resolve("/api/contracts/" + name + "/versions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Contracts.envelope(name, document).json()));
        if (!token.isEmpty()) {
          request.header("Authorization", "Bearer " + token);
        }
        int status = client.send(request.build(), BodyHandlers.ofString()).statusCode();
        if (status == 201) {
          acknowledged.add(new ContractVersion(name, version));
          enough.countDown();
        } else if (status == 429) {
          minor--;
        } else {
          throw new IllegalStateException("it answered " + status);
        }
        if (enough.getCount() == 0 && minor > 1000) {
          return;
        }
      }
    } catch (IOException e) {
      // it was killed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process start(String url, Path data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.tapeout.registry.command.Main",
            "serve",
            "--port",
            "0",
            "--database",
            url,
            "--data",
            data.toString(),
            "--signatures",
            "optional")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void check(String url, Queue<ContractVersion> acknowledged) {
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ENOUGH);
    try (Database database = Database.open(url)) {
      List<Version> kept = database.read(Catalogue::usable);
      assertThat(kept.stream().map(Version::id).toList()).containsAll(acknowledged);
      for (Version version : kept) {
        byte[] document = database.read(sql -> Blobs.get(sql, version.document()).orElseThrow());
        assertThat(new String(document, UTF_8)).contains("version: " + version.id().version());
        database.read(sql -> Blobs.get(sql, version.envelope()).orElseThrow());
        database.read(sql -> Blobs.get(sql, version.attestation()).orElseThrow());
      }
      Set<String> told =
          database.read(sql -> EventLog.after(sql, 0, 1_000_000)).stream()
              .filter(e -> e.type().equals("version.published"))
              .map(Event::subject)
              .collect(Collectors.toSet());
      assertThat(told)
          .as("one event for each version that is there, and none for others")
          .isEqualTo(kept.stream().map(v -> v.id().toString()).collect(Collectors.toSet()));
      long waiting = new Webhooks(database, InstantSource.system()).all().get(0).waiting();
      assertThat(waiting).as("each is to be told").isGreaterThanOrEqualTo(told.size());
      assertThat(database.read(EventLog::firstBroken)).isEmpty();
    }
  }
}
