package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static Pair parameters(String old, String current) {
    return Pair.operations("parameters: [" + old + "]", "parameters: [" + current + "]");
  }

  private static Pair webhookParameters(String old, String current) {
    String start = "webhooks: {w: {post: {parameters: [";
    return Pair.of(start + old + "]}}}", start + current + "]}}}");
  }

  private static Pair query(String old, String current) {
    return parameters("{name: a, in: query, " + old + "}", "{name: a, in: query, " + current + "}");
  }

  @Test
  void anOptionalParameterMayComeButNotGo() {
    parameters("", "{name: a, in: query}")
        .forth("compatible optional-parameter-added")
        .back("breaking parameter-removed");
  }

  @Test
  void aRequiredParameterMayNotCome() {
    parameters("", "{name: a, in: query, required: true}")
        .forth("breaking required-parameter-added");
  }

  @Test
  void aRequiredParameterWithADefaultHasARuleOfItsOwn() {
    parameters("", "{name: a, in: query, required: true, schema: {default: 1}}")
        .forth("breaking required-parameter-with-default-added");
  }

  @Test
  void inAWebhookTheProviderSends() {
    webhookParameters("", "{name: a, in: query, required: true}")
        .forth("compatible required-parameter-added")
        .back("breaking parameter-removed");
    webhookParameters("", "{name: a, in: query}")
        .forth("compatible optional-parameter-added")
        .back("compatible parameter-removed");
  }

  @Test
  void aParameterMayBecomeOptionalButNotRequired() {
    query("required: false", "required: true")
        .forth("breaking parameter-became-required")
        .back("compatible parameter-became-optional");
    webhookParameters("{name: a, in: query}", "{name: a, in: query, required: true}")
        .forth("compatible parameter-became-required")
        .back("breaking parameter-became-optional");
  }

  @Test
  void aMovedParameterIsGoneFromItsPlace() {
    parameters("{name: a, in: query}", "{name: a, in: header}")
        .forth("breaking parameter-removed", "compatible optional-parameter-added");
  }

  @Test
  void namesOfHeadersAreTheSameInAnyCase() {
    parameters("{name: X-A, in: header}", "{name: x-a, in: header}").forth().back();
  }

  @Test
  void headersThatOpenApiIgnoresAreIgnored() {
    parameters("", "{name: Accept, in: header, required: true}").forth().back();
  }

  @Test
  void styleAndExplodeCountWhereTheySayHowAValueIsWritten() {
    String array = "schema: {type: array}";
    query(array + ", style: form", array + ", style: pipeDelimited, explode: true")
        .forth("breaking parameter-style-changed")
        .back("breaking parameter-style-changed");
    query(array + ", explode: true", array + ", explode: false")
        .forth("breaking parameter-style-changed");
    query(array, array + ", style: form, explode: true").forth();
    String text = "schema: {type: string}";
    query(text + ", explode: true", text + ", explode: false").forth().back();
  }

  @Test
  void anotherFormatOfAValueBreaks() {
    query("schema: {}", "content: {application/json: {schema: {}}}")
        .forth("breaking parameter-content-changed")
        .back("breaking parameter-content-changed");
    query("content: {application/json: {}}", "content: {Application/JSON: {}}").forth();
  }

  @Test
  void anAllowanceMayBeGivenButNotTaken() {
    query("allowReserved: false", "allowReserved: true")
        .forth("compatible parameter-allow-reserved-changed")
        .back("breaking parameter-allow-reserved-changed");
    query("allowEmptyValue: false", "allowEmptyValue: true")
        .forth("compatible parameter-allow-empty-changed")
        .back("breaking parameter-allow-empty-changed");
  }

  @Test
  void anotherDefaultChangesWhatACallMeans() {
    query("schema: {default: 1}", "schema: {default: 2}")
        .forth("breaking parameter-default-changed")
        .back("breaking parameter-default-changed");
    query("schema: {}", "schema: {default: 2}")
        .forth("compatible parameter-default-added")
        .back("breaking parameter-default-removed");
    query("schema: {default: 1}", "schema: {default: 1.0}").forth();
    query("required: true, schema: {default: 1}", "required: true, schema: {default: 2}")
        .forth("compatible parameter-default-changed")
        .back("compatible parameter-default-changed");
    query("required: true, schema: {default: 1}", "required: true, schema: {}")
        .forth("compatible parameter-default-removed");
  }

  @Test
  void theOrderCountsForGeneratedClientsOnly() {
    Pair pair =
        parameters(
            "{name: a, in: query}, {name: b, in: query}",
            "{name: b, in: query}, {name: a, in: query}");
    pair.forth();
    pair.under(Policy.SDK).forth("breaking parameter-order-changed");
  }

  @Test
  void aChangeOfASharedParameterIsOneFindingAtItsOwnLine() {
    String shared =
        """
        paths:
          /a: {get: {parameters: [{$ref: '#/components/parameters/P'}]}}
          /b: {get: {parameters: [{$ref: '#/components/parameters/P'}]}}
        components:
          parameters:
            P:
              name: p
              in: query
              required: REQUIRED
        """;
    Finding finding =
        Pair.of(shared.replace("REQUIRED", "false"), shared.replace("REQUIRED", "true")).only();
    assertThat(finding.operations()).containsExactly("GET /a", "GET /b");
    assertThat(finding.before()).hasToString("old.yaml:11:17");
    assertThat(finding.after())
        .extracting(Location::pointer)
        .isEqualTo("/components/parameters/P/required");
    assertThat(finding.message()).isEqualTo("The query parameter 'p' is now required.");
    assertThat(finding.from()).isEqualTo("false");
    assertThat(finding.to()).isEqualTo("true");
  }

  @Test
  void aParameterHoistedToThePathItemIsTheSame() {
    Pair.of(
            "paths: {/a: {get: {parameters: [{name: a, in: query, description: A}]}}}",
            "paths: {/a: {get: {}, parameters: [{name: a, in: query, description: A}]}}")
        .forth()
        .back();
  }

  private static Pair typed(String old, String current) {
    String parameter = "parameters: [{name: q, in: query, schema: %s}]";
    return Pair.operations(parameter.formatted(old), parameter.formatted(current));
  }

  @Test
  void oneValueIsWrittenAsAnExplodedListOfOne() {
    String list = "{type: array, items: {type: string}}";
    typed("{type: string}", list)
        .forth("compatible parameter-became-list")
        .back("breaking type-changed", "compatible items-schema-removed");
    typed("{type: [string, 'null']}", "{type: [array, 'null'], items: {type: string}}")
        .forth("compatible parameter-became-list");
    typed("{type: integer}", "{type: array, items: {type: integer}}")
        .forth("compatible parameter-became-list");
    typed("{type: integer}", list).forth("compatible parameter-became-list");
  }

  @Test
  void aListThatRefusesWhatWasTakenBreaks() {
    typed("{type: string}", "{type: array, items: {type: integer}}").forth("breaking type-changed");
    typed("{type: string}", "{type: array, minItems: 2, items: {type: string}}")
        .forth("breaking type-changed");
    String parameter = "parameters: [{name: q, in: query, explode: false, schema: %s}]";
    Pair.operations(
            parameter.formatted("{type: string}"),
            parameter.formatted("{type: array, items: {type: string}}"))
        .forth("breaking type-changed");
  }

  @Test
  void aNumberIsTextOnTheWire() {
    typed("{type: integer}", "{type: string}")
        .forth("compatible parameter-became-text")
        .back("breaking type-changed");
    typed("{type: integer}", "{type: string, maxLength: 3}").forth("breaking type-changed");
  }

  @Test
  void whatReadsTheSameAsTextIsTheSame() {
    typed("{type: integer}", "{type: string, pattern: '^-?[0-9]+$'}")
        .forth("compatible parameter-became-text");
    typed("{type: boolean}", "{type: string, enum: ['true', 'false', auto]}")
        .forth("compatible parameter-became-text");
    typed("{type: integer, enum: [1, 3]}", "{type: string, enum: ['1', '2']}")
        .forth("breaking type-changed", "breaking enum-value-removed");
  }

  @Test
  void listedTextsThatSpellWhatIsReadNowAreTheSame() {
    for (String texts :
        new String[] {
          "{type: string, enum: ['true', 'false']}",
          "{enum: ['true', 'false']}",
          "{allOf: [{enum: ['true', 'false', auto]}, {const: 'true'}]}",
          "{type: [string, 'null'], enum: ['true', null]}"
        }) {
      typed(texts, "{type: boolean}").forth("compatible parameter-became-text");
    }
    typed("{enum: ['true', 'false', 'yes']}", "{type: boolean}")
        .forth("breaking type-narrowed", "compatible enum-removed");
    typed("{enum: ['True', 'False']}", "{type: boolean}")
        .forth("breaking type-narrowed", "compatible enum-removed");
    typed("{type: string, enum: ['true', 'false']}", "{type: boolean, const: true}")
        .forth("breaking type-changed", "breaking enum-value-removed");
  }

  @Test
  void eachOfAFewTextsIsReadWithinTheBounds() {
    typed("{type: string, enum: ['1', '2']}", "{type: integer, minimum: 1, maximum: 2}")
        .forth("compatible parameter-became-text")
        .back("compatible parameter-became-text");
    typed("{enum: ['-1', '2.5']}", "{type: number, minimum: -1}")
        .forth("compatible parameter-became-text");
    typed("{type: integer, minimum: 0, exclusiveMaximum: 3}", "{enum: ['0', '1', '2', '3']}")
        .forth("compatible parameter-became-text");
    typed("{type: [integer, boolean], enum: [1, true]}", "{enum: ['1', 'true']}")
        .forth("compatible parameter-became-text");
    for (String texts : new String[] {"'01'", "'+1'", "'1.0'", "'1e0'", "' 1'", "'3'", "one"}) {
      assertThat(
              typed("{type: string, enum: ['1', " + texts + "]}", "{type: integer, maximum: 2}")
                  .findings())
          .anyMatch(finding -> finding.severity() == Severity.BREAKING);
    }
  }

  @Test
  void whatIsSaidInADialectThatIsNotReadBoundsNoText() {
    String old = "$schema: 'http://json-schema.org/draft-04/schema#'";
    for (String texts :
        new String[] {
          "{type: string, " + old + ", allOf: [{const: 'true'}]}",
          "{type: string, " + old + ", const: 'true'}",
          "{type: string, allOf: [{" + old + ", const: 'true'}]}",
          "{type: string, const: 'true', allOf: [{" + old + ", minLength: 1}]}"
        }) {
      assertThat(typed(texts, "{type: boolean}").findings())
          .as(texts)
          .noneMatch(finding -> finding.rule().equals("parameter-became-text"))
          .anyMatch(finding -> finding.severity() == Severity.UNDECIDED);
    }
    assertThat(typed("{const: 'true'}", "{type: boolean, " + old + "}").findings())
        .noneMatch(finding -> finding.rule().equals("parameter-became-text"));
  }

  @Test
  void aNumberThatIsWrittenInSeveralWaysHasNoTextOfItsOwn() {
    for (String number : new String[] {"1.0", "1e0", "10e-1"}) {
      for (String text : new String[] {"1", number}) {
        assertThat(
                typed(
                        "{type: number, enum: [" + number + ", 2.5]}",
                        "{type: string, enum: ['" + text + "', '2.5']}")
                    .findings())
            .as(number + " as " + text)
            .anyMatch(finding -> finding.severity() == Severity.BREAKING);
      }
    }
    typed("{type: number, enum: [1, 2.5]}", "{type: string, enum: ['1', '2.5']}")
        .forth("compatible parameter-became-text")
        .back("compatible parameter-became-text");
    typed("{enum: ['1', '2.5']}", "{type: number, enum: [1.0, 2.5]}")
        .forth("compatible parameter-became-text");
  }

  @Test
  void aListThatIsOpenInAnswersBoundsNoText() {
    String text = "responses: {'200': {description: d, headers: {X: {schema: %s}}}}";
    String listed = "{type: string, enum: ['true', 'false']%s}";
    Pair.operations(text.formatted("{type: boolean}"), text.formatted(listed.formatted("")))
        .forth("compatible response-header-type-changed");
    assertThat(
            Pair.operations(
                    text.formatted("{type: boolean}"),
                    text.formatted(listed.formatted(", x-extensible-enum: true")))
                .findings())
        .anyMatch(finding -> finding.severity() == Severity.BREAKING);
  }

  @Test
  void aDefaultOfTheSameTextIsTheSame() {
    typed("{enum: ['true', 'false'], default: 'true'}", "{type: boolean, default: true}")
        .forth("compatible parameter-became-text");
    typed("{enum: ['true', 'false'], default: 'true'}", "{type: boolean, default: false}")
        .forth("compatible parameter-became-text", "breaking parameter-default-changed");
    String json =
        "parameters: [{name: q, in: query, content: {application/json: {schema: {default: %s}}}}]";
    Pair.operations(json.formatted("'true'"), json.formatted("true"))
        .forth("breaking parameter-default-changed");
  }

  @Test
  void nullHasNoTextThatCouldBeMissed() {
    typed("{type: [string, 'null']}", "{type: string}")
        .forth("compatible parameter-became-text")
        .back("compatible null-added");
    typed("{type: [string, 'null']}", "{type: string, maxLength: 3}")
        .forth("breaking null-removed", "breaking length-tightened");
  }

  @Test
  void whatStandsBesideAReferenceCountsInATextToo() {
    String schemas = "\ncomponents: {schemas: {Id: {type: string}}}";
    String integer = Pair.operation("parameters: [{name: a, in: query, schema: {type: integer}}]");
    String referring =
        Pair.operation(
            "parameters: [{name: a, in: query, schema: {$ref: '#/components/schemas/Id'%s}}]");
    Pair.of(integer, referring.formatted(", pattern: '^[a-f]{24}$'") + schemas)
        .forth("breaking constraint-added", "compatible type-widened");
    Pair.of(integer, referring.formatted("") + schemas)
        .forth("compatible parameter-became-text")
        .back("breaking type-changed");
  }

  @Test
  void variablesOfThePathMayNotChangePlaces() {
    String parameters =
        "[{name: x, in: path, required: true, schema: {type: integer}},"
            + " {name: y, in: path, required: true, schema: {type: string}}]";
    String paths = "paths: {'/a/{%s}/{%s}': {get: {parameters: " + parameters + "}}}";
    Pair.of(paths.formatted("x", "y"), paths.formatted("y", "x"))
        .forth("compatible parameter-became-text", "breaking type-changed");
  }

  @Test
  void explodingSimpleListsChangesNothing() {
    String list = "parameters: [{name: X, in: header, explode: %s, schema: {type: %s}}]";
    Pair.operations(list.formatted(false, "array"), list.formatted(true, "array")).forth().back();
    Pair.operations(list.formatted(false, "object"), list.formatted(true, "object"))
        .forth("breaking parameter-style-changed");
  }

  @Test
  void valuesOfAnExtensibleListMayGoFromNoRequest() {
    typed("{type: string, x-extensible-enum: [a, b]}", "{type: string, x-extensible-enum: [a]}")
        .forth("breaking enum-value-removed", "compatible extensible-enum-changed")
        .back("compatible enum-value-added", "compatible extensible-enum-changed");
  }

  @Test
  void valuesOfAnExtensibleListMayComeAndGoInAnswers() {
    String response =
        "responses: {'200': {description: a, content: {application/json: {schema:"
            + " {type: string, x-extensible-enum: [%s]}}}}}";
    Pair.operations(response.formatted("a, b"), response.formatted("a"))
        .forth("compatible extensible-enum-changed")
        .back("compatible extensible-enum-changed");
    String marked =
        response.replace("x-extensible-enum: [%s]", "x-extensible-enum: true, enum: [%s]");
    Pair.operations(marked.formatted("a, b"), marked.formatted("a"))
        .forth("compatible extensible-enum-changed")
        .back("compatible extensible-enum-changed");
  }

  @Test
  void theWholeQueryIsOneParameterWhateverItsName() {
    String query =
        "parameters: [{name: %s, in: querystring, content:"
            + " {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type:"
            + " %s}}}}}}]";
    Pair.operations(query.formatted("q", "string"), query.formatted("all", "string")).forth();
    Pair.operations(query.formatted("q", "number"), query.formatted("q", "integer"))
        .forth("breaking type-narrowed")
        .back("compatible type-widened");
    Pair.operations(query.formatted("q", "string"), "parameters: []")
        .forth("breaking parameter-removed")
        .back("compatible optional-parameter-added");
  }
}
