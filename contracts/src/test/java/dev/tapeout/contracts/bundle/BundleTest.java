package dev.tapeout.contracts.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.Workspace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static final String HEAD =
      """
      openapi: 3.1.0
      info: { title: Orders, version: 1.0.0 }
      """;

  @Test
  void aDocumentThatRefersToNothingElseStaysAsItIs() {
    String text =
        HEAD
            + """
            components:
              schemas:
                A: { $id: 'https://example.com/a', $ref: '#/$defs/b', $defs: { b: { $anchor: c, type: string } } }
            """;
    assertThat(json(bundle("api.yaml", text).root())).isEqualTo(json(read(text)));
  }

  @Test
  void aDocumentWhoseReferencesStayInItIsSeenToBeWhole() {
    String components =
        HEAD
            + """
            components:
              schemas:
                A: { properties: { b: { $ref: '#/components/schemas/B' } } }
                B: MORE
            """;
    String[] parts = {"parts.yaml", "b: { type: string }"};
    assertThat(isWhole(components.replace("MORE", "{ type: string }"), parts)).isTrue();
    for (String more :
        new String[] {
          "{ $ref: 'parts.yaml#/b' }",
          "{ $ref: 'api.yaml#/components/schemas/A' }",
          "{ x-schema-role: projection, x-canonical-schema: 'parts.yaml#/b' }",
          "{ discriminator: { propertyName: c, mapping: { d: 'parts.yaml#/b' } } }",
          "{ $id: 'https://example.com/b', type: string }"
        }) {
      assertThat(isWhole(components.replace("MORE", more), parts)).as(more).isFalse();
    }
    assertThat(isWhole(components.replace("3.1.0", "3.0.3").replace("MORE", "{}"), parts))
        .isFalse();
  }

  private static boolean isWhole(String api, String... parts) {
    bundle("api.yaml", api, parts[0], parts[1]); // which is the document itself where it is whole
    return Bundle.isWhole(contract("api.yaml", api, parts[0], parts[1]));
  }

  @Test
  void whatAReferenceLeadsToStandsUnderComponentsByItsName() {
    Bundle bundle =
        bundle(
            "api.yaml",
            HEAD
                + """
                paths:
                  /orders:
                    get:
                      parameters: [ { $ref: 'parts.yaml#/page' } ]
                      responses:
                        '200':
                          description: All.
                          headers: { X-Total: { $ref: 'parts.yaml#/total' } }
                          content: { application/json: { schema: { $ref: 'parts.yaml#/order' } } }
                  /pets: { $ref: 'parts.yaml#/item' }
                """,
            "parts.yaml",
            """
            page: { name: page, in: query, schema: { $ref: '#/number' } }
            number: { type: integer }
            total: { schema: { $ref: '#/number' } }
            order: { type: object, properties: { parent: { $ref: '#/order' }, it: { $ref: 'api.yaml#/info' } } }
            item: { get: { responses: { '204': { description: None. } } } }
            """);
    assertThat(text(bundle, "/components/parameters/page/schema"))
        .isEqualTo("{\"$ref\":\"#/components/schemas/number\"}");
    assertThat(text(bundle, "/components/headers/total/schema/$ref"))
        .isEqualTo("\"#/components/schemas/number\"");
    assertThat(text(bundle, "/components/schemas/order/properties/parent/$ref"))
        .isEqualTo("\"#/components/schemas/order\"");
    assertThat(text(bundle, "/paths/~1pets/$ref")).isEqualTo("\"#/components/pathItems/item\"");
    assertThat(bundle.files()).containsExactly("api.yaml", "parts.yaml");
  }

  @Test
  void aComponentThatIsButAReferenceGivesItsName() {
    Bundle bundle =
        bundle(
            "api.yaml",
            HEAD
                + """
                components:
                  schemas:
                    Order: { $ref: 'order.yaml' }
                    Same: { $ref: 'order.yaml' }
                    Uses: { items: { $ref: 'order.yaml' } }
                """,
            "order.yaml",
            "{ type: object, properties: { self: { $ref: '#' } } }");
    assertThat(text(bundle, "/components/schemas"))
        .isEqualTo(
            "{\"Order\":{\"type\":\"object\",\"properties\":{\"self\":{\"$ref\":"
                + "\"#/components/schemas/Order\"}}},\"Same\":{\"$ref\":"
                + "\"#/components/schemas/Order\"},\"Uses\":{\"items\":{\"$ref\":"
                + "\"#/components/schemas/Order\"}}}");
  }

  @Test
  void twoThatHaveOneNameKeepApartAndDiscriminatorsKeepTheirValues() {
    Bundle bundle =
        bundle(
            "api.yaml",
            HEAD
                + """
                components:
                  schemas:
                    Dog: { type: string }
                    Pet:
                      oneOf: [ { $ref: 'pets.yaml#/components/schemas/Dog' }, { $ref: 'pets.yaml#/components/schemas/Cat' } ]
                      discriminator: { propertyName: kind, mapping: { tom: 'pets.yaml#/components/schemas/Cat' } }
                    Far: { $ref: 'pets.yaml#/components/schemas/Far' }
                """,
            "pets.yaml",
            """
            components:
              schemas:
                Dog: { type: object }
                Cat: { type: object }
                Far: { oneOf: [ { $ref: '#/components/schemas/Cat' } ], discriminator: { propertyName: k, mapping: { c: Cat } } }
            """);
    assertThat(text(bundle, "/components/schemas/Pet/oneOf/0/$ref"))
        .isEqualTo("\"#/components/schemas/Dog-2\"");
    assertThat(text(bundle, "/components/schemas/Pet/discriminator/mapping"))
        .isEqualTo("{\"tom\":\"#/components/schemas/Cat\",\"Dog\":\"#/components/schemas/Dog-2\"}");
    assertThat(text(bundle, "/components/schemas/Far/discriminator/mapping"))
        .isEqualTo("{\"c\":\"#/components/schemas/Cat\"}");
  }

  @Test
  void identifiersGoAndWhatReferredByThemReferencesByPointer() {
    Bundle bundle =
        bundle(
            "api.yaml",
            HEAD
                + """
                components:
                  schemas:
                    A: { $id: 'https://example.com/a', properties: { b: { $ref: '#b' }, c: { $ref: 'https://example.com/c' } }, $defs: { x: { $anchor: b, type: string } } }
                    C: { $id: 'https://example.com/c', items: { $ref: '#' } }
                    D: { items: { $ref: 'far.yaml' } }
                """,
            "far.yaml",
            "{ $id: 'https://example.com/far', items: { $ref: '#f' }, $defs: { f: { $anchor: f } } }");
    assertThat(text(bundle, "/components/schemas/A"))
        .isEqualTo(
            "{\"properties\":{\"b\":{\"$ref\":\"#/components/schemas/A/$defs/x\"},\"c\":{\"$ref\":"
                + "\"#/components/schemas/C\"}},\"$defs\":{\"x\":{\"type\":\"string\"}}}");
    assertThat(text(bundle, "/components/schemas/far/items/$ref"))
        .isEqualTo("\"#/components/schemas/far/$defs/f\"");
  }

  @Test
  void whatLooksLikeAReferenceInAnExampleIsData() {
    Bundle bundle =
        bundle(
            "api.yaml",
            HEAD
                + """
                components:
                  schemas:
                    A: { items: { $ref: 'b.yaml' }, examples: [ { $ref: 'b.yaml' } ], properties: { $ref: { $ref: 'b.yaml' } } }
                """,
            "b.yaml",
            "{ type: string }");
    assertThat(text(bundle, "/components/schemas/A"))
        .isEqualTo(
            "{\"items\":{\"$ref\":\"#/components/schemas/b\"},\"examples\":[{\"$ref\":\"b.yaml\"}],"
                + "\"properties\":{\"$ref\":{\"$ref\":\"#/components/schemas/b\"}}}");
  }

  @Test
  void whatIsOlderIsLifted() {
    Bundle bundle =
        bundle(
            "api.yaml",
            """
            openapi: 3.0.3
            info: { title: Orders, version: 1.0.0 }
            paths: {}
            components: { schemas: { A: { items: { $ref: 'b.yaml' } } } }
            """,
            "b.yaml",
            "{ type: string, nullable: true }");
    assertThat(text(bundle, "/openapi")).isEqualTo("\"3.1.0\"");
    assertThat(text(bundle, "/components/schemas/b")).isEqualTo("{\"type\":[\"string\",\"null\"]}");
  }

  @Test
  void whatOneDocumentCannotSayIsAProblemWithItsPlace() {
    Bundle bundle =
        bundle(
            "api.yaml",
            HEAD + "components: { schemas: { A: { items: { $ref: 'b.yaml' } } } }\n",
            "b.yaml",
            "{ $dynamicAnchor: node, items: { $dynamicRef: '#node' } }");
    assertThat(bundle.problems()).extracting(Diagnostic::rule).containsOnly(Bundle.UNFIT);
    assertThat(bundle.problems().get(0).location().file()).isEqualTo("b.yaml");
  }

  @Test
  void anAliasThatIsASchemaHereAndDataThereIsChangedHereAlone() {
    Bundle bundle =
        bundle(
            "api.yaml",
            HEAD
                + """
                components:
                  schemas:
                    S: &s { properties: { x: { $ref: 'far.yaml#/x' } } }
                    M: { const: *s, default: *s, enum: [ *s ], examples: [ *s ] }
                """,
            "far.yaml",
            "x: { type: string }");
    String same = "{\"properties\":{\"x\":{\"$ref\":\"far.yaml#/x\"}}}";
    assertThat(text(bundle, "/components/schemas/M"))
        .isEqualTo(
            "{\"const\":%s,\"default\":%s,\"enum\":[%s],\"examples\":[%s]}"
                .formatted(same, same, same, same));
    assertThat(text(bundle, "/components/schemas/S")).contains("#/components/schemas/x");
  }

  @Test
  void aParameterBehindAChainIsAParameterAndAProjectionKeepsItsCanonicalSchema() {
    Bundle bundle =
        bundle(
            "api.yaml",
            HEAD
                + """
                paths: { /a: { get: { parameters: [ { $ref: pp.yaml } ], responses: {} } } }
                components:
                  schemas:
                    Own: { x-schema-role: projection, x-canonical-schema: 'far.yaml#/Order' }
                    Pet: { oneOf: [ { $ref: 'far.yaml#/Cat' } ], discriminator: { propertyName: k, defaultMapping: 'far.yaml#/Cat' } }
                """,
            "pp.yaml",
            "{ $ref: qq.yaml }",
            "qq.yaml",
            "{ name: q, in: query, schema: {} }",
            "far.yaml",
            "{ Order: { type: object }, Cat: { type: object } }");
    assertThat(text(bundle, "/paths/~1a/get/parameters"))
        .isEqualTo("[{\"$ref\":\"#/components/parameters/pp\"}]");
    assertThat(text(bundle, "/components/schemas/Own/x-canonical-schema"))
        .isEqualTo("\"#/components/schemas/Order\"");
    assertThat(text(bundle, "/components/schemas/Pet/discriminator/defaultMapping"))
        .isEqualTo("\"#/components/schemas/Cat\"");
  }

  @Test
  void linksAndExamplesThatLeadElsewhereAreSaid() {
    Bundle bundle =
        bundle(
            "api.yaml",
            HEAD
                + """
                paths: { /a: { get: { responses: { '200': { $ref: 'far.yaml#/components/responses/R' } } } } }
                components: { links: { Own: { operationRef: './far.yaml#/paths/~1b/get' }, Web: { operationRef: 'https://example.com/x#/paths/~1b/get' } } }
                """,
            "far.yaml",
            """
            paths: { /b: { get: { responses: {} } } }
            components:
              responses:
                R:
                  description: It.
                  links: { Far: { operationRef: '#/paths/~1b/get' }, Here: { operationRef: 'api.yaml#/paths/~1a/get' } }
                  content: { application/json: { examples: { e: { externalValue: ./e.json } } } }
            """);
    assertThat(bundle.errors()).isEmpty();
    assertThat(bundle.problems()).hasSize(3);
    assertThat(text(bundle, "/components/responses/R/links/Here/operationRef"))
        .isEqualTo("\"#/paths/~1a/get\"");
  }

  @Test
  void aComponentThatDoesNotFitIsAProblemToo() {
    Bundle bundle =
        Bundle.of(
            contract(
                "api.yaml",
                HEAD + "components: { schemas: { A: { $ref: 'o.yaml#/A' } } }\n",
                "o.yaml",
                "A: { description: '" + "x".repeat(2_000) + "' }\n"),
            Reach.EVERYTHING,
            1_000);
    assertThat(bundle.errors()).extracting(Diagnostic::rule).containsExactly(Bundle.TOO_LARGE);
  }

  @Test
  void manyOfOneNameAreNamedAtOnce() {
    StringBuilder own = new StringBuilder(HEAD + "components:\n  schemas:\n");
    StringBuilder far = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      own.append("    S").append(i).append(": { items: { $ref: 'f.yaml#/a");
      own.append(i).append("/items' } }\n");
      far.append("a").append(i).append(": { items: {} }\n");
    }
    Contract contract = contract("api.yaml", own.toString(), "f.yaml", far.toString());
    assertThat(Bundle.of(contract, Reach.EVERYTHING, 100_000_000).root().toString())
        .contains("\"#/components/schemas/items-20000\"");
  }

  @Test
  void aliasesThatWouldFillTheMemoryAreAProblem() {
    StringBuilder text = new StringBuilder("a0: &a0 { type: string, description: dddddddddd }\n");
    for (int i = 1; i < 20; i++) {
      text.append("a%d: &a%d { anyOf: [ *a%d, *a%d ] }\n".formatted(i, i, i - 1, i - 1));
    }
    Bundle bundle =
        Bundle.of(
            contract(
                "api.yaml",
                HEAD + "components: { schemas: { A: { items: { $ref: 'b.yaml#/a19' } } } }\n",
                "b.yaml",
                text.toString()),
            Reach.EVERYTHING,
            1_000_000);
    assertThat(bundle.problems()).extracting(Diagnostic::rule).containsExactly(Bundle.TOO_LARGE);
  }

  private static Bundle bundle(String... pathsAndTexts) {
    Contract contract = contract(pathsAndTexts);
    Bundle bundle = Bundle.of(contract, Reach.EVERYTHING, 1_000_000);
    if (Bundle.isWhole(contract)) {
      assertThat(bundle.root()).isSameAs(contract.declared());
      assertThat(bundle.problems()).isEmpty();
    }
    Contract again = contract("bundle.json", JsonWriter.pretty(bundle.root()));
    if (bundle.problems().isEmpty()) {
      assertThat(again.references().check(again.node())).isEmpty();
    }
    return bundle;
  }

  private static Contract contract(String... pathsAndTexts) {
    Map<String, byte[]> files = new HashMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(UTF_8));
    }
    Workspace workspace = new Workspace((path, most) -> files.get(path), Limits.DEFAULT);
    ContractReading reading = ContractReader.read(workspace, pathsAndTexts[0]);
    return requireNonNull(reading.contract());
  }

  private static Node read(String text) {
    return requireNonNull(
        Documents.read(new Source("document", text.getBytes(UTF_8)), Limits.DEFAULT).root());
  }

  private static String text(Bundle bundle, String pointer) {
    return json(Pointers.resolve(bundle.root(), pointer));
  }

  private static String json(@Nullable Node node) {
    return node == null ? "nothing" : JsonWriter.compact(node);
  }
}
