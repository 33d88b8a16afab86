package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.api.CheckVersion;
import dev.tapeout.registry.api.Draft;
import dev.tapeout.registry.api.Envelope;
import dev.tapeout.registry.api.PublishVersion;
import dev.tapeout.registry.api.ReadDocument;
import dev.tapeout.registry.api.ReadDocumentAs;
import dev.tapeout.registry.api.ReadVersion;
import dev.tapeout.registry.wiring.DocumentsClient;
import dev.tapeout.registry.wiring.VersionsClient;
import dev.tapeout.runtime.client.Client;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The client that is generated from the registry's contract speaks with the registry. */
class GeneratedClientTest {
  private static final String FIRST = orders("1.0.0", "id: { type: string }");

  @Test
  void whatOnePublishesTheOtherReads() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      Client client = Client.of(registry.registry().address().resolve("/api"));
      VersionsClient versions = new VersionsClient(client);

      PublishVersion.Response published = versions.publishVersion(publication(FIRST));
      assertThat(published)
          .isInstanceOfSatisfying(
              PublishVersion.Response.Created.class,
              created -> assertThat(created.body().version().version()).isEqualTo("1.0.0"));
      assertThat(versions.publishVersion(publication(FIRST)))
          .isInstanceOf(PublishVersion.Response.Ok.class);

      String breaking = orders("1.1.0", "id: { type: integer }");
      assertThat(
              versions.checkVersion(
                  new CheckVersion.Request(ORDERS.context(), ORDERS.name(), new Draft(breaking))))
          .isInstanceOfSatisfying(
              CheckVersion.Response.Ok.class, ok -> assertThat(ok.body().pass()).isFalse());
      assertThat(versions.publishVersion(publication(breaking)))
          .isInstanceOf(PublishVersion.Response.UnprocessableContent.class);

      assertThat(
              versions.readVersion(
                  new ReadVersion.Request(null, ORDERS.context(), ORDERS.name(), "9.0.0")))
          .isInstanceOf(ReadVersion.Response.NotFound.class);
      assertThat(
              new DocumentsClient(client)
                  .readDocument(
                      new ReadDocument.Request(
                          ReadDocumentAs.YAML, null, ORDERS.context(), ORDERS.name(), "1.0.0")))
          .isInstanceOfSatisfying(
              ReadDocument.Response.Ok.class,
              ok -> assertThat(new String(ok.body(), StandardCharsets.UTF_8)).isEqualTo(FIRST));
    }
  }

  private static PublishVersion.Request publication(String document) {
    byte[] payload = RegistryClient.payload(ORDERS, document);
    return new PublishVersion.Request(
        ORDERS.context(),
        ORDERS.name(),
        new Envelope(Base64.getEncoder().encodeToString(payload), List.of()));
  }
}
