package dev.tapeout.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.RegistryClient;

/** Contracts to publish. */
public final class Contracts {
  public static final ContractName ORDERS = new ContractName("orders", "orders-api");

  private Contracts() {}

  /** A contract whose one answer has these properties, all required. */
  public static String orders(String version, String... properties) {
    StringBuilder schema = new StringBuilder();
    for (String property : properties) {
      schema.append("                  ").append(property).append("\n");
    }
    return
"""
    openapi: 3.1.0
    info: { title: Orders, version: %s, description: Who ordered what }
    x-domain-bounded-context: orders
    paths:
      /orders:
        get:
          operationId: listOrders
          responses:
            '200':
              description: All.
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/Order' }
    components:
      schemas:
        Order:
          x-schema-role: canonical
          type: object
          required: [id]
          properties:
%s
"""
        .formatted(version, schema.toString().stripTrailing());
  }

  /** What is sent to publish it without a signature. */
  public static Envelope envelope(ContractName name, String document) {
    return Envelope.unsigned(RegistryClient.PAYLOAD_TYPE, RegistryClient.payload(name, document));
  }

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
