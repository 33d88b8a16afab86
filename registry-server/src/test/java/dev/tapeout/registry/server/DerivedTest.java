package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.registry.Stores;
import dev.tapeout.runtime.json.JsonTree;
import java.net.http.HttpResponse;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What is made of a version when it is published. */
class DerivedTest {
  private static final String DERIVED = "/api/contracts/orders/orders-api/versions/1.0.0/derived";

  @ParameterizedTest
  @EnumSource(Stores.class)
  void avroIsMadeOfAVersionThatIsPublishedAndStaysWhereItIsArchived(Stores store) {
    try (Running registry = Running.on(store)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }", "n: { type: integer }"));
      var list = registry.json(DERIVED);
      assertThat(list.get("items").size()).isEqualTo(2);
      assertThat(list.get("items").get(0).get("kind").stringValue()).isEqualTo("avro-idl");
      assertThat(list.get("notes").toString()).contains("accepts integers of any size");

      HttpResponse<String> read = registry.get(DERIVED + "/avro-protocol");
      Schema order = Protocol.parse(read.body()).getType("orders.Order");
      assertThat(order.getField("id").schema().getType()).isEqualTo(Schema.Type.STRING);
      assertThat(read.headers().firstValue("Cache-Control")).contains("public, no-cache");
      String tag = read.headers().firstValue("ETag").orElseThrow();
      assertThat(registry.get(DERIVED + "/avro-protocol", "If-None-Match", tag).statusCode())
          .isEqualTo(304);
      assertThat(registry.get(DERIVED + "/avro-idl").body()).contains("record Order");
      assertThat(registry.get(DERIVED + "/avro-nothing").statusCode()).isEqualTo(404);
      assertThat(registry.get(DERIVED.replace("1.0.0", "9.0.0")).statusCode()).isEqualTo(404);

      assertThat(registry.send("PUT", DERIVED.replace("derived", "archive"), "").statusCode())
          .isEqualTo(200);
      assertThat(registry.get(DERIVED + "/avro-protocol").body()).isEqualTo(read.body());
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aBundleHoldsWhatAVersionRefersTo(Stores store) {
    try (Running registry = Running.on(store)) {
      String address = "https://registry.example.com/orders/orders-api/1.0.0";
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      ContractName user = new ContractName("orders", "user-api");
      String order = "id: { $ref: '" + address + "#/components/schemas/Order' }";
      assertThat(registry.publish(user, orders("1.0.0", order)).statusCode()).isEqualTo(201);

      String document = "/api/contracts/orders/user-api/versions/1.0.0/document";
      HttpResponse<String> bundle = registry.get(document + "?as=bundle");
      assertThat(bundle.headers().firstValue("Cache-Control")).contains("public, no-cache");
      JsonNode schemas =
          JsonTree.read(bundle.body().getBytes(UTF_8)).get("components").get("schemas");
      assertThat(schemas.get("Order").get("properties").get("id").get("$ref").stringValue())
          .isEqualTo("#/components/schemas/Order-2");
      assertThat(schemas.get("Order-2").get("properties").get("id").toString())
          .isEqualTo("{\"type\":\"string\"}");
      assertThat(bundle.body()).doesNotContain(address);
      assertThat(registry.get(document).body()).contains(address);

      String plain = document.replace("user-api", "orders-api");
      assertThat(registry.get(plain + "?as=bundle").body())
          .isEqualTo(registry.get(plain + "?as=json").body());
    }
  }

  @Test
  void aContractThatIsTooMuchForAvroIsPublishedWithANoteThatSaysWhy() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      StringBuilder chain = new StringBuilder();
      for (int i = 0; i < 20_000; i++) {
        chain.append("    S" + i + ": { type: array, items: { $ref: '#/components/schemas/S");
        chain.append((i + 1) + "' } }\n");
      }
      chain.append("    S20000: { type: string }\n");
      String document = orders("1.0.0", "id: { type: string }").stripTrailing() + "\n";
      HttpResponse<String> published =
          registry.publish(ORDERS, document + chain.toString().indent(4));
      assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
      assertThat(registry.json(DERIVED).get("items").size()).isZero();
      assertThat(registry.json(DERIVED).get("notes").get(0).stringValue())
          .contains("nested too deeply");
    }
  }

  @Test
  void aSmallContractThatWouldBecomeAHugeOneInAvroIsPublishedWithoutIt() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      StringBuilder tower = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        tower.append(
            "T" + i + ": { type: object, properties: { p" + i + ": { type: string } }, oneOf: [ ");
        for (String side : new String[] {"a", "b"}) {
          tower.append("{ $ref: '#/components/schemas/T" + (i + 1) + side + "' }, ");
        }
        tower.setLength(tower.length() - 2);
        tower.append(" ] }\n");
        for (String side : new String[] {"a", "b"}) {
          tower.append(
              "T" + (i + 1) + side + ": { allOf: [ { $ref: '#/components/schemas/T" + (i + 1));
          tower.append("' } ], required: [ " + side + " ] }\n");
        }
      }
      tower.append("T30: { type: object }\n");
      HttpResponse<String> published =
          registry.publish(
              ORDERS,
              orders("1.0.0", "id: { type: string }").stripTrailing()
                  + "\n"
                  + tower.toString().indent(8));
      assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
      assertThat(registry.json(DERIVED).get("notes").toString()).contains("no Avro is made");
    }
  }

  private static String notesOf(String schemas) {
    try (Running registry = Running.on(Stores.SQLITE)) {
      String document = orders("1.0.0", "id: { type: string }").stripTrailing() + "\n";
      HttpResponse<String> published = registry.publish(ORDERS, document + schemas.indent(8));
      assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
      assertThat(registry.json(DERIVED).get("items").size()).isZero();
      return registry.json(DERIVED).get("notes").toString();
    }
  }

  @Test
  @Timeout(60)
  void textsThatAreRepeatedInAlternativesAreCountedToo() {
    StringBuilder schemas = new StringBuilder();
    schemas.append("Long: { type: object, description: '" + "x".repeat(1 << 20) + "',\n");
    schemas.append("  properties: { a: { type: string } }, oneOf: [");
    for (int i = 0; i < 40; i++) {
      schemas.append((i == 0 ? " " : ", ") + "{ required: [ r" + i + " ] }");
    }
    schemas.append(" ] }\n");
    assertThat(notesOf(schemas.toString())).contains("more than 16777216 characters of Avro");
  }

  @Test
  @Timeout(60)
  void aTowerOfTypesWithoutNamesIsNotClimbed() {
    StringBuilder tower = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String next = "{ $ref: '#/components/schemas/T" + (i + 1) + "' }";
      tower.append("T" + i + ": { oneOf: [ { type: array, items: " + next);
      tower.append(" }, { type: object, additionalProperties: " + next + " } ] }\n");
    }
    tower.append("T60: { type: string }\n");
    assertThat(notesOf(tower.toString())).contains("characters of Avro");
  }
}
