package dev.tapeout.contracts.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.References;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SchemaTestSuiteTest {
  /** What needs other documents, or a meta-schema of one's own. */
  private static final Set<String> LEFT_OUT = Set.of("refRemote.json", "vocabulary.json");

  @Test
  void noVerdictContradictsTheTestSuite() throws Exception {
    Path suite = corpus().resolve("json-schema-test-suite/tests/draft2020-12");
    Assumptions.assumeTrue(Files.isDirectory(suite), "the corpus is not there");
    List<String> wrong = new ArrayList<>();
    int[] counts = new int[2];
    try (Stream<Path> files = Files.list(suite)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        if (!LEFT_OUT.contains(file.getFileName().toString())) {
          check(file, wrong, counts);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(counts[0]).isGreaterThan(1000);
    assertThat(counts[1]).as("without a verdict").isLessThan(20);
  }

  private static void check(Path file, List<String> wrong, int[] counts) {
    Node root = Documents.read(file, file.getFileName().toString(), Limits.DEFAULT).root();
    for (Node group : ((ArrayNode) root).items()) {
      ObjectNode object = (ObjectNode) group;
      Node schema = object.get("schema");
      // On its own, as an identifier or '#' counts from the root of the schema.
      Node alone =
          Documents.read(
                  new dev.tapeout.contracts.document.Source(
                      "schema.json",
                      schema.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                  Limits.DEFAULT)
              .root();
      References references = References.within(alone);
      SchemaValidation validation = SchemaValidation.of(alone, targets(references));
      for (Node test : ((ArrayNode) object.get("tests")).items()) {
        ObjectNode one = (ObjectNode) test;
        boolean valid = ((BooleanNode) one.get("valid")).value();
        Node data = one.get("data");
        boolean accepted = validation.accepts(data);
        boolean rejected = validation.rejects(data);
        counts[0]++;
        if (!accepted && !rejected) {
          counts[1]++;
        } else if (accepted != valid) {
          wrong.add(file.getFileName() + " " + text(object) + ": " + text(one));
        }
      }
    }
  }

  private static Targets targets(References references) {
    return new Targets() {
      @Override
      public @Nullable Node target(ObjectNode holder, String keyword) {
        return references.lookUp(holder, text(holder, keyword)).target();
      }

      @Override
      public Map<String, Node> dynamicAnchors(Node node) {
        return references.dynamicAnchors(node);
      }
    };
  }

  private static String text(ObjectNode object) {
    return text(object, "description");
  }

  private static String text(ObjectNode object, String key) {
    return ((StringNode) object.get(key)).value();
  }

  private static Path corpus() {
    return Path.of(System.getProperty("tapeout.corpus", "../../shared/corpus")).toAbsolutePath();
  }
}
