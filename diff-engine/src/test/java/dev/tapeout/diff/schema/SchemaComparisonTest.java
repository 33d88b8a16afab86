package dev.tapeout.diff.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import dev.tapeout.diff.language.Inclusion.Undecided;
import dev.tapeout.diff.schema.SchemaComparison.Relation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaComparisonTest {
  private static JsonSchema schema(String text) {
    Source source = new Source("schema.yaml", text.getBytes(StandardCharsets.UTF_8));
    return JsonSchema.of(
        Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root(), text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: string}                  | {type: [string, "null"]}           | NARROWER
          {minimum: 1}                    | {minimum: 0}                       | NARROWER
          {enum: [a, b]}                  | {enum: [a]}                        | WIDER
          {enum: [a]}                     | {const: a}                         | EQUIVALENT
          {minimum: 1}                    | {maximum: 5}                       | INCOMPARABLE
          true                            | {}                                 | EQUIVALENT
          {pattern: '^(a)\\1c$'}          | {pattern: c}                       | UNDECIDED
          {pattern: '(a)\\1'}             | {pattern: b}                       | INCOMPARABLE
          {enum: [b]}                     | {pattern: '^(a)?b\\1$'}            | UNDECIDED
          {enum: [b]}                     | {not: {pattern: '^(a)?b\\1$'}}     | UNDECIDED
          {enum: [bb]}                    | {pattern: '^(b)\\1$'}              | NARROWER
          {$defs: {n: {properties: {next: {$ref: '#/$defs/n'}}}}, $ref: '#/$defs/n'} \
            | {properties: {next: {$ref: '#'}}}                                | EQUIVALENT
          """)
  void saysHowTheSetsOfInstancesCompare(String first, String second, Relation relation) {
    assertThat(SchemaComparison.of(schema(first), schema(second)).relation()).isEqualTo(relation);
  }

  @Test
  void aMalformedPatternIsCalledMalformed() {
    Answer answer = SchemaComparison.of(schema("{enum: [a]}"), schema("{pattern: '['}")).forward();
    assertThat(answer).isEqualTo(new Undecided("the pattern [ is malformed: the '[' has no ']'"));
  }

  /** The list of something of the specification; what it is a list of, the wrapper says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: string              | type: integer              | INCOMPARABLE
          type: integer             | type: integer              | EQUIVALENT
          type: integer             | type: number               | NARROWER
          type: string, minLength: 1 | type: string             | NARROWER
          type: string              | type: string, pattern: x | WIDER
          $ref: string              | type: string               | EQUIVALENT
          """)
  void whatAWrapperBindsForADynamicReferenceCounts(String first, String second, Relation relation) {
    String wrapper =
        "{$id: 'https://example.com/leaf', $ref: list, $defs: {E: {$dynamicAnchor: E, %s},"
            + " List: {$id: list, type: array, items: {$dynamicRef: '#E'},"
            + " $defs: {E: {$dynamicAnchor: E, not: {}}}},"
            + " String: {$id: string, type: string}}}";
    assertThat(
            SchemaComparison.of(schema(wrapper.formatted(first)), schema(wrapper.formatted(second)))
                .relation())
        .isEqualTo(relation);
  }

  @Test
  void showsAnInstance() {
    SchemaComparison comparison =
        SchemaComparison.of(schema("{type: integer}"), schema("{type: integer, minimum: 1}"));
    assertThat(comparison.forward())
        .isInstanceOfSatisfying(NotIncluded.class, no -> assertThat(no.witness()).hasToString("0"));
  }

  @Test
  void readsASchemaOutOfAFile(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        openapi: 3.0.3
        info: {title: t, version: 1.0.0}
        paths: {}
        components:
          schemas:
            Name: {type: string, nullable: true}
        """);
    Files.writeString(folder.resolve("b.json"), "{\"type\": [\"null\", \"string\"]}");
    Workspace workspace = new Workspace(new DirectoryTree(folder, ""), Limits.DEFAULT);
    JsonSchema.Reading a = JsonSchema.read(workspace, "a.yaml", "/components/schemas/Name");
    JsonSchema.Reading b = JsonSchema.read(workspace, "b.json", "");
    assertThat(
            SchemaComparison.of(
                    Objects.requireNonNull(a.schema()), Objects.requireNonNull(b.schema()))
                .relation())
        .isEqualTo(Relation.EQUIVALENT);
    assertThat(JsonSchema.read(workspace, "b.json", "/properties/x").diagnostics())
        .extracting(Diagnostic::rule)
        .containsExactly("ref-unresolved");
  }

  @Test
  void saysThatAnotherDialectIsReadAsThisOne(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("old.json"), "{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}");
    Workspace workspace = new Workspace(new DirectoryTree(folder, ""), Limits.DEFAULT);
    assertThat(JsonSchema.read(workspace, "old.json", "").diagnostics())
        .extracting(Diagnostic::rule)
        .containsExactly("dialect-not-read");
  }
}
