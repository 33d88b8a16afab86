package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Changes of the writing that must not change what is found. */
class MetamorphicTest {
  private static final String OLD =
      """
      security: [{token: []}]
      servers: [{url: https://x.org}]
      paths:
        /orders/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          get:
            operationId: get
            parameters: [{name: expand, in: query, schema: {default: 1}}]
            responses:
              '200': {description: a, headers: {ETag: {required: true}}, content: {a/b: {}}}
              4XX: {$ref: '#/components/responses/Problem'}
          put:
            requestBody: {content: {application/json: {schema: {type: string, title: a}}}}
            responses: {'204': {description: a}}
            callbacks: {done: {'{$url}': {post: {requestBody: {content: {a/b: {}}}}}}}
      webhooks:
        paid: {post: {requestBody: {content: {a/b: {}}}, responses: {'200': {description: a}}}}
      components:
        responses: {Problem: {description: a, content: {application/problem+json: {}}}}
        securitySchemes: {token: {type: http, scheme: bearer}}
      """;

  private static final String NEW =
      OLD.replace("name: expand, in: query", "name: expand, in: query, required: true")
          .replace("ETag: {required: true}", "ETag: {}")
          .replace("title: a", "title: b")
          .replace("scheme: bearer", "scheme: basic")
          .replace(
              "'{$url}': {post: {requestBody: {",
              "'{$url}': {post: {requestBody: {required: true, ")
          .replace("x.org", "y.org")
          .replace("application/problem+json: {}", "application/json: {}");

  @Test
  void aContractEqualsItselfReadTwice() {
    Pair.of(OLD, OLD).forth();
  }

  @Test
  void theOrderOfKeysMeansNothing() {
    List<String> expected = texts(Pair.of(OLD, NEW));
    assertThat(expected).hasSizeGreaterThan(6);
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      String old = shuffled(Pair.contract("old.yaml", OLD), random);
      String current = shuffled(Pair.contract("new.yaml", NEW), random);
      assertThat(texts(Pair.of(old, current))).isEqualTo(expected);
      Pair.of(OLD, old).forth();
    }
  }

  @Test
  void theSameInputGivesTheSameFindings() {
    assertThat(Pair.of(OLD, NEW).findings().toString().replaceAll("Source@\\w+", ""))
        .isEqualTo(Pair.of(OLD, NEW).findings().toString().replaceAll("Source@\\w+", ""));
  }

  @Test
  void swappingTheSidesSwapsWhatIsGoneAndWhatIsNew() {
    assertThat(Pair.of(NEW, OLD).findings()).hasSameSizeAs(Pair.of(OLD, NEW).findings());
  }

  private static List<String> texts(Pair pair) {
    return pair.findings().stream()
        .map(f -> f.rule() + f.severity() + f.message() + f.fingerprint() + f.operations())
        .sorted()
        .toList();
  }

  /** The document as JSON, the members of every object in another order. */
  private static String shuffled(Contract contract, Random random) {
    ObjectNode root = contract.node();
    return root.members().stream()
        .filter(m -> !m.key().equals("openapi"))
        .map(m -> m.key() + ": " + shuffled(m.value(), random))
        .collect(Collectors.joining("\n"));
  }

  private static String shuffled(Node node, Random random) {
    if (!(node instanceof ObjectNode object)) {
      return node.toString();
    }
    List<String> members = new ArrayList<>();
    object
        .members()
        .forEach(m -> members.add("\"" + m.key() + "\": " + shuffled(m.value(), random)));
    Collections.shuffle(members, random);
    return "{" + String.join(", ", members) + "}";
  }
}
