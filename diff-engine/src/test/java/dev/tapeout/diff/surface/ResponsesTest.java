package dev.tapeout.diff.surface;

import org.junit.jupiter.api.Test;

class ResponsesTest {
  private static Pair responses(String old, String current) {
    return Pair.operations("responses: {" + old + "}", "responses: {" + current + "}");
  }

  private static Pair headers(String old, String current) {
    String start = "'200': {description: d, headers: {";
    return responses(start + old + "}}", start + current + "}}");
  }

  @Test
  void aSuccessMayComeButNotGo() {
    responses("'200': {description: a}", "'200': {description: a}, '202': {description: a}")
        .forth("compatible success-status-added")
        .back("breaking success-status-removed");
  }

  @Test
  void anErrorMayComeAndGo() {
    responses("'200': {description: a}", "'200': {description: a}, '409': {description: a}")
        .forth("compatible error-status-added")
        .back("compatible error-status-removed");
  }

  @Test
  void aRedirectionIsASuccessAndNotModifiedIsNot() {
    responses("'302': {description: a}, '304': {description: a}", "")
        .forth("breaking success-status-removed", "compatible error-status-removed");
  }

  @Test
  void anErrorThatARangeCoversIsThereAlready() {
    responses("4XX: {description: a}", "4XX: {description: a}, '404': {description: a}")
        .forth("documentation response-status-covered")
        .back("documentation response-status-covered");
    responses(
            "'200': {description: a}, default: {description: a}",
            "'200': {description: a}, default: {description: a}, '404': {description: a}")
        .forth("documentation response-status-covered")
        .back("documentation response-status-covered");
  }

  @Test
  void anErrorIsComparedWithTheRangeThatCoversIt() {
    String range = "4XX: {description: a, headers: {E: {required: true}}}";
    responses(range, range + ", '404': {description: a}")
        .forth(
            "documentation response-status-covered", "breaking required-response-header-removed");
  }

  @Test
  void defaultMeansTheErrorsWhereASuccessIsNamed() {
    responses(
            "'200': {description: a}, default: {description: a}",
            "'201': {description: a}, default: {description: a}")
        .forth("breaking success-status-removed", "compatible success-status-added");
  }

  @Test
  void defaultAloneIsASuccess() {
    responses("default: {description: a}", "'404': {description: a}")
        .forth("documentation response-status-covered", "breaking success-status-removed");
  }

  @Test
  void aMediaTypeMayComeButNotGo() {
    String start = "'200': {description: d, content: {";
    responses(start + "application/json: {}}}", start + "application/json: {}, text/csv: {}}}")
        .forth("compatible response-media-type-added")
        .back("breaking response-media-type-removed");
  }

  @Test
  void anAnswerThatHasNoBodyLosesNone() {
    for (String status : new String[] {"204", "205", "304", "101"}) {
      String empty = "'" + status + "': {description: d%s}";
      String json = ", content: {application/json: {schema: {type: %s}}}";
      responses(empty.formatted(json.formatted("integer")), empty.formatted(""))
          .forth("documentation bodiless-content-changed")
          .back("documentation bodiless-content-changed");
      responses(
              empty.formatted(json.formatted("integer")), empty.formatted(json.formatted("string")))
          .forth("documentation bodiless-content-changed");
    }
    responses(
            "2XX: {description: d, content: {application/json: {}}}",
            "2XX: {description: d, content: {application/json: {}}}, '204': {description: d}")
        .forth("documentation response-status-covered", "documentation bodiless-content-changed");
    responses(
            "'204': {description: d, headers: {E: {required: true}}, content: {text/csv: {}}}",
            "'204': {description: d}")
        .forth(
            "breaking required-response-header-removed", "documentation bodiless-content-changed");
  }

  @Test
  void aBodyThatARangeHadIsMissedWhereOnlyAnAnswerWithoutOneIsLeft() {
    String json =
        ": {description: d, content: {application/json: {schema: {type: object, required: [a]}}}}";
    String empty = "'204': {description: d}";
    responses("2XX" + json, empty)
        .forth(
            "documentation response-status-covered",
            "compatible status-range-narrowed",
            "breaking response-media-type-removed")
        .back(
            "documentation response-status-covered",
            "compatible success-status-added",
            "compatible response-media-type-added");
    responses("default" + json, empty)
        .forth(
            "documentation response-status-covered",
            "breaking success-status-removed",
            "breaking response-media-type-removed");
    responses("2XX" + json + ", " + empty, "2XX" + json)
        .forth("documentation response-status-covered", "documentation bodiless-content-changed")
        .back("documentation response-status-covered", "documentation bodiless-content-changed");
  }

  @Test
  void anAnswerToHeadHasNoBody() {
    String path =
        "paths: {/a: {%s: {responses: {'200': {description: d, content: {application/json: %s}}}}}}";
    String integer = "{schema: {type: integer}}";
    String text = "{schema: {type: string}}";
    Pair.of(path.formatted("head", integer), path.formatted("head", text))
        .forth("documentation bodiless-content-changed");
    Pair.of(path.formatted("get", integer), path.formatted("get", text))
        .forth("breaking type-changed");
  }

  @Test
  void anAnswerMayNarrowARange() {
    String start = "'200': {description: d, content: {";
    responses(start + "'*/*': {}}}", start + "application/json: {}}}")
        .forth("documentation media-type-covered", "compatible media-range-narrowed")
        .back("documentation media-type-covered", "compatible response-media-type-added");
  }

  @Test
  void theAnswerToAWebhookIsSentByTheConsumer() {
    String start = "webhooks: {w: {post: {responses: {'200': {description: d, headers: {";
    Pair.of(start + "}}}}}}", start + "A: {required: true}}}}}}}")
        .forth("breaking response-header-added")
        .back("breaking required-response-header-removed");
  }

  @Test
  void aHeaderMayComeAndOneThatWasAlwaysThereMayNotGo() {
    headers("", "A: {required: true}")
        .forth("compatible response-header-added")
        .back("breaking required-response-header-removed");
    headers("", "A: {}")
        .forth("compatible response-header-added")
        .back("compatible optional-response-header-removed");
  }

  @Test
  void aHeaderMayBecomeRequiredButNotOptional() {
    headers("A: {required: true}", "a: {required: false}")
        .forth("breaking response-header-became-optional")
        .back("compatible response-header-became-required");
  }

  @Test
  void aHeaderIsWrittenAsBefore() {
    headers("A: {schema: {}}", "A: {content: {application/json: {}}}")
        .forth("breaking response-header-content-changed")
        .back("breaking response-header-content-changed");
    headers("A: {schema: {type: object}}", "A: {schema: {type: object}, explode: true}")
        .forth("breaking response-header-style-changed")
        .back("breaking response-header-style-changed");
  }

  @Test
  void linksAreHints() {
    String start = "'200': {description: d, links: {";
    responses(start + "}}", start + "a: {operationId: x}}}")
        .forth("compatible link-added")
        .back("compatible link-removed");
    responses(start + "a: {operationId: x}}}", start + "a: {operationId: y}}}")
        .forth("compatible link-changed");
  }

  @Test
  void anAnswerMayBeExtractedIntoTheComponents() {
    String answer = "{description: d, headers: {A: {required: true}}, content: {a/b: {}}}";
    Pair.of(
            Pair.operation("responses: {'200': " + answer + "}"),
            Pair.operation("responses: {'200': {$ref: '#/components/responses/R'}}")
                + "\ncomponents: {responses: {R: "
                + answer
                + "}}")
        .forth()
        .back();
  }
}
