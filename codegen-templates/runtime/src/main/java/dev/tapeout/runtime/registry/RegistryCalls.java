package dev.tapeout.runtime.registry;

import dev.tapeout.runtime.config.Reporting;
import dev.tapeout.runtime.http.Exchange;
import dev.tapeout.runtime.json.JsonSyntaxException;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.usage.UsageCounters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The requests that a service makes of its registry. */
final class RegistryCalls implements AutoCloseable {
  /** Counts in one report at most. */
  static final int MOST_COUNTS = 1000;

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final long LONGEST_ANSWER = 1 << 20;
  private static final int LONGEST_CONSUMER = 200;

  /** What became of a report. */
  sealed interface Told {
    /** The registry has counted it. */
    record Taken() implements Told {}

    /** Something that is in it will never be taken. */
    record Refused(String why) implements Told {}

    /** It may be taken another time; perhaps it was, and the answer is lost. */
    record Unheard(String why) implements Told {}
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final Reporting reporting;
  private final String context;
  private final String name;
  private final String version;
  private final String digest;
  private final Duration patience;

  /**
   * @param patience for one request, to the end of its answer
   */
  RegistryCalls(
      Reporting reporting, String contract, String version, String digest, Duration patience) {
    int slash = contract.indexOf('/');
    this.reporting = reporting;
    this.context = contract.substring(0, slash);
    this.name = contract.substring(slash + 1);
    this.version = version;
    this.digest = digest;
    this.patience = patience;
  }

  String contract() {
    return context + '/' + name + ' ' + version;
  }

  Standing standing() throws InterruptedException {
    try {
      String contract = "/api/contracts/" + context + '/' + name;
      HttpResponse<String> own = send(request(contract + "/versions/" + version).GET());
      if (own.statusCode() == 404) {
        return new Standing.Unpublished();
      }
      if (own.statusCode() != 200) {
        return new Standing.Unknown(refusal(own));
      }
      JsonNode published = JsonTree.read(own.body());
      if (!digest.equals(text(published, "digest"))) {
        return new Standing.Altered(String.valueOf(text(published, "digest")));
      }
      return switch (String.valueOf(text(published, "state")).toLowerCase(Locale.ROOT)) {
        case "archived" -> new Standing.Archived();
        case "deprecated" -> new Standing.Deprecated(text(published, "sunset"));
        default -> latest(send(request(contract).GET()));
      };
    } catch (IOException | JsonSyntaxException e) {
      return new Standing.Unknown(reason(e));
    }
  }

  private Standing latest(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      return new Standing.Unknown(refusal(answer));
    }
    String latest = text(JsonTree.read(answer.body()), "latest");
    return latest == null || latest.equals(version)
        ? new Standing.Current()
        : new Standing.Behind(latest);
  }

  /**
   * Reports calls.
   *
   * @param before how many calls of each count the registry knows already
   */
  Told tell(List<UsageCounters.Count> counts, ToLongFunction<UsageCounters.Count> before) {
    byte[] report =
        JsonTree.write(out -> {
          out.writeStartObject();
          out.writeArrayPropertyStart("counts");
          for (UsageCounters.Count count : counts) {
            out.writeStartObject();
            out.writeStringProperty("context", context);
            out.writeStringProperty("name", name);
            out.writeStringProperty("version", version);
            out.writeStringProperty("operation", count.operation());
            out.writeStringProperty("consumer", printable(count.consumer()));
            out.writeNumberProperty("calls", count.calls() - before.applyAsLong(count));
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
    try {
      HttpResponse<String> answer =
          send(
              request("/api/usage")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(report)));
      return switch (answer.statusCode()) {
        case 200, 202, 204 -> new Told.Taken();
        case 400, 413, 422 -> new Told.Refused(refusal(answer));
        default -> new Told.Unheard(refusal(answer));
      };
    } catch (IOException e) {
      return new Told.Unheard(reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Told.Unheard("the service stops");
    }
  }

  /** A consumer's name comes from a credential, so it may hold anything. */
  static String printable(String consumer) {
    int end = Math.min(consumer.length(), LONGEST_CONSUMER);
    StringBuilder text = new StringBuilder(end);
    consumer
        .substring(0, end)
        .codePoints()
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
        .forEach(text::appendCodePoint);
    return text.isEmpty() ? "?" : text.toString();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(reporting.address() + path))
            .header("Accept", "application/json");
    if (reporting.token() != null) {
      request.header("Authorization", "Bearer " + reporting.token());
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return Exchange.of(
        client,
        request.build(),
        BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER),
        patience);
  }

  private static String refusal(HttpResponse<String> answer) {
    String what = "it answers " + answer.statusCode();
    try {
      String detail = text(JsonTree.read(answer.body()), "detail");
      String title = text(JsonTree.read(answer.body()), "title");
      String said = detail == null ? title : detail;
      return said == null ? what : what + ": " + said;
    } catch (JsonSyntaxException e) {
      return what;
    }
  }

  private String reason(Exception e) {
    String message = e.getMessage();
    return reporting.address()
        + " does not answer ("
        + (message == null ? e.getClass().getSimpleName() : message)
        + ")";
  }

  private static @Nullable String text(JsonNode object, String property) {
    JsonNode value = object.get(property);
    return value != null && value.isString() ? value.stringValue() : null;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
