package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values inside what is written as text. */
class TextPartsTest {
  private static Pair parameter(String schema, String style) {
    String text = "parameters: [{name: p, in: query, schema: %s%s}]";
    return Pair.operations(
        text.formatted(schema.formatted("integer"), style),
        text.formatted(schema.formatted("string"), style));
  }

  private static Pair body(String type, String schema, String rest) {
    String text = "requestBody: {content: {%s: {schema: %s%s}}}";
    return Pair.operations(
        text.formatted(type, schema.formatted("integer"), rest),
        text.formatted(type, schema.formatted("string"), rest));
  }

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FIELD = "{type: object, properties: {n: {type: %s}}}";
  private static final String LIST = "{type: array, items: {type: %s}}";

  @Test
  void anItemOfAListIsText() {
    for (String style : new String[] {"", ", explode: false", ", style: pipeDelimited"}) {
      parameter(LIST, style)
          .forth("compatible parameter-became-text")
          .back("breaking type-changed");
    }
    assertThat(parameter(LIST, "").only().message())
        .isEqualTo(
            "The query parameter 'p': each value has another type, which its text does not show.");
  }

  @Test
  void aPropertyOfADeepObjectIsText() {
    parameter(FIELD, ", style: deepObject")
        .forth("compatible parameter-became-text")
        .back("breaking type-changed");
    parameter("{type: object, additionalProperties: {type: %s}}", ", style: deepObject")
        .forth("compatible parameter-became-text")
        .back("breaking type-changed");
  }

  @Test
  void anItemOfAListInAHeaderIsText() {
    String text = "responses: {'200': {description: d, headers: {X: {schema: %s}}}}";
    Pair.operations(
            text.formatted(LIST.formatted("string")), text.formatted(LIST.formatted("integer")))
        .forth("compatible response-header-type-changed")
        .back("breaking type-changed");
  }

  @Test
  void aFieldOfAFormIsText() {
    for (String type : new String[] {FORM, "multipart/form-data"}) {
      body(type, FIELD, "").forth("compatible parameter-became-text").back("breaking type-changed");
      body(type, FIELD.replace("{type: %s}", LIST), "").forth("compatible parameter-became-text");
    }
    assertThat(body(FORM, FIELD, "").only().message())
        .isEqualTo("The form field 'n' has another type, which its text does not show.");
  }

  @Test
  void aFieldOfTheWholeQueryIsText() {
    String text = "parameters: [{name: q, in: querystring, content: {%s: {schema: %s}}}]";
    Pair.operations(
            text.formatted(FORM, FIELD.formatted("integer")),
            text.formatted(FORM, FIELD.formatted("string")))
        .forth("compatible parameter-became-text")
        .back("breaking type-changed");
    Pair.operations(
            text.formatted("application/json", FIELD.formatted("integer")),
            text.formatted("application/json", FIELD.formatted("string")))
        .forth("breaking type-changed");
  }

  @Test
  void whatAFormHasAsJsonIsNoText() {
    body("application/json", FIELD, "").forth("breaking type-changed");
    body(FORM, FIELD, ", encoding: {n: {contentType: application/json}}")
        .forth("breaking type-changed");
    body(FORM, "{type: object, properties: {o: " + FIELD + "}}", "").forth("breaking type-changed");
    body(
            FORM,
            "{type: object, properties: {o: " + FIELD + "}}",
            ", encoding: {o: {style: deepObject}}")
        .forth("compatible parameter-became-text");
  }

  @Test
  void whatElseChangedIsStillCompared() {
    String field =
        "requestBody: {content: {" + FORM + ": {schema: {$ref: '#/components/schemas/F'}}}}";
    String schemas =
        "components: {schemas: {F: {type: object, properties: {n: {type: %s}, m: {type: string%s}}}}}";
    Pair.of(
            Pair.operation(field) + schemas.formatted("integer", ""),
            Pair.operation(field) + schemas.formatted("string", ", maxLength: 5"))
        .forth("compatible parameter-became-text", "breaking length-tightened");
  }

  @Test
  void aTextThatIsNotReadIsABreak() {
    String text = "parameters: [{name: p, in: query, schema: {type: array, items: %s}}]";
    Pair.operations(
            text.formatted("{type: integer}"), text.formatted("{type: string, maxLength: 3}"))
        .forth("breaking type-changed");
  }

