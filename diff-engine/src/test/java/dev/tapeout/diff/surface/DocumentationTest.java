package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Rule;
import org.junit.jupiter.api.Test;

class DocumentationTest {
  private static Pair schemas(String old, String current) {
    String start =
        """
        paths:
          /a: {post: {requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/S'}}}}}}
          /b: {post: {requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/T'}}}}}}
        components:
          schemas:
            T: {items: {$ref: '#/components/schemas/S'}}
            S: {\
        """;
    return Pair.of(start + old + "}", start + current + "}");
  }

  @Test
  void aTextIsOneFindingAtItsOwnPlaceWithAllThatItReaches() {
    Finding finding = schemas("description: a", "description: b").only();
    assertThat(finding.rule()).isEqualTo("documentation-changed");
    assertThat(finding.operations()).containsExactly("POST /a", "POST /b");
    assertThat(finding.before())
        .extracting(Location::pointer)
        .isEqualTo("/components/schemas/S/description");
    assertThat(finding.message()).isEqualTo("'description' was \"a\" and is \"b\".");
  }

  /** The other branch is what speaks of the value. */
  @Test
  void theNullOfAUnionMayStandElsewhere() {
    String union =
        """
        anyOf: [{oneOf: [{title: A, default: %s}, {title: B}], description: a}, %s]}
            N: {type: 'null'\
        """;
    String plain = union.formatted("1", "{type: 'null'}");
    schemas(plain, union.formatted("1", "{$ref: '#/components/schemas/N'}")).forth().back();
    schemas(plain, union.formatted("1", "{allOf: [{type: 'null'}]}")).forth().back();
    schemas(plain, union.formatted("2", "{$ref: '#/components/schemas/N'}"))
        .forth("compatible default-changed");
  }

  @Test
  void aTextMayComeAndGo() {
    schemas("title: a", "")
        .forth("documentation documentation-changed")
        .back("documentation documentation-changed");
  }

  @Test
  void aPropertyOfTheNameOfAKeywordIsNoText() {
    schemas(
            "properties: {description: {type: string, title: a}, default: {}, x-a: {}}",
            "properties: {description: {type: string, title: b}, default: {}, x-a: {}}")
        .forth("documentation documentation-changed");
  }

  @Test
  void examplesAndExtensionsHaveRulesOfTheirOwn() {
    schemas("example: 1", "example: 2").forth("documentation example-changed");
    schemas("x-a: {b: 1}", "x-a: {b: 2}").forth("documentation extension-changed");
    Pair.operations(
            "requestBody: {content: {a/b: {examples: {x: {value: 1}, y: {value: 1}}}}}",
            "requestBody: {content: {a/b: {examples: {x: {value: 2}, y: {value: 1}}}}}")
        .forth("documentation example-changed");
  }

  @Test
  void aDefaultAFormatOrADeprecationIsMoreThanAText() {
    schemas("default: a", "default: b").forth("compatible default-changed");
    schemas("type: string, format: date", "type: string, format: uuid")
        .forth("compatible format-changed");
    schemas("deprecated: false", "deprecated: true")
        .forth("compatible deprecated-added", "documentation sunset-missing")
        .back("compatible deprecated-removed");
    Pair.operations("deprecated: true", "deprecated: false").forth("compatible deprecated-removed");
  }

  /** Which of several counts no specification says. */
  @Test
  void aDefaultBesideAReferenceMayContradictIt() {
    String plain = "$ref: '#/components/schemas/D'}\n    D: {default: 3";
    String repeated =
        "allOf: [{$ref: '#/components/schemas/D'}, {default: 3}]}\n    D: {default: 3";
    String other = repeated.replace("{default: 3}]", "{default: 4}]");
    schemas(plain, other).forth("compatible default-changed").back("compatible default-changed");
    schemas(plain, "default: 4, " + plain).forth("compatible default-changed");
    schemas(plain, "allOf: [{default: 4}], " + plain).forth("compatible default-changed");
    schemas(plain, repeated).forth().back();
    schemas(repeated, other).forth("compatible default-changed");
    schemas(other, "allOf: [{default: 4}, {$ref: '#/components/schemas/D'}]}\n    D: {default: 3")
        .forth("compatible default-changed");
    schemas("allOf: [{default: 1}, {default: 2}]", "allOf: [{default: 2}, {default: 1}]")
        .forth("compatible default-changed");
  }

