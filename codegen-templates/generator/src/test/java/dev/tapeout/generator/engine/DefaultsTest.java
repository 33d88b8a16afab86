package dev.tapeout.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters that a request leaves out, and whose schema has a default. */
class DefaultsTest {
  @TempDir Path folder;

  private Path contract(String parameters) throws IOException {
    return Files.writeString(
        folder.resolve("page.yaml"),
        """
        openapi: 3.1.0
        info: { title: Page, version: 1.0.0 }
        x-domain-bounded-context: page
        paths:
          /a:
            get:
              operationId: listPages
              parameters:
        %s
              responses: {}
        components:
          schemas:
            Size: { type: integer, format: int32, default: 20 }
            Sort: { type: string, enum: [name, age], default: age }
        """
            .formatted(parameters.indent(8).stripTrailing()));
  }

  @Test
  void aHandlerGetsTheDefaultOfWhatARequestLeavesOut() throws Exception {
    Path contract =
        contract(
            """
            - { name: size, in: query, schema: { $ref: '#/components/schemas/Size' } }
            - { name: other, in: query, schema: { $ref: '#/components/schemas/Size', default: 7 } }
            - { name: sort, in: header, schema: { allOf: [{ $ref: '#/components/schemas/Sort' }] } }
            - { name: since, in: cookie, schema: { type: string, format: date, default: 2026-01-31 } }
            - { name: tags, in: query, schema: { type: array, items: { type: string }, default: [a, "b\\"*/"] } }
            - { name: where, in: query, content: { application/json: { schema: { type: object, properties: { x: { type: number } }, default: { x: 1.50 } } } } }
            - { name: none, in: query, schema: { type: integer } }
            """);
    List<Path> sources = Sources.write(contract, folder.resolve("sources"), Map.of());
    assertThat(Sources.warnings(sources, folder.resolve("classes"))).isEmpty();
    try (URLClassLoader loader =
        Sources.load(folder.resolve("classes"), folder.resolve("sources"))) {
      Constructor<?> made = loader.loadClass("page.api.ListPages$Request").getConstructors()[0];
      Object asked = made.newInstance(null, null, null, null, null, null, null);
      assertThat(asked.toString())
          .contains("size=20", "other=7", "sort=AGE", "since=2026-01-31", "tags=[a, b\"*/]")
          .contains("where=ListPagesWhere[x=1.50]", "none=null");
    }
    assertThat(folder.resolve("sources/page/api/ListPages.java"))
        .content()
        .contains("@param size Null stands for the default, 20.");
    assertThat(Engine.write(contract, folder.resolve("again"), Map.of()).notes()).isEmpty();
  }

  @Test
  void aDefaultThatIsOfNoUseIsToldWhereItStands() throws IOException {
    Path contract =
        contract(
            """
            - { name: limit, in: query, schema: { type: integer, maximum: 10, default: 20 } }
            - { name: all, in: query, required: true, schema: { type: integer, default: 20 } }
            - { name: many, in: query, schema: { type: integer, default: 20000000000000000000 } }
            - { name: leap, in: query, schema: { type: string, format: date-time, default: "2016-12-31T23:59:60Z" } }
            - { name: nothing, in: query, schema: { type: [integer, 'null'], default: null } }
            """);
    List<Path> sources = Sources.write(contract, folder.resolve("sources"), Map.of());
    assertThat(Sources.warnings(sources, folder.resolve("classes"))).isEmpty();
    assertThat(Engine.write(contract, folder.resolve("again"), Map.of()).notes())
        .extracting(note -> note.severity() + " " + note.location() + " " + note.message())
        .satisfiesExactly(
            misfit ->
                assertThat(misfit)
                    .startsWith(
                        "WARNING page.yaml:9:84 the default of the parameter 'limit' is not")
                    .contains("it does not fit its own schema: ", "10")
                    .endsWith("; the handler sees null in its place"),
            required ->
                assertThat(required)
                    .isEqualTo(
                        "INFO page.yaml:10:85 the default of the parameter 'all' is not filled in"
                            + " for GET /a, for every request has the parameter"),
            tooLarge ->
                assertThat(tooLarge)
                    .contains("page.yaml:11:70", "'many'", "no value of long holds it"),
            leapSecond ->
                assertThat(leapSecond).contains("'leap'", "no value of OffsetDateTime holds it"));
  }
}
