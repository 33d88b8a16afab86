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

  /** So many that what a publication runs through is known well when the server starts. */
  private static final int PUBLICATIONS = 40;

  private static final int OPERATIONS = 12;

  private static final String OPERATION =
      """
        /thingsNUMBER/{id}:
          put:
            operationId: putThingNUMBER
            parameters: [ { name: id, in: path, required: true, schema: { type: string, format: uuid } } ]
            requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/ThingNUMBER' } } } }
            responses:
              '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/ThingNUMBER' } } } }
      """;

  private static final String SCHEMA =
      """
          ThingNUMBER:
            type: object
            x-schema-role: canonical
            required: [id, state]
            unevaluatedProperties: false
            properties:
              id: { type: string, format: uuid }
              state: { type: string, enum: [open, paid, sent] }
              price: { type: number, minimum: 0 }
              tags: { type: array, items: { type: string, maxLength: 20 }, maxItems: 10 }
      """;

  private Training() {}

  static void run(URI server) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int minor = 0; minor < PUBLICATIONS; minor++) {
        String version = "1." + minor + ".0";
        Envelope envelope =
            Envelope.unsigned(
                RegistryClient.PAYLOAD_TYPE,
                RegistryClient.payload(NAME, document(version, minor)));
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

  /** Each version has a property more than the one before. */
  private static String document(String version, int minor) {
    StringBuilder text = new StringBuilder();
    text.append("openapi: 3.1.0\ninfo: { title: Sample, version: ").append(version);
    text.append(" }\nx-domain-bounded-context: training\npaths:\n");
    for (int i = 0; i < OPERATIONS; i++) {
      text.append(OPERATION.replace("NUMBER", Integer.toString(i)));
    }
    text.append("components:\n  schemas:\n");
    for (int i = 0; i < OPERATIONS; i++) {
      text.append(SCHEMA.replace("NUMBER", Integer.toString(i)));
      for (int more = 0; more < minor; more++) {
        text.append("        more").append(more).append(": { type: integer, format: int64 }\n");
      }
    }
    return text.toString();
  }
}
