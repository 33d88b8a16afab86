package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
  @TempDir private Path temp;
  private Sandbox here;

  @BeforeEach
  void twoSchemas() throws IOException {
    here = new Sandbox(temp).write("a.json", "{\"type\": \"integer\", \"minimum\": 1}");
    here.write(
        "b.yaml", "$defs: {count: {type: integer, minimum: 2, maximum: 9}}\n$ref: '#/$defs/count'");
  }

  @Test
  void showsAnInstanceWhereOneIsNotIncluded() {
    assertThat(here.run("schema", "compare", "a.json", "b.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out())
        .isEqualTo(
            """
            A  a.json
            B  b.yaml

            WIDER  the first accepts all that the second accepts, and more

              every instance of A is one of B: no
              accepted by A, rejected by B (confirmed)
                1

              every instance of B is one of A: yes, proved
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "schema, schema compare A B",
    "schema a.json, schema compare A B",
    "schema a.json b.yaml, schema compare a.json b.yaml",
    "schema compare a.json, schema compare A B",
    "schema look a.json b.yaml, schema compare A B",
  })
  void theWholeCommandIsNamedWhereAWordIsMissing(String arguments, String meant) {
    assertThat(here.run(arguments.split(" "))).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("compared by `tapeout " + meant + "`");
  }

  @Test
  void aWholeContractIsNoSchema() throws IOException {
    here.write("api.yaml", "openapi: 3.1.0\ninfo: {title: t, version: 1.0.0}\npaths: {}\n");
    assertThat(here.run("schema", "compare", "api.yaml", "a.json")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("`tapeout diff OLD NEW`", "api.yaml#/components/schemas/NAME");
  }

  @Test
  void exitsWithZeroWhereTheSecondAcceptsAllOfTheFirst() {
    assertThat(here.run("schema", "compare", "b.yaml#/$defs/count", "a.json", "--format", "json"))
        .isEqualTo(ExitCode.FINE);
    assertThat(here.out())
        .contains("\"relation\": \"narrower\"", "\"answer\": \"proved\"", "\"witness\": 1");
  }

  @Test
  void formatsCountWhereThatIsAskedFor() throws IOException {
    here.write("day.json", "{\"type\": \"string\", \"format\": \"date\"}");
    here.write("time.json", "{\"type\": \"string\", \"format\": \"date-time\"}");
    assertThat(here.run("schema", "compare", "day.json", "time.json")).isEqualTo(ExitCode.FINE);
    assertThat(here.run("schema", "compare", "day.json", "time.json", "--assert-formats"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out()).contains("INCOMPARABLE", "\"0000-01-01\"");
    here.write("tapeout.yaml", "formats: assertion");
    assertThat(here.run("schema", "compare", "day.json", "time.json"))
        .isEqualTo(ExitCode.GATE_FAILED);
    here.write("tapeout.yaml", "formats: yes");
    assertThat(here.run("schema", "compare", "day.json", "time.json"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("Write annotation or assertion.");
  }

  @Test
  void saysWhatCannotBeRead() {
    assertThat(here.run("schema", "compare", "a.json#/$defs/none", "b.yaml"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.err()).contains("ref-unresolved");
    assertThat(here.run("schema", "compare", "a.json", "none.json"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.run("schema", "merge", "a.json", "b.yaml")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.run("schema", "compare", "a.json")).isEqualTo(ExitCode.WRONG_USAGE);
  }
}
