package dev.tapeout.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../contracts/examples/order-management/openapi.yaml",
        "src/test/resources/every-feature.yaml",
        "src/test/resources/hostile-names.yaml",
        "src/test/resources/clashing-names.yaml",
        "src/test/resources/odd-shapes.yaml"
      })
  void sourcesCompileWithoutAWarning(String contract) throws IOException {
    List<Path> sources = Sources.write(Path.of(contract), folder.resolve("sources"), Map.of());
    assertThat(warnings(sources)).isEmpty();
  }

  @Test
  void theSameContractGivesTheSameBytes() {
    Path contract = Path.of("src/test/resources/every-feature.yaml");
    Sources.write(contract, folder.resolve("first"), Map.of());
    Sources.write(contract, folder.resolve("second"), Map.of());
    assertThat(contents(folder.resolve("first"))).isEqualTo(contents(folder.resolve("second")));
  }

  @Test
  void namesThatJavaCannotTakeGetOthers() throws IOException {
    Path contract = folder.resolve("names.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Names, version: 1.0.0 }
        x-domain-bounded-context: names
        paths:
          /class:
            get: { operationId: class, responses: { '200': { $ref: '#/components/responses/r' } } }
            put: { operationId: Class, responses: { '200': { $ref: '#/components/responses/r' } } }
            post: { operationId: "1 + 1", responses: { '200': { $ref: '#/components/responses/r' } } }
            delete: { operationId: "\\u4f60", responses: {} }
        components:
          responses:
            r: { description: r, content: { application/json: { schema: { $ref: '#/components/schemas/enum' } } } }
          schemas:
            enum: { type: object, required: [this], properties: { this: { type: string }, This: { type: string }, record: { $ref: '#/components/schemas/record' } } }
            Enum: { type: object, properties: { a: { type: string, enum: [a, A, "", " ", "1", null] } } }
            record: { oneOf: [ { $ref: '#/components/schemas/enum' }, { $ref: '#/components/schemas/Enum' }, { type: string } ] }
            Object: { type: object, properties: { x: { $ref: '#/components/schemas/Object' } } }
        """);
    assertThat(warnings(Sources.write(contract, folder.resolve("sources"), Map.of()))).isEmpty();
  }

  @Test
  void fiveHundredOperationsCompile() throws IOException {
    StringBuilder contract =
        new StringBuilder(
            """
            openapi: 3.1.0
            info: { title: Many, version: 1.0.0 }
            x-domain-bounded-context: many
            paths:
            """);
    for (int i = 0; i < 500; i++) {
      contract.append(
          """
            /things/%1$d/{id}:
              get:
                operationId: getThing%1$d
                x-silicon-flow: true
                parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                responses: { '200': { description: ok } }
          """
              .formatted(i));
    }
    Path file = folder.resolve("many.yaml");
    Files.writeString(file, contract);
    assertThat(warnings(Sources.write(file, folder.resolve("sources"), Map.of()))).isEmpty();
  }

  @Test
  void anEnumOfThousandsIsAStringAndSaysSo() throws IOException {
    for (int size : new int[] {1_000, 5_000}) {
      Path contract = folder.resolve("enum" + size + ".yaml");
      StringBuilder values = new StringBuilder("v0");
      for (int i = 1; i < size; i++) {
        values.append(", v").append(i);
      }
      Files.writeString(contract, oneSchema("{ type: string, enum: [" + values + "] }"));
      Path output = folder.resolve("sources" + size);
      assertThat(warnings(Sources.write(contract, output, Map.of()))).isEmpty();
      assertThat(Engine.write(contract, output, Map.of()).notes().toString())
          .matches(notes -> notes.contains("names 5000 strings") == size > 1_000);
      assertThat(Files.exists(output.resolve("big/api/Thing.java"))).isEqualTo(size == 1_000);
    }
  }

  @Test
  void propertiesThatAreExpresslyAllowedAreKept() throws IOException {
    Path contract = folder.resolve("open.yaml");
    Files.writeString(
        contract,
        oneSchema(
            "{ type: object, properties: { a: { type: string } }, additionalProperties: true }"));
    Path output = folder.resolve("sources");
    assertThat(warnings(Sources.write(contract, output, Map.of()))).isEmpty();
    assertThat(output.resolve("big/api/Thing.java"))
        .content()
        .contains("Map<String, JsonNode> additionalProperties")
        .contains("JsonOutput.properties(out, additionalProperties, ");
  }

  private static String oneSchema(String schema) {
    return """
    openapi: 3.1.0
    info: { title: Big, version: 1.0.0 }
    x-domain-bounded-context: big
    paths:
      /a:
        get:
          operationId: getA
          responses:
            '200':
              description: A thing.
              content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
    components: { schemas: { Thing: %s } }
    """
        .formatted(schema);
  }

  @Test
  void aContractWithMistakesIsRefusedWithEachPlace() throws IOException {
    Path contract = folder.resolve("broken.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Broken, version: 1.0.0 }
        x-domain-bounded-context: broken
        paths:
          /a: { get: { responses: { '200': { $ref: '#/components/responses/none' } } } }
        """);
    assertThatThrownBy(() -> Sources.write(contract, folder.resolve("sources"), Map.of()))
        .hasMessageContaining("broken.yaml:5:44")
        .hasMessageContaining("leads nowhere");
  }

  @Test
  void whatAServiceCouldNotKeepToIsRefusedWithEachPlace() throws IOException {
    Path contract = folder.resolve("flow.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Flow, version: 1.0.0 }
        x-domain-bounded-context: flow
        paths:
          /a: { get: { operationId: a, x-silicon-flow: { limit: { rate: 0 } }, responses: {} } }
          /b: { get: { operationId: a, responses: {} } }
          /c: { get: { parameters: [{ name: q, in: query, schema: { pattern: '(' } }], responses: {} } }
          /d/{e}: { get: { responses: {} } }
          /d/{f}: { get: { x-silicon-flow: { limit: { window: 9000h } }, responses: {} } }
        """);
    assertThatThrownBy(() -> Sources.write(contract, folder.resolve("sources"), Map.of()))
        .message()
        .contains("flow.yaml:5:65: x-silicon-flow: 'limit.rate' is 0", "[silicon-flow-valid]")
        .contains("flow.yaml:6:29: the operationId 'a' is taken")
        .contains("flow.yaml:7:70: the pattern '('")
        .contains("flow.yaml:8:3: the path has the variable 'e'")
        .contains("flow.yaml:9:3: the path '/d/{f}' is the same as '/d/{e}'")
        .contains("flow.yaml:9:55: x-silicon-flow: the window '9000h' is longer than 365 days");
  }

  @Test
  void limitsAtTheEndsOfTheirRangesAndOfEachKeyCompile() throws IOException {
    Path contract = folder.resolve("limits.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Limits, version: 1.0.0 }
        x-domain-bounded-context: limits
        paths:
          /a: { get: { x-silicon-flow: { limit: { rate: 1e-7, burst: 4e2, window: 8760h, slices: 3600.0, max: 999999999999999, key: 'header:X-Shop' } }, responses: {} } }
          /b: { get: { x-silicon-flow: { limit: { rate: 1000000000, key: tenant }, drift: { sample: 1 } }, responses: {} } }
          /c: { get: { x-silicon-flow: { limit: { key: client }, trace: { sample: 0 } }, responses: {} } }
        """);
    List<Path> sources = Sources.write(contract, folder.resolve("sources"), Map.of());
    assertThat(warnings(sources)).isEmpty();
    assertThat(folder.resolve("sources/limits/limits/LimitTable.java"))
        .content()
        .contains("999999999999999L, new Limit.Key.Header(\"X-Shop\")")
        .contains("new Limit.Key.Tenant()", "new Limit.Key.Client()");
  }

  @Test
  void whatNoCodeIsGeneratedForIsSaidWithItsPlace() throws IOException {
    Path contract = folder.resolve("gaps.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Gaps, version: 1.0.0 }
        x-domain-bounded-context: gaps
        paths:
          /a:
            post:
              x-silicon-flow: { inference: { model: m } }
              parameters: [{ name: Authorization, in: header, required: true, schema: { type: string } }]
              responses: {}
              callbacks: { done: { '{$request.query.url}': { post: { responses: {} } } } }
          /b#c: { get: { responses: {} } }
        webhooks: { born: { post: { responses: {}, callbacks: { seen: { '{$request.query.url}': { post: { responses: {} } } } } } } }
        """);
    Engine.Written written = Engine.write(contract, folder.resolve("sources"), Map.of());
    assertThat(written.notes())
        .extracting(note -> note.location() + " " + note.message().replaceFirst(".*for ", ""))
        .containsExactlyInAnyOrder(
            "gaps.yaml:7:36 x-silicon-flow.inference; the handler asks the model itself",
            "gaps.yaml:8:20 the header 'Authorization' is no parameter (OpenAPI 3.1, 4.8.12.1);"
                + " media types and security say what is asked there",
            "gaps.yaml:11:16 no request reaches GET /b#c: what stands behind '?' or '#' is no part"
                + " of a path",
            "gaps.yaml:12:97 webhook born POST callback seen POST {$request.query.url}: the service"
                + " would be called back by one whom it calls; declare it among the paths");
  }

  @Test
  void whatNoCallSendsIsSaidWithItsPlace() throws IOException {
    Path contract = folder.resolve("calls.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Calls, version: 1.0.0 }
        x-domain-bounded-context: calls
        paths:
          /a:
            post:
              operationId: a
              responses: {}
              callbacks:
                done:
                  '{$request.query.url}/{id}':
                    post:
                      parameters:
                        - { name: id, in: path, required: true, schema: { type: string } }
                        - { name: Accept, in: header, schema: { type: string } }
                        - { name: size, in: query, schema: { type: integer, default: 20 } }
                      responses: {}
        """);
    Engine.Written written = Engine.write(contract, folder.resolve("sources"), Map.of());
    assertThat(written.notes())
        .extracting(note -> note.location() + " " + note.message())
        .satisfiesExactlyInAnyOrder(
            id ->
                assertThat(id)
                    .startsWith("calls.yaml:14:19 no code sends the parameter 'id' of POST /a"),
            accept -> assertThat(accept).contains("calls.yaml:15:19 the header 'Accept' is no"));
    assertThat(folder.resolve("sources/calls/api/ADone.java"))
        .content()
        .contains("record Request(\n      @Nullable Long size)");
  }

  @Test
  void aFileIsOneInAFormAlone() throws IOException {
    Path contract = folder.resolve("files.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Files, version: 1.0.0 }
        x-domain-bounded-context: files
        paths:
          /a:
            post:
              operationId: send
              requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } } } }
              responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Upload' } } } } }
            put:
              operationId: again
              requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } } } }
              responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Shown' } } } } }
          /either:
            post:
              operationId: either
              requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } }, application/json: { schema: { $ref: '#/components/schemas/Upload' } } } }
              responses: {}
        components:
          schemas:
            Upload: { type: object, required: [file, more], properties: { file: { type: string, format: binary }, more: { type: array, items: { $ref: '#/components/schemas/Picture' } } } }
            Shown: { type: object, properties: { picture: { $ref: '#/components/schemas/Picture' } } }
            Picture: { type: string, format: binary }
        """);
    assertThat(warnings(Sources.write(contract, folder.resolve("sources"), Map.of()))).isEmpty();
    Path api = folder.resolve("sources/files/api");
    assertThat(api.resolve("Upload.java")).content().contains("String file,", "List<String> more)");
    assertThat(api.resolve("UploadForm.java"))
        .content()
        .contains("{@code /components/schemas/Upload}", "FilePart file,", "List<FilePart> more)");
    assertThat(api.resolve("UploadForm2.java")).doesNotExist();
    assertThat(api.resolve("Send.java"))
        .content()
        .contains("@Nullable UploadForm body", "Upload body");
    assertThat(api.resolve("Again.java")).content().contains("@Nullable UploadForm body");
    assertThat(api.resolve("Either.java")).content().contains("@Nullable Upload body");
    assertThat(api.resolve("Shown.java")).content().contains("@Nullable String picture");
  }

  @Test
  void anAnchorThatIsTwoSchemasIsRefusedAndOneInAnExampleIsNone() throws IOException {
    Path contract = folder.resolve("anchors.yaml");
    String text =
        """
        openapi: 3.1.0
        info: { title: Anchors, version: 1.0.0 }
        x-domain-bounded-context: anchors
        paths: { /a: { get: { operationId: a, responses: {} } } }
        components:
          schemas:
            A: { %s: { $anchor: item, type: string } }
            B: { items: { $anchor: item, type: integer } }
            C: { $ref: '#item' }
        """;
    Files.writeString(contract, text.formatted("default"));
    Engine.write(contract, folder.resolve("sources"), Map.of());
    Files.writeString(contract, text.formatted("not"));
    assertThatThrownBy(() -> Engine.write(contract, folder.resolve("sources"), Map.of()))
        .hasMessageContaining("anchors.yaml:9:16")
        .hasMessageContaining("/components/schemas/A/not or /components/schemas/B/items");
  }

  @Test
  void oneOfSeveralContextsMustBeNamed() throws IOException {
    Path contract = folder.resolve("two.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Two, version: 1.0.0 }
        paths:
          /a: { get: { x-domain-bounded-context: first, responses: {} } }
          /b: { get: { x-domain-bounded-context: second, responses: {} } }
        """);
    assertThatThrownBy(() -> Sources.write(contract, folder.resolve("sources"), Map.of()))
        .hasMessageContaining("[first, second]");
    List<Path> sources =
        Sources.write(contract, folder.resolve("sources"), Map.of("context", "second"));
    assertThat(sources)
        .anyMatch(p -> p.endsWith("GetB.java"))
        .noneMatch(p -> p.endsWith("GetA.java"));
  }

  private static Map<String, String> contents(Path folder) {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(f -> contents.put(folder.relativize(f).toString(), text(f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> warnings(List<Path> sources) throws IOException {
    return Sources.warnings(sources, folder.resolve("classes"));
  }
}
