package dev.tapeout.contracts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.vocabulary.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final String TWO_FAULTS =
      """
      openapi: 3.1.0
      info: { title: T, version: v1 }
      paths:
        /a:
          get: { operationId: a, responses: {} }
      """;

  @Test
  void findingsComeInDocumentOrder() {
    assertThat(Lint.check(TWO_FAULTS, Map.of()))
        .extracting(Diagnostic::rule)
        .containsExactly("info-version-semver", "bounded-context-declared");
  }

  @Test
  void aRuleThatIsOffDoesNotRunAndAnotherSeverityIsTaken() {
    assertThat(
            Lint.check(
                TWO_FAULTS,
                Map.of(
                    "bounded-context-declared", Severity.OFF,
                    "info-version-semver", Severity.WARNING)))
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void rulesHaveDistinctIdsAndSomethingToExplain() {
    assertThat(Profile.rules()).extracting(Profile.Rule::id).doesNotHaveDuplicates();
    assertThat(Profile.rules())
        .allMatch(r -> r.id().matches("[a-z]+(-[a-z]+)*"))
        .allMatch(r -> !r.why().isBlank() && !r.remedy().isBlank() && !r.example().isBlank());
  }

  @Test
  void theExamplesInTheRepositoryHaveNoFindings() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("examples"))) {
      for (Path file : files.filter(p -> p.toString().endsWith("openapi.yaml")).toList()) {
        Workspace workspace =
            new Workspace(new DirectoryTree(file.getParent(), ""), Limits.DEFAULT);
        assertThat(
                Profile.check(
                    Objects.requireNonNull(
                        ContractReader.read(workspace, "openapi.yaml").contract()),
                    Map.of(),
                    Formats.ANNOTATION))
            .as(file.toString())
            .isEmpty();
      }
    }
  }
}
