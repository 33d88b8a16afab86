package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir private Path temp;
  private Sandbox here;

  @BeforeEach
  void aContractOfTwoFiles() throws IOException {
    here =
        new Sandbox(temp)
            .write(
                "api/orders.yaml",
                """
                openapi: 3.1.0
                info: { title: Orders, version: 1.0.0 }
                paths:
                  /orders:
                    get:
                      responses:
                        '200':
                          description: All of them.
                          content: { application/json: { schema: { $ref: '../parts.yaml#/order' } } }
                """)
            .write(
                "parts.yaml", "order: { type: object, properties: { of: { $ref: '#/order' } } }\n");
  }

  @Test
  void theTwoAreOneDocumentAndTheDifferenceIsInWords() {
    assertThat(here.run("bundle", "api/orders.yaml", "-o", "out/orders.json"))
        .isEqualTo(ExitCode.FINE);
    assertThat(here.run("verdict", "api/orders.yaml", "out/orders.json")).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).isEqualTo("patch 1.0.1\n");
  }

  @Test
  void aFormatThatABundleHasNotIsSaidBeforeAnythingIsRead() {
    assertThat(here.run("bundle", "missing.yaml", "--format", "yaml"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("--format is json, and not 'yaml'\n").doesNotContain("html");
  }

  @Test
  void aDiscriminatorThatNamesFilesNamesTheirComponents() throws IOException {
    here.write(
        "pets.yaml",
        """
        openapi: 3.1.0
        info: { title: Pets, version: 1.0.0 }
        paths:
          /pets:
            get:
              responses:
                '200':
                  description: All.
                  content:
                    application/json:
                      schema:
                        oneOf: [ { $ref: dog.yaml }, { $ref: cat.yaml } ]
                        discriminator: { propertyName: kind, mapping: { dog: dog.yaml, cat: cat.yaml } }
        """);
    here.write("dog.yaml", "{ type: object, properties: { kind: { const: dog } } }");
    here.write("cat.yaml", "{ type: object, properties: { kind: { const: cat } } }");
    here.run("bundle", "pets.yaml", "-o", "out.json");
    assertThat(here.run("verdict", "pets.yaml", "out.json")).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).isEqualTo("patch 1.0.1\n");
  }

  @Test
  void goesToStandardOutputAsJson() {
    assertThat(here.run("bundle", "api/orders.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).startsWith("{\n").contains("\"#/components/schemas/order\"");
    assertThat(here.run("bundle", "api/orders.yaml", "--format", "text"))
        .isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void aReferenceThatLeadsNowhereHasItsPlace() throws IOException {
    here.write("parts.yaml", "nothing: {}\n");
    assertThat(here.run("bundle", "api/orders.yaml", "-o", "out.json"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.err()).contains("api/orders.yaml:9:").contains("leads nowhere");
    assertThat(temp.resolve("out.json")).doesNotExist();
  }

  @Test
  void itDoesNotReplaceWhatItReads() {
    assertThat(here.run("bundle", "api/orders.yaml", "-o", "parts.yaml"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("this run reads that file");
  }
}
