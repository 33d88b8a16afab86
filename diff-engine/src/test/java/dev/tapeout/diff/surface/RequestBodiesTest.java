package dev.tapeout.diff.surface;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodiesTest {
  private static final String JSON = "content: {application/json: {}}";

  private static Pair bodies(String old, String current) {
    return Pair.operations("requestBody: {" + old + "}", "requestBody: {" + current + "}");
  }

  private static Pair webhookBodies(String old, String current) {
    return Pair.of(
        "webhooks: {w: {post: {requestBody: {" + old + "}}}}",
        "webhooks: {w: {post: {requestBody: {" + current + "}}}}");
  }

  @Test
  void aBodyMayComeIfItNeedNotBeSentAndMayNotGo() {
    Pair.operations("{}", "requestBody: {" + JSON + "}")
        .forth("compatible optional-request-body-added")
        .back("breaking request-body-removed");
    Pair.operations("{}", "requestBody: {required: true, " + JSON + "}")
        .forth("breaking required-request-body-added");
  }

  @Test
  void aBodyMayBecomeOptionalButNotRequired() {
    bodies(JSON, "required: true, " + JSON)
        .forth("breaking request-body-became-required")
        .back("compatible request-body-became-optional");
  }

  @Test
  void inAWebhookABodyThatIsAlwaysSentIsAPromise() {
    webhookBodies(JSON, "required: true, " + JSON)
        .forth("compatible request-body-became-required")
        .back("breaking request-body-became-optional");
  }

  @Test
  void inACallbackToo() {
    String callback = "callbacks: {c: {'{$url}': {post: {requestBody: {%s" + JSON + "}}}}}";
    Pair.operations(callback.formatted(""), callback.formatted("required: true, "))
        .forth("compatible request-body-became-required")
        .back("breaking request-body-became-optional");
  }

  @Test
  void aMediaTypeMayComeButNotGo() {
    bodies(JSON, "content: {application/json: {}, text/csv: {}}")
        .forth("compatible request-media-type-added")
        .back("breaking request-media-type-removed");
  }

  @Test
  void inAWebhookTheProviderChoosesTheMediaType() {
    webhookBodies(JSON, "content: {application/json: {}, text/csv: {}}")
        .forth("breaking request-media-type-added")
        .back("compatible request-media-type-removed");
  }

  @Test
  void aMediaTypeThatARangeCoversIsThere() {
    bodies(JSON, "content: {application/*: {}}")
        .forth("documentation media-type-covered", "compatible request-media-type-added");
    bodies("content: {application/*: {}}", "content: {application/*: {}, application/json: {}}")
        .forth("documentation media-type-covered")
        .back("documentation media-type-covered");
  }

  @Test
  void aRequestMayNotNarrowARange() {
    bodies("content: {'*/*': {}}", JSON)
        .forth("documentation media-type-covered", "breaking request-media-type-removed");
  }

  @Test
  void caseAndTheDefaultCharsetOfAMediaTypeMeanNothing() {
    bodies(JSON, "content: {'Application/JSON; charset=UTF-8': {}}").forth().back();
  }

  @Test
  void thePartsOfAFormKeepTheirEncoding() {
    String form = "content: {multipart/form-data: {encoding: {a: {contentType: '%s'}}}}";
    bodies(form.formatted("image/png"), form.formatted("image/png, image/gif"))
        .forth("compatible encoding-type-list-changed")
        .back("breaking encoding-changed");
    String style = "content: {multipart/form-data: {encoding: {a: {style: %s}}}}";
    bodies(style.formatted("form"), style.formatted("deepObject"))
        .forth("breaking encoding-changed");
  }

  @Test
  void aBodyMayBeExtractedIntoTheComponents() {
    String components = "\ncomponents: {requestBodies: {B: {" + JSON + "}}}";
    Pair.of(
            Pair.operation("requestBody: {" + JSON + "}"),
            Pair.operation("requestBody: {$ref: '#/components/requestBodies/B'}") + components)
        .forth()
        .back();
  }

  @Test
  void aStyleThatIsWrittenOutIsTheSame() {
    String style = "content: {multipart/form-data: {encoding: {a: %s}}}";
    bodies(style.formatted("{style: form, explode: true}"), style.formatted("{style: form}"))
        .forth()
        .back();
    bodies(style.formatted("{style: pipeDelimited}"), style.formatted("{style: form}"))
        .forth("breaking encoding-changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: object, properties: {x: {type: string}}} | {style: form}         | undecided
          {type: object}                                  | {explode: true}       | undecided
          {type: array, items: {type: string}}            | {style: form}         | undecided
          {}                                              | {style: form}         | undecided
          {type: string, format: binary}                  | {style: form}         | undecided
          {type: string}                                  | {style: form}         |
          {type: string}                                  | {allowReserved: true} | breaking
          """)
  void aStyleTakesThePlaceOfTheContentType(String schema, String encoding, String severity) {
    String form = "content: {application/x-www-form-urlencoded: {schema: {properties: {f: %s}}%s}}";
    String[] expected =
        severity == null ? new String[0] : new String[] {severity + " encoding-changed"};
    bodies(form.formatted(schema, ""), form.formatted(schema, ", encoding: {f: " + encoding + "}"))
        .forth(expected)
        .back(expected);
  }

  @Test
  void whatIsNoFormHasNoEncodedParts() {
    String body = "content: {%s: {encoding: {f: {style: %s}}}}";
    bodies(
            body.formatted("application/json", "form"),
            body.formatted("application/json", "deepObject"))
        .forth()
        .back();
    bodies(
            body.formatted("application/x-www-form-urlencoded", "form"),
            body.formatted("application/x-www-form-urlencoded", "deepObject"))
        .forth("breaking encoding-changed");
  }

  @Test
  void aRangeOfTypesTakesAllOfThem() {
    String form = "content: {multipart/form-data: {encoding: {a: {contentType: '%s'}}}}";
    bodies(form.formatted("image/png"), form.formatted("image/*"))
        .forth("compatible encoding-type-list-changed")
        .back("breaking encoding-changed");
    bodies(form.formatted("image/png"), form.formatted("images/*"))
        .forth("breaking encoding-changed");
  }

  @Test
  void whatOnlyOneSideSaysOfAPartIsNotLost() {
    bodies(
            "content: {multipart/form-data: {}}",
            "content: {multipart/form-data: {encoding: {a: {contentType: a/b}}}}")
        .forth("undecided encoding-changed")
        .back("undecided encoding-changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: string, format: binary}          | image/png                | breaking
          {type: string}                          | image/png                | breaking
          {type: string, contentEncoding: base64} | image/png                | breaking
          {type: object}                          | image/png                | breaking
          {type: array, items: {type: integer}}   | image/png                | breaking
          {$ref: '#/components/schemas/Photo'}    | image/png                | breaking
          {type: integer}                         | "text/plain, image/png"  | compatible
          {type: string}                          | text/plain               |
          {type: object}                          | application/json         |
          {type: string, contentEncoding: base64} | application/octet-stream |
          {type: string, format: binary}          | application/octet-stream | undecided
          {type: [string, object]}                | image/png                | undecided
          {contentMediaType: image/gif}           | image/png                | undecided
          """)
  void aPartThatStatesNoTypeHasThatOfItsSchema(String schema, String type, String severity) {
    String body =
        "requestBody: {content: {multipart/form-data: {schema: {properties: {a: "
            + schema
            + "}}%s}}}";
    String components = "\ncomponents: {schemas: {Photo: {type: string, format: binary}}}";
    String encoding = ", encoding: {a: {contentType: " + type + "}}";
    String rule = "compatible".equals(severity) ? "encoding-type-list-changed" : "encoding-changed";
    Pair.of(
            Pair.operation(body.formatted("")) + components,
            Pair.operation(body.formatted(encoding)) + components)
        .forth(severity == null ? new String[0] : new String[] {severity + " " + rule});
  }

  @Test
  void partsAtAPlaceAreComparedToo() {
    for (String encoding :
        new String[] {
          "itemEncoding: {contentType: '%s'}",
          "prefixEncoding: [{}, {contentType: '%s'}]",
          "itemEncoding: {itemEncoding: {contentType: '%s'}}"
        }) {
      String body = "content: {multipart/mixed: {" + encoding + "}}";
      bodies(body.formatted("a/b"), body.formatted("a/b, c/d"))
          .forth("compatible encoding-type-list-changed")
          .back("breaking encoding-changed");
    }
  }

  @Test
  void theItemsOfASequenceAreCompared() {
    String body = "content: {application/jsonl: {itemSchema: {type: %s}}}";
    bodies(body.formatted("integer"), body.formatted("number"))
        .forth("compatible type-widened")
        .back("breaking type-narrowed");
  }

  @Test
  void aDefaultDoesNotFillInWhatIsRequired() {
    String body = "content: {application/json: {schema: {type: object, %s}}}";
    bodies(
            body.formatted("properties: {}"),
            body.formatted("properties: {a: {default: 1}}, required: [a]"))
        .forth("breaking required-property-with-default-added")
        .back("compatible required-property-removed");
    bodies(
            body.formatted("properties: {a: {default: 1}}"),
            body.formatted("properties: {a: {default: 1}}, required: [a]"))
        .forth("breaking property-with-default-required")
        .back("compatible property-optional");
  }

  @Test
  void whatAWrapperBindsForADynamicReferenceIsAChange() {
    String body =
        Pair.operation(
            "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/L'}}}}");
    String list =
        body
            + "\ncomponents: {schemas: {"
            + "Box: {$id: 'https://e/box', type: array, items: {$dynamicRef: '#T'},"
            + " $defs: {T: {$dynamicAnchor: T, not: {}}}},"
            + " L: {$id: 'https://e/l', $ref: 'https://e/box', $defs: {T: {$dynamicAnchor: T, %s}}}}}";
    Pair.of(list.formatted("type: integer"), list.formatted("type: [integer, string]"))
        .forth("compatible constraint-changed")
        .back("breaking request-schema-narrowed");
    Pair.of(
            list.formatted("properties: {a: {type: string}}"),
            list.formatted("properties: {a: {type: string}, b: {type: string}}"))
        .forth("compatible constraint-changed")
        .back("compatible constraint-changed");
    Pair.of(list.formatted("type: integer"), list.formatted("type: [integer]")).forth().back();
  }
}
