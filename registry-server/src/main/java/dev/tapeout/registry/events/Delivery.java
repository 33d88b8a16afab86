package dev.tapeout.registry.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.registry.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells webhooks what the outbox holds: CloudEvents 1.0 in JSON, signed as Standard Webhooks says.
 * An event is told until the address has taken it, with growing pauses, and given up after half a
 * day or so; what was given up stays in the outbox, and is counted. Where several servers share a
 * database, an address may be told twice: the id of an event is always the same.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Delivery.class.getName());
  private static final int MOST_ATTEMPTS = 12;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private record Due(String webhook, String url, String secret, int attempts, Event event) {}

  private final Database database;
  private final InstantSource clock;
  private final boolean privateAllowed;
  private final String source;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhooks").factory());

  /**
   * @param source whence the events come, a URI
   * @param privateAllowed whether addresses of the own network may be told
   */
  public Delivery(Database database, InstantSource clock, String source, boolean privateAllowed) {
    this.database = database;
    this.clock = clock;
    this.source = source;
    this.privateAllowed = privateAllowed;
  }

  /** Tells from now on what is due, looking each {@code interval}. */
  public void start(Duration interval) {
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            deliverDue();
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "webhooks are not told: " + e.getMessage());
          }
        },
        0,
        interval.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /**
   * Tells all that is due; how many took it. Each address has a thread of its own, and is asked no
   * more once it has failed, so that a slow one keeps nobody waiting for long.
   */
  public int deliverDue() {
    int told = 0;
    for (int pass = deliverOnce(); pass > 0; pass = deliverOnce()) {
      told += pass;
    }
    return told;
  }

  private int deliverOnce() {
    Map<String, List<Due>> byWebhook =
        due().stream().collect(Collectors.groupingBy(Due::webhook, Collectors.toList()));
    AtomicInteger told = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Due> queue : byWebhook.values()) {
        threads.execute(() -> told.addAndGet(deliver(queue)));
      }
    }
    return told.get();
  }

  private int deliver(List<Due> queue) {
    int told = 0;
    for (Due one : queue) {
      String problem = send(one);
      note(one, problem);
      if (problem != null) {
        break;
      }
      told++;
    }
    return told;
  }

  private List<Due> due() {
    Instant now = clock.instant();
    return database.read(sql ->
        sql.list(
            row ->
                new Due(
                    row.text("webhook"),
                    row.text("url"),
                    row.text("secret"),
                    (int) row.number("attempts"),
                    Event.of(row)),
            "select o.webhook, w.url, w.secret, o.attempts, e.number, e.at, e.type, e.subject,"
                + " e.actor, e.data, e.previous, e.hash from outbox o join webhook w on w.id ="
                + " o.webhook join event e on e.number = o.event where o.state = 'waiting' and"
                + " o.next_at <= ? order by o.event limit 500",
            now));
  }

  /** Null where the address took it, else what went wrong. */
  private @Nullable String send(Due due) {
    String refusal = PublicAddress.refusal(due.url(), privateAllowed).orElse(null);
    if (refusal != null) {
      return refusal;
    }
    String id = "evt_" + due.event().number();
    String at = Long.toString(clock.instant().getEpochSecond());
    String body = cloudEvent(due.event());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(due.url()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/cloudevents+json")
            .header("webhook-id", id)
            .header("webhook-timestamp", at)
            .header("webhook-signature", "v1," + sign(due.secret(), id + "." + at + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      response.body().close(); // what it says beside its status does not matter, however long
      int status = response.statusCode();
      return status / 100 == 2 ? null : "it answered " + status;
    } catch (IOException e) {
      return "it cannot be reached: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the registry is stopping";
    }
  }

  private void note(Due due, @Nullable String problem) {
    // An address that fails is left alone for a while, with all that waits for it.
    int attempts = due.attempts() + 1;
    Instant next = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 12)));
    String state = problem == null ? "delivered" : attempts < MOST_ATTEMPTS ? "waiting" : "dead";
    database.write(sql -> {
      if (problem != null) {
        sql.update(
            "update outbox set next_at = ? where webhook = ? and state = 'waiting' and next_at < ?",
            next,
            due.webhook(),
            next);
      }
      return sql.update(
          "update outbox set attempts = ?, next_at = ?, state = ?, problem = ? where webhook = ? and"
              + " event = ?",
          attempts,
          next,
          state,
          problem,
          due.webhook(),
          due.event().number());
    });
  }

  private String cloudEvent(Event event) {
    StringBuilder out = new StringBuilder("{\"specversion\":\"1.0\",\"id\":\"");
    out.append(event.number()).append("\",\"source\":");
    JsonWriter.quote(source, out);
    out.append(",\"type\":");
    JsonWriter.quote("tapeout." + event.type(), out);
    out.append(",\"subject\":");
    JsonWriter.quote(event.subject(), out);
    out.append(",\"time\":\"").append(event.at());
    out.append("\",\"datacontenttype\":\"application/json\",\"data\":").append(event.data());
    return out.append('}').toString();
  }

  private static String sign(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    client.close();
  }
}