  /** What else speaks of the value reads JSON, to which the other type shows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "allOf: [{properties: {n: {type: integer}}}]",
        "allOf: [{properties: {n: {enum: [1, 2]}}}]",
        "anyOf: [{properties: {n: {const: 1}}}, {required: [b]}]",
        "oneOf: [{properties: {n: {type: integer}}}]",
        "not: {properties: {n: {type: string}}, required: [n]}",
        "if: {properties: {n: {const: 1}}}, else: {required: [b]}",
        "patternProperties: {'^n$': {type: integer}}",
        "dependentSchemas: {n: {properties: {n: {type: integer}}}}",
        "enum: [{n: 1}, {n: 2}]",
        "const: {n: 1}",
        "$dynamicRef: '#/components/schemas/N'",
        "$ref: '#/components/schemas/N'"
      })
  void whatElseSpeaksOfAPropertySeesItsType(String beside) {
    String schema = "{type: object, properties: {n: {type: %s}}, required: [n], " + beside + "}";
    String outer = "{type: object, properties: {o: " + schema + "}, required: [o]}";
    for (String field : new String[] {schema, outer}) {
      isBreak(
          "requestBody: {content: {"
              + FORM
              + ": {schema: %s, encoding: {o: {style: deepObject}}}}}",
          field);
      isBreak("parameters: [{name: p, in: query, style: deepObject, schema: %s}]", field);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enum: [[1], [2]]",
        "const: [1]",
        "contains: {minimum: 1, type: integer}",
        "allOf: [{items: {type: integer}}]",
        "prefixItems: [{type: integer}]",
        "not: {items: {type: string}}",
        "unevaluatedItems: {type: integer}, anyOf: [{contains: {type: integer}}]"
      })
  void whatElseSpeaksOfAnItemSeesItsType(String beside) {
    String schema = "{type: array, items: {type: %s}, minItems: 1, " + beside + "}";
    isBreak("parameters: [{name: p, in: query, schema: %s}]", schema);
  }

  /** Whatever is left out of the comparison, the change is not said to be compatible. */
  private static void isBreak(String place, String schema) {
    String components = "\ncomponents: {schemas: {N: {properties: {n: {type: integer}}}}}";
    String text = Pair.operation(place.formatted(schema)) + components;
    assertThat(Pair.of(text.formatted("integer"), text.formatted("string")).findings())
        .as(schema)
        .extracting(Finding::severity)
        .isNotEmpty()
        .allMatch(s -> s == Severity.BREAKING || s == Severity.UNDECIDED);
  }

  @Test
  void whatSpeaksOfOtherThingsMayStandBeside() {
    parameter(
            "{type: object, description: d, properties: {n: {type: %s}, m: {type: boolean}},"
                + " required: [n], minProperties: 1, maxProperties: 2, deprecated: true,"
                + " additionalProperties: false, x-a: 1, example: {n: 1}}",
            ", style: deepObject")
        .forth("compatible parameter-became-text")
        .back("breaking type-changed");
  }

  /** 1 and "1" are different, their texts are not. */
  @Test
  void differentItemsStayDifferentWhereEachHasATextOfItsOwn() {
    String list = "{type: array, uniqueItems: true, items: {type: %s}}";
    parameter(list, "").forth("compatible parameter-became-text");
    String text = "parameters: [{name: p, in: query, schema: %s}]";
    Pair.operations(
            text.formatted(list.formatted("[integer, boolean, string]")),
            text.formatted(list.formatted("string")))
        .forth("breaking type-narrowed");
  }

  /** It is left out, which matters where something must be there. */
  @Test
  void aNullThatIsNoLongerReadIsABreakWhereValuesAreCounted() {
    nulls("form, schema: {type: array, items: {type: %s}}")
        .forth("compatible parameter-became-text");
    nulls("form, schema: {type: array, minItems: 1, items: {type: %s}}")
        .forth("breaking null-removed");
    nulls("deepObject, schema: {type: object, properties: {n: {type: %s}}}")
        .forth("compatible parameter-became-text");
    nulls("deepObject, schema: {type: object, required: [n], properties: {n: {type: %s}}}")
        .forth("breaking null-removed");
  }

  private static Pair nulls(String rest) {
    String text = "parameters: [{name: p, in: query, style: " + rest + "}]";
    return Pair.operations(text.formatted("[integer, 'null']"), text.formatted("integer"));
  }

  @Test
  void aFieldThatIsNoLongerSentIsNoText() {
    String text = "requestBody: {content: {" + FORM + ": {schema: {type: object, properties: {n: ";
    Pair pair =
        Pair.operations(
            text + "{type: integer}}}}}}", text + "{type: string, readOnly: true}}}}}}");
    assertThat(pair.findings()).extracting(Finding::rule).contains("read-only-added");
  }

  @Test
  void aListedValueOfAnotherTypeIsNotRead() {
    parameter("{type: %s, enum: ['1', '2']}", "").back("breaking type-changed");
  }
}
