package dev.tapeout.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters that a request leaves out, and whose schema has a default. */
class DefaultsTest {
  /** Compiled with the generated sources, for they need a newer Java than these tests. */
  private static final String RUN =
      """
      package page;

      import com.sun.net.httpserver.HttpServer;
      import dev.tapeout.runtime.client.Client;
      import dev.tapeout.runtime.config.Settings;
      import dev.tapeout.runtime.server.JdkServer;
      import dev.tapeout.runtime.server.Server;
      import dev.tapeout.runtime.service.Service;
      import java.net.InetAddress;
      import java.net.InetSocketAddress;
      import java.net.URI;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.Map;
      import page.api.ListPages;
      import page.wiring.OperationTable;
      import page.wiring.PageClient;

      public final class Run {
        private Run() {}

        /** What a handler sees of a request that has nothing, and how a client sends it. */
        public static List<String> asked() throws Exception {
          List<String> said = new ArrayList<>();
          ListPages.Request nothing = new ListPages.Request(null, null, null, null, null, null, null);
          Settings settings = Settings.of(Map.of("TAPEOUT_HOST", "127.0.0.1", "TAPEOUT_PORT", "0"));
          try (Server server =
              JdkServer.start(
                  Service.of(
                      OperationTable.CONTRACT,
                      OperationTable.routes(
                          request -> {
                            said.add(request.toString());
                            return new ListPages.Response.NoContent();
                          }),
                      new Authentication()),
                  settings)) {
            new PageClient(Client.of(server.address())).listPages(nothing);
          }
          HttpServer other =
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
          other.createContext(
              "/",
              exchange -> {
                said.add(
                    exchange.getRequestHeaders().getFirst("sort")
                        + " "
                        + exchange.getRequestHeaders().getFirst("Cookie")
                        + " "
                        + exchange.getRequestURI());
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
              });
          other.start();
          URI address = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
          new PageClient(Client.of(address)).listPages(nothing);
          other.stop(0);
          return said;
        }
      }
      """;

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
    List<Path> sources =
        new ArrayList<>(Sources.write(contract, folder.resolve("sources"), Map.of()));
    sources.add(Files.writeString(folder.resolve("Run.java"), RUN));
    assertThat(Sources.warnings(sources, folder.resolve("classes"))).isEmpty();
    try (URLClassLoader loader =
        Sources.load(folder.resolve("classes"), folder.resolve("sources"))) {
      List<?> said = (List<?>) loader.loadClass("page.Run").getMethod("asked").invoke(null);
      assertThat(said.get(0).toString())
          .contains("size=20", "other=7", "sort=AGE", "since=2026-01-31", "tags=[a, b\"*/]")
          .contains("where=ListPagesWhere[x=1.50]", "none=null");
      assertThat(said.get(1)).isEqualTo("null null /a");
    }
    assertThat(folder.resolve("sources/page/api/ListPages.java"))
        .content()
        .contains("@param size Null stands for the default, 20.");
    assertThat(Engine.write(contract, folder.resolve("again"), Map.of()).notes()).isEmpty();
  }

  @Test
  void aDefaultOfSeveralFieldsIsJudgedByTheTypesOfThoseFields() throws IOException {
    Path contract =
        contract(
            """
            - { name: order, in: query, style: deepObject, schema: { type: object, properties: { by: { type: string }, steps: { type: array, items: { type: number } } }, default: { by: "created at, then name", steps: [0.5, 20000000000] } } }
            - { name: page, in: query, style: deepObject, schema: { type: object, properties: { by: { type: string }, size: { type: integer } }, default: { by: 7f, size: 20000000000000000000 } } }
            - { name: either, in: query, content: { application/json: { schema: { oneOf: [{ type: string }, { type: integer, format: int32 }], default: created at } } } }
            """);
    List<Path> sources = Sources.write(contract, folder.resolve("sources"), Map.of());
    assertThat(Sources.warnings(sources, folder.resolve("classes"))).isEmpty();
    assertThat(Engine.write(contract, folder.resolve("again"), Map.of()).notes())
        .extracting(note -> note.message())
        .singleElement()
        .asString()
        .contains("'page' is not filled in", "for it was not shown that ListPagesPage holds it");
    assertThat(folder.resolve("sources/page/api/ListPages.java"))
        .content()
        .contains("ListPagesOrder ORDER_DEFAULT", "EITHER_DEFAULT")
        .doesNotContain("PAGE_DEFAULT");
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
