package dev.tapeout.generator.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Expressions of ECMA-262, by way of the document that a service carries to what it lets in. */
class PatternsOfAServiceTest {
  private static final Path SUITE =
      Path.of(
          System.getProperty("tapeout.corpus", "../../../shared/corpus"),
          "json-schema-test-suite/tests/draft2020-12");

  @TempDir Path folder;

  private Schemas schemas(String schema) throws IOException {
    Files.writeString(
        folder.resolve("contract.json"),
        """
        {"openapi":"3.1.0","info":{"title":"T","version":"1.0.0"},"paths":{},"components":{"schemas":{"S":%s}}}
        """
            .formatted(schema));
    Workspace workspace = new Workspace(new DirectoryTree(folder, ""), Limits.DEFAULT);
    Contract contract = ContractReader.read(workspace, "contract.json").contract();
    assertThat(contract).isNotNull();
    return Schemas.of(JsonTree.read(new ContractDocument(contract).json()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"optional/ecmascript-regex.json", "pattern.json", "patternProperties.json"})
  void mean(String file) throws IOException {
    assumeTrue(Files.isDirectory(SUITE), "there is no suite at " + SUITE);
    Set<String> wrong = new TreeSet<>();
    for (JsonNode group : JsonTree.read(Files.readAllBytes(SUITE.resolve(file)))) {
      if (group.get("schema").get("format") != null) {
        continue; // of the formats only those count that generated code reads
      }
      Schemas schemas = schemas(group.get("schema").toString());
      for (JsonNode test : group.get("tests")) {
        boolean valid = schemas.faults("/components/schemas/S", test.get("data")).isEmpty();
        if (valid != test.get("valid").booleanValue()) {
          wrong.add(group.get("description") + ": " + test.get("description"));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void areToldInTheContractsOwnWords() throws IOException {
    Schemas schemas = schemas("{\"type\":\"string\",\"pattern\":\"^\\\\d$\"}");
    assertThat(schemas.faults("/components/schemas/S", JsonTree.read("\"\u0661\"")))
        .hasSize(1)
        .allMatch(fault -> fault.message().contains("^\\d$"));
  }
}