  @Test
  void aDiscriminatorBoundsNoPayload() {
    schemas("discriminator: {propertyName: a}", "discriminator: {propertyName: b}")
        .forth("compatible discriminator-changed");
  }

  @Test
  void whatIsNotComparedIsUndecided() {
    schemas("xml: {name: a}", "xml: {name: b}").forth("undecided xml-changed");
    schemas("contentEncoding: base64", "contentEncoding: base16")
        .forth("undecided content-encoding-changed");
    assertThat(schemas("xml: {name: a}", "xml: {name: b}").only().reason()).isNotNull();
    schemas("type: string", "type: string, contentEncoding: base16")
        .forth("compatible content-encoding-changed");
  }

  @Test
  void theVersionIsNoFinding() {
    Pair.of("info: {title: T, version: 1.0.0}", "info: {title: T, version: 1.0.1}").forth();
    Pair.of("info: {title: T, version: 1.0.0}", "info: {title: U, version: 1.0.1}")
        .forth("documentation documentation-changed");
  }

  @Test
  void itemsOfAListFindTheirCounterparts() {
    Pair.operations(
            "parameters: [{name: a, in: query, description: a}, {name: b, in: query}]",
            "parameters: [{name: b, in: query}, {name: a, in: query, description: b}]")
        .forth("documentation documentation-changed");
  }

  @Test
  void anInlinedSchemaIsComparedWithWhatTheReferenceMeant() {
    String body = "requestBody: {content: {a/b: {schema: ";
    String components = "\ncomponents: {schemas: {S: {description: a}}}";
    Pair.of(
            Pair.operation(body + "{$ref: '#/components/schemas/S'}}}}") + components,
            Pair.operation(body + "{description: a}}}}") + components)
        .forth()
        .back();
  }

  @Test
  void aCycleEnds() {
    String cyclic =
        """
        paths: {}
        components:
          schemas:
            A: {title: %s, items: {$ref: '#/components/schemas/B'}}
            B: {items: {$ref: '#/components/schemas/A'}}
        """;
    Pair.of(cyclic.formatted("a"), cyclic.formatted("b").replace("B", "C"))
        .forth("documentation documentation-changed");
  }

  @Test
  void theDocumentMayChangeItsOwnAddress() {
    Pair.of("paths: {}\n$self: https://x.org/a", "paths: {}\n$self: https://x.org/b")
        .forth("documentation documentation-changed");
  }

  @Test
  void tagsMayBeSorted() {
    Pair.of("paths: {}\ntags: [{name: a}]", "paths: {}\ntags: [{name: a, parent: b, kind: nav}]")
        .forth("documentation documentation-changed");
  }

  @Test
  void anAnswerMayGetASummary() {
    Pair.operations(
            "responses: {'200': {description: a}}",
            "responses: {'200': {description: a, summary: b}}")
        .forth("documentation documentation-changed");
  }

  @Test
  void anExtensionCountsForWhatTheTeamSays() {
    Pair pair = Pair.operations("{}", "x-internal: true");
    pair.forth("documentation extension-changed").back("documentation extension-changed");
    pair.weighing("x-internal", Rule.Action.ADDED, Diagnostic.Severity.ERROR)
        .forth("breaking extension-changed")
        .back("documentation extension-changed");
    pair.weighing("x-internal", Rule.Action.REMOVED, Diagnostic.Severity.WARNING)
        .forth("documentation extension-changed")
        .back("compatible extension-changed");
    pair.weighing("x-internal", Rule.Action.ADDED, Diagnostic.Severity.OFF).forth();
    Pair.operations("x-internal: false", "x-internal: true")
        .weighing("x-internal", Rule.Action.CHANGED, Diagnostic.Severity.ERROR)
        .forth("breaking extension-changed");
    Pair.operations("{}", "x-other: true")
        .weighing("x-internal", Rule.Action.ADDED, Diagnostic.Severity.ERROR)
        .forth("documentation extension-changed");
  }
}
