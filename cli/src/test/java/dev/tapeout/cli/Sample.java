package dev.tapeout.cli;

/** A small contract that keeps the profile, and what becomes of it. */
final class Sample {
  private Sample() {}

  /** Version 1.0.0 of a contract with one operation, whose body has an {@code id} and a note. */
  static String contract() {
    return """
    openapi: 3.1.0
    info:
      title: Orders
      version: 1.0.0
    x-domain-bounded-context: order-management
    paths:
      /orders:
        post:
          operationId: placeOrder
          x-silicon-flow: true
          requestBody:
            required: true
            content:
              application/json:
                schema:
                  type: object
                  required: [id]
                  properties: {id: {type: string}, note: {type: string}}
                  unevaluatedProperties: false
          responses:
            "204":
              description: Taken.
    """;
  }

  /** The same with a note that is now required: breaking. */
  static String breaking() {
    return contract().replace("required: [id]", "required: [id, note]");
  }

  /** The same with a further optional property and the version that this needs. */
  static String compatible() {
    return contract()
        .replace("1.0.0", "1.1.0")
        .replace("note: {type: string}", "note: {type: string}, gift: {type: boolean}");
  }
}
