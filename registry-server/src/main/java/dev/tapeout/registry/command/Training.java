package dev.tapeout.registry.command;

import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.RegistryClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Everyday requests, so that an archive of loaded classes holds what they need. */
final class Training {
  private static final ContractName NAME = new ContractName("training", "sample");

  private Training() {}

  static void run(URI server) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String version : new String[] {"1.0.0", "1.1.0"}) {
        Envelope envelope =
            Envelope.unsigned(
                RegistryClient.PAYLOAD_TYPE, RegistryClient.payload(NAME, document(version)));
        client.send(
            HttpRequest.newBuilder(server.resolve("/api/contracts/" + NAME + "/versions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(envelope.json()))
                .build(),
            BodyHandlers.discarding());
      }
      for (String path :
          new String[] {
            "/readyz",
            "/api/contexts",
            "/api/contracts?q=sample",
            "/api/contracts/" + NAME + "/versions/1.0.0/document",
            "/api/contracts/" + NAME + "/compare?from=1.0.0&to=1.1.0"
          }) {
        client.send(
            HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.discarding());
      }
    }
  }

  private static String document(String version) {
    return """
    openapi: 3.1.0
    info: { title: Sample, version: %s }
    x-domain-bounded-context: training
    paths:
      /things:
        get:
          operationId: listThings
          responses:
            '200':
              description: All.
              content:
                application/json:
                  schema: { x-schema-role: canonical, type: object, properties: { v%s: { type: string } } }
    """
        .formatted(version, version.charAt(2));
  }
}
