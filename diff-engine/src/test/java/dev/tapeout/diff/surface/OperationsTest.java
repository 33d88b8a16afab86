package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private static final String GET = "paths: {/a: {get: {responses: {}}}}";

  @Test
  void anOperationThatGoesBreaksAndOneThatComesDoesNot() {
    Pair.of("paths: {/a: {get: {}, post: {}}}", "paths: {/a: {get: {}}}")
        .forth("breaking operation-removed")
        .back("compatible operation-added");
  }

  @Test
  void aDeprecatedOperationThatGoesHasARuleOfItsOwn() {
    Pair.of("paths: {/a: {get: {deprecated: true}}}", "paths: {}")
        .forth("breaking deprecated-operation-removed")
        .back("compatible operation-added");
  }

  @Test
  void whatIsGoneHasNoPlaceInTheNewContract() {
    Finding finding = Pair.of("paths:\n  /a:\n    get: {}", "paths: {}").only();
    assertThat(finding.before()).hasToString("old.yaml:5:5");
    assertThat(finding.before()).extracting(Location::pointer).isEqualTo("/paths/~1a/get");
    assertThat(finding.after()).isNull();
    assertThat(finding.from()).isEqualTo("GET /a");
    assertThat(finding.to()).isEmpty();
    assertThat(finding.operations()).containsExactly("GET /a");
    assertThat(finding.message()).isEqualTo("GET /a is gone.");
  }

  @Test
  void aRenamedPathVariableChangesNothing() {
    Pair.of(
            "paths: {'/a/{id}/b/{n}': {get: {parameters: [{name: id, in: path, required: true},"
                + " {name: n, in: path, required: true}]}}}",
            "paths: {'/a/{key}/b/{no}': {get: {parameters: [{name: 'no', in: path, required: true},"
                + " {name: key, in: path, required: true}]}}}")
        .forth()
        .back();
  }

  @Test
  void twoPathsThatDifferInTheirVariablesOnlyFindTheirOwnCounterparts() {
    String both = "paths: {'/a/{x}': {get: {operationId: x}}, '/a/{y}': {get: {operationId: y}}}";
    Pair.of(both, both).forth();
    Pair.of(both, "paths: {'/a/{y}': {get: {operationId: y}}}").forth("breaking operation-removed");
  }

  @Test
  void theBasePathMayMoveFromTheServersIntoThePaths() {
    Pair.of(
            "servers: [{url: https://x.org/v1}]\npaths: {/a: {get: {}}}",
            "servers: [{url: https://x.org}]\npaths: {/v1/a: {get: {}}}")
        .forth()
        .back();
  }

  @Test
  void aWebhookIsMatchedByItsName() {
    Pair.of("webhooks: {a: {post: {}}, b: {post: {}}}", "webhooks: {a: {post: {}}}")
        .forth("breaking webhook-removed")
        .back("compatible webhook-added");
  }

  @Test
  void aCallbackIsMatchedByNameAndExpression() {
    Pair.operations("callbacks: {done: {'{$request.body#/url}': {post: {}}}}", "callbacks: {}")
        .forth("breaking callback-removed")
        .back("compatible callback-added");
  }

  @Test
  void aCallbackThatLeadsBackToItselfEnds() {
    String cyclic =
        """
        paths: {/a: {$ref: '#/components/pathItems/A'}}
        components:
          pathItems:
            A: {post: {SUMMARY, callbacks: {c: {'{$url}': {$ref: '#/components/pathItems/A'}}}}}
        """;
    Pair.of(cyclic.replace("SUMMARY", "summary: a"), cyclic.replace("SUMMARY", "summary: b"))
        .forth("documentation documentation-changed");
  }

  @Test
  void anOperationIdBreaksGeneratedClientsOnly() {
    Pair pair = Pair.operations("operationId: a", "operationId: b");
    pair.forth("compatible operation-id-changed");
    pair.under(Policy.SDK).forth("breaking operation-id-changed");
  }

  @Test
  void aSchemaThatLosesItsNameCountsForGeneratedClientsOnly() {
    Pair pair =
        Pair.of(
            "paths: {}\ncomponents: {schemas: {A: {}}}",
            "paths: {}\ncomponents: {schemas: {B: {}}}");
    pair.forth();
    pair.under(Policy.SDK).forth("breaking schema-name-removed");
  }

  @Test
  void aBoundedContextMovesForAllOperationsThatInheritIt() {
    String two = "\npaths: {/a: {get: {}, put: {}}}";
    Finding finding =
        Pair.of("x-domain-bounded-context: a" + two, "x-domain-bounded-context: b" + two).only();
    assertThat(finding.rule()).isEqualTo("bounded-context-moved");
    assertThat(finding.operations()).containsExactly("GET /a", "PUT /a");
  }

  @Test
  void aLimitMayRiseButNotFall() {
    Pair.operations("x-silicon-flow: {limit: {rate: 200}}", "x-silicon-flow: {limit: {rate: 100}}")
        .forth("breaking limit-tightened")
        .back("compatible limit-loosened");
  }

  @Test
  void anotherPartOfTheFlowIsNoPromise() {
    Pair.operations(
            "x-silicon-flow: {limit: {rate: 2}, drift: {mode: report}}",
            "x-silicon-flow: {limit: {rate: 2}, drift: {mode: enforce}}")
        .forth("compatible drift-enforced")
        .back("compatible silicon-flow-changed");
    Pair.operations("{}", "x-silicon-flow: true").forth("compatible silicon-flow-changed");
  }

  @Test
  void aContractEqualsItself() {
    Pair.of(GET, GET).forth();
  }

  @Test
  void aLongerWindowTightensTheLimit() {
    String limit = "x-silicon-flow: {limit: {max: %s, window: %s}}";
    Pair.operations(limit.formatted(100, "60s"), limit.formatted(100, "2m"))
        .forth("breaking limit-tightened")
        .back();
    Pair.operations(limit.formatted(100, "60s"), limit.formatted(199, "90s"))
        .forth("breaking limit-tightened");
    Pair.operations(limit.formatted(100, "60s"), limit.formatted(200, "90s"))
        .forth("compatible limit-loosened");
    Pair.operations(limit.formatted(100, "60s"), limit.formatted(100, "1m")).forth();
  }

  @Test
  void anyMethodIsAnOperation() {
    Pair.of("paths: {/a: {query: {}, get: {}}}", "paths: {/a: {get: {}}}")
        .forth("breaking operation-removed")
        .back("compatible operation-added");
    Pair.of(
            "paths: {/a: {additionalOperations: {COPY: {}, LINK: {}}}}",
            "paths: {/a: {additionalOperations: {LINK: {}}}}")
        .forth("breaking operation-removed")
        .back("compatible operation-added");
    Pair.of(
            "paths: {/a: {additionalOperations: {LINK: {summary: a}}}}",
            "paths: {/a: {additionalOperations: {LINK: {summary: b, deprecated: true}}}}")
        .forth(
            "documentation documentation-changed",
            "compatible deprecated-added",
            "documentation sunset-missing");
  }

  @Test
  void aPathItemMayStandAmongTheComponents() {
    Pair.of(
            "paths: {/a: {get: {summary: a}}}",
            "paths: {/a: {$ref: '#/components/pathItems/A'}}\n"
                + "components: {pathItems: {A: {get: {summary: a}}}}")
        .forth()
        .back();
    String shared = "paths: {/a: {$ref: '#/components/pathItems/A'}}\ncomponents: {pathItems: ";
    Pair.of(shared + "{A: {get: {}, put: {}}}}", shared + "{A: {put: {}}}}")
        .forth("breaking operation-removed");
  }
}
