package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
