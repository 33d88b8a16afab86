package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.openapi.Direction;
import org.junit.jupiter.api.Test;

/** In a webhook and in a callback the provider is the caller; in the callback of one it is not. */
class DirectionsTest {
  private static final String JSON = "content: {application/json: {schema: {type: %s}}}";

  private static String body(String type) {
    return "requestBody: {" + JSON.formatted(type) + "}";
  }

  private static String answer(String type) {
    return "responses: {'200': {description: a, " + JSON.formatted(type) + "}}";
  }

  private static Pair widened(String around, String part) {
    return Pair.of(
        around.formatted(part.formatted("integer")), around.formatted(part.formatted("number")));
  }

  private static String callback(String operation) {
    return "paths: {/a: {post: " + calls(operation) + "}}";
  }

  private static String calls(String operation) {
    return "{callbacks: {c: {'{$url}': {post: " + operation + "}}}}";
  }

  @Test
  void whatTheProviderSendsMayNarrow() {
    for (String around : new String[] {"webhooks: {w: {post: {%s}}}", callback("{%s}")}) {
      widened(around, body("%s")).forth("breaking type-widened").back("compatible type-narrowed");
      assertThat(widened(around, body("%s")).only().direction()).isEqualTo(Direction.RESPONSE);
    }
  }

  @Test
  void whatTheProviderTakesInAnswerMayWiden() {
    for (String around : new String[] {"webhooks: {w: {post: {%s}}}", callback("{%s}")}) {
      widened(around, answer("%s")).forth("compatible type-widened").back("breaking type-narrowed");
    }
  }

  @Test
  void aCallbackOfACallbackGoesTheFirstWayAgain() {
    for (String around :
        new String[] {callback(calls("{%s}")), "webhooks: {w: {post: " + calls("{%s}") + "}}"}) {
      widened(around, body("%s")).forth("compatible type-widened").back("breaking type-narrowed");
    }
  }

  @Test
  void aParameterThatTheProviderMustSendHurtsNobody() {
    String webhook = "webhooks: {w: {post: {parameters: [{name: q, in: query%s}]}}}";
    Pair.of(webhook.formatted(""), webhook.formatted(", required: true"))
        .forth("compatible parameter-became-required")
        .back("breaking parameter-became-optional");
  }

  @Test
  void aCallbackThatLeadsBackIsComparedInBothDirections() {
    String cyclic =
        """
        paths: {/a: {$ref: '#/components/pathItems/A'}}
        components:
          pathItems:
            A: {post: {BODY, callbacks: {c: {'{$url}': {$ref: '#/components/pathItems/A'}}}}}
        """;
    Pair.of(cyclic.replace("BODY", body("integer")), cyclic.replace("BODY", body("number")))
        .forth("compatible type-widened", "breaking type-widened");
  }
}
