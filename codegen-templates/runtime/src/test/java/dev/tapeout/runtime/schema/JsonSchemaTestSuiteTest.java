package dev.tapeout.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.runtime.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The JSON-Schema-Test-Suite for draft 2020-12, through the validator of a service. Each schema
 * stands alone, as a document of its own.
 */
class JsonSchemaTestSuiteTest {
  private static final Path SUITE =
      Path.of(
          System.getProperty("tapeout.corpus", "../../shared/corpus"),
          "json-schema-test-suite/tests/draft2020-12");

  /**
   * The suite takes every format for an annotation, and here some count; and a pattern that no
   * generator has translated is matched as Java reads it.
   */
  private static final List<String> OTHERWISE =
      List.of(
          "format.json: date format: invalid date string is only an annotation by default: refused",
          "format.json: date-time format: invalid date-time string is only an annotation by default: refused",
          "format.json: time format: invalid time string is only an annotation by default: refused",
          "format.json: uri-reference format: invalid uri-reference string is only an annotation by default: refused",
          "format.json: uuid format: invalid uuid string is only an annotation by default: refused",
          "pattern.json: pattern with Unicode property escape requires unicode mode: Digits do not match: accepted");

  private int tests;
  private int elsewhere;
  private final Set<String> wrong = new TreeSet<>();

  @Test
  void aServiceAcceptsWhatTheSuiteAccepts() throws IOException {
    assumeTrue(Files.isDirectory(SUITE), "there is no suite at " + SUITE);
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(SUITE)) {
      all.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
    }
    for (Path file : files) {
      for (JsonNode group : JsonTree.read(Files.readAllBytes(file))) {
        judge(file.getFileName().toString(), group);
      }
    }
    assertThat(tests).isEqualTo(1238);
    assertThat(elsewhere).isEqualTo(61);
    assertThat(wrong).containsExactlyElementsOf(OTHERWISE);
  }

  private void judge(String file, JsonNode group) {
    JsonNode schema = group.get("schema");
    if (leadsElsewhere(schema)) {
      elsewhere += group.get("tests").size();
      return;
    }
    Schemas schemas = Schemas.of(schema);
    for (JsonNode test : group.get("tests")) {
      tests++;
      String name =
          file
              + ": "
              + group.get("description").stringValue()
              + ": "
              + test.get("description").stringValue();
      boolean valid;
      try {
        valid = schemas.faults("", test.get("data")).isEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        wrong.add(name + ": " + e);
        continue;
      }
      if (valid != test.get("valid").booleanValue()) {
        wrong.add(name + ": " + (valid ? "accepted" : "refused"));
      }
    }
  }

  /** A contract carries all that it refers to, so a service looks nothing up. */
  private static boolean leadsElsewhere(JsonNode schema) {
    String text = schema.toString();
    return text.contains("localhost:1234") || text.contains("\"$ref\":\"https://json-schema.org");
  }
}
