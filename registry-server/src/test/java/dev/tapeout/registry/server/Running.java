package dev.tapeout.registry.server;

import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.registry.Contracts;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.OidcSettings;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.lifecycle.BucketSettings;
import dev.tapeout.registry.server.RegistrySettings.Signatures;
import dev.tapeout.runtime.json.JsonTree;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A registry that really listens, with a clock that stands still until it is moved. */
public final class Running implements AutoCloseable {
  /** An administrator. */
  public static final Caller EVE = new Caller("eve", Role.ADMINISTRATOR, Set.of());

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-29T10:00:00Z"));
  private final HttpClient client = HttpClient.newHttpClient();
  private final Registry registry;
  private final String[] credentials;

  private Running(RegistrySettings settings, boolean administrator) {
    registry = Registry.start(settings, now::get);
    credentials = administrator ? bearer(token(Role.ADMINISTRATOR)) : new String[0];
  }

  private Running(RegistrySettings settings) {
    now.set(Instant.now());
    registry = Registry.start(settings, now::get);
    credentials = new String[0];
  }

  /** As it starts by itself, but for the store. Whoever asks without a header is administrator. */
  public static Running on(Stores store) {
    return new Running(settings(store, Signatures.OPTIONAL, true), store == Stores.POSTGRES);
  }

  /** Another node on the same database. */
  public static Running beside(String url) {
    return new Running(settings(url, Signatures.OPTIONAL, true, null), true);
  }

  /** One that asks for signatures, and for a token even of those who read. */
  public static Running strict(Stores store) {
    return new Running(settings(store, Signatures.REQUIRED, false), false);
  }

  /** One that takes the tokens of an issuer, on a clock that begins now. */
  public static Running trusting(OidcSettings oidc) {
    return new Running(settings(Stores.SQLITE.url(), Signatures.OPTIONAL, false, oidc));
  }

  private static RegistrySettings settings(
      Stores store, Signatures signatures, boolean openToRead) {
    return settings(store.url(), signatures, openToRead, null);
  }

  /** One whose cold storage is a bucket. */
  public static Running archivingTo(BucketSettings bucket) {
    return new Running(
        settings(Stores.SQLITE.url(), Signatures.OPTIONAL, true, null, bucket, Map.of()), false);
  }

  /** One that tells a collector. */
  public static Running telling(Map<String, String> telemetry) {
    return new Running(
        settings(Stores.SQLITE.url(), Signatures.OPTIONAL, true, null, null, telemetry), false);
  }

  private static RegistrySettings settings(
      String url, Signatures signatures, boolean openToRead, @Nullable OidcSettings oidc) {
    return settings(url, signatures, openToRead, oidc, null, Map.of());
  }

  private static RegistrySettings settings(
      String url,
      Signatures signatures,
      boolean openToRead,
      @Nullable OidcSettings oidc,
      @Nullable BucketSettings bucket,
      Map<String, String> telemetry) {
    return new RegistrySettings(
        url,
        Stores.data(),
        "127.0.0.1",
        0,
        "http://registry.test",
        Policy.TOLERANT,
        signatures,
        openToRead,
        Duration.ofDays(90),
        Duration.ofDays(7),
        true,
        10,
        Duration.ofMillis(300),
        bucket,
        telemetry,
        oidc);
  }

  public Registry registry() {
    return registry;
  }

  /** A token that holds for ten years. */
  public String token(Role role, String... contexts) {
    return registry
        .tokens()
        .issue(EVE, role.label(), role, List.of(contexts), Duration.ofDays(3650))
        .token();
  }

  /** The headers that bring a token. */
  public static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now.updateAndGet(t -> t.plus(time));
  }

  /** Sends a request; the body is JSON where there is one. */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(registry.address().resolve(path)).method(method, publisher);
    String[] all = headers.length > 0 ? headers : credentials;
    if (!body.isEmpty() && !Arrays.asList(all).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (all.length > 0) {
      request.headers(all);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@link #send}, with headers (names and values in turn) beside those that say who asks. */
  public HttpResponse<String> sendAlso(String method, String path, String body, String... more) {
    String[] all = Arrays.copyOf(credentials, credentials.length + more.length);
    System.arraycopy(more, 0, all, credentials.length, more.length);
    return send(method, path, body, all);
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** What a GET answers, as JSON. */
  public JsonNode json(String path) {
    return JsonTree.read(get(path).body());
  }

  /** Publishes a document without a signature. */
  public HttpResponse<String> publish(ContractName name, String document, String... headers) {
    return publish(name, Contracts.envelope(name, document), headers);
  }

  public HttpResponse<String> publish(ContractName name, Envelope envelope, String... headers) {
    return send("POST", "/api/contracts/" + name + "/versions", envelope.json(), headers);
  }

  @Override
  public void close() {
    client.close();
    registry.close();
  }
}
