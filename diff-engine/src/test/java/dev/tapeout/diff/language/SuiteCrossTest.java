package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.References;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The JSON-Schema-Test-Suite against itself: where it gives an instance that one schema accepts and
 * another rejects, the one must not be called included in the other.
 *
 * <p>The build crosses a sample; {@code -Dtapeout.cross=1} crosses everything.
 */
class SuiteCrossTest {
  /** Without vocabulary.json, whose meta-schemas turn validation off: OpenAPI has one dialect. */
  private static final Path SUITE =
      Path.of(
          System.getProperty("tapeout.corpus", "../../shared/corpus"),
          "json-schema-test-suite/tests/draft2020-12");

  private record Case(Node instance, boolean valid) {}

  private record Group(String name, Schema schema, List<Case> cases) {}

  @Test
  void neverCallsIncludedWhatAnInstanceDisproves() throws IOException {
    assumeTrue(Files.isDirectory(SUITE), "the corpus is not there: " + SUITE.toAbsolutePath());
    List<Group> groups = groups();
    int stride = Integer.getInteger("tapeout.cross", 13);
    Inclusion inclusion = new Inclusion(World.STRICT);
    int included = 0;
    int not = 0;
    Map<String, Integer> undecided = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    int n = 0;
    for (Group a : groups) {
      for (Group b : groups) {
        if (n++ % stride != 0) {
          continue;
        }
        Inclusion.Answer answer = inclusion.of(a.schema, b.schema);
        if (answer instanceof Inclusion.Included) {
          included++;
          disproof(a, b).ifPresent(wrong::add);
        } else if (answer instanceof Inclusion.NotIncluded no) {
          not++;
          try {
            if (!Evaluator.accepts(a.schema, no.witness())
                || Evaluator.accepts(b.schema, no.witness())) {
              wrong.add(a.name + " / " + b.name + ": witness " + no.witness());
            }
          } catch (Undecided e) {
            undecided.merge("witness " + e.reason(), 1, Integer::sum);
          }
        } else if (answer instanceof Inclusion.Undecided u) {
          undecided.merge(u.reason(), 1, Integer::sum);
        }
      }
    }
    System.out.printf(
        "%d schemas: %d included, %d not included, undecided %s%n",
        groups.size(), included, not, undecided);
    assertThat(wrong).isEmpty();
  }

  private static Optional<String> disproof(Group a, Group b) {
    for (Case one : a.cases) {
      if (one.valid) {
        for (Case other : b.cases) {
          if (!other.valid && one.instance.sameValue(other.instance)) {
            return Optional.of(a.name + " / " + b.name + ": " + one.instance);
          }
        }
      }
    }
    return Optional.empty();
  }

  @Test
  void theEvaluatorAgreesWithTheSuite() throws IOException {
    assumeTrue(Files.isDirectory(SUITE), "the corpus is not there: " + SUITE.toAbsolutePath());
    List<String> wrong = new ArrayList<>();
    for (Group group : groups()) {
      for (Case c : group.cases) {
        try {
          if (Evaluator.accepts(group.schema, c.instance) != c.valid) {
            wrong.add(group.name + ": " + c.instance);
          }
        } catch (Undecided e) {
          // said openly, never guessed
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Group> groups() throws IOException {
    List<Group> groups = new ArrayList<>();
    try (Stream<Path> files = Files.list(SUITE)) {
      for (Path file :
          files
              .filter(f -> f.toString().endsWith(".json") && !f.endsWith("vocabulary.json"))
              .sorted()
              .toList()) {
        String name = file.getFileName().toString();
        Source source = new Source(name, Files.readAllBytes(file));
        Node root = Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root(), name);
        for (Node each : (ArrayNode) root) {
          ObjectNode group = (ObjectNode) each;
          Node schema = Objects.requireNonNull(group.get("schema"));
          groups.add(
              new Group(name + " " + group.get("description"), compile(schema), cases(group)));
        }
      }
    }
    return groups;
  }

  private static Schema compile(Node schema) {
    // A source of its own, so that `#` is the schema.
    Source source =
        new Source("schema", schema.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Node root = Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root());
    References references = References.within(root);
    return new Compiler(
            new RefTargets() {
              @Override
              public @Nullable Node target(ObjectNode holder, String keyword) {
                StringNode reference = (StringNode) Objects.requireNonNull(holder.get(keyword));
                return references.resolve(holder, reference.value()).target();
              }

              @Override
              public Map<String, Node> dynamicAnchors(Node node) {
                return references.dynamicAnchors(node);
              }
            })
        .compile(root);
  }

  private static List<Case> cases(ObjectNode group) {
    List<Case> cases = new ArrayList<>();
    for (Node each : (ArrayNode) Objects.requireNonNull(group.get("tests"))) {
      ObjectNode test = (ObjectNode) each;
      cases.add(
          new Case(
              Objects.requireNonNull(test.get("data")),
              ((BooleanNode) Objects.requireNonNull(test.get("valid"))).value()));
    }
    return cases;
  }
}
