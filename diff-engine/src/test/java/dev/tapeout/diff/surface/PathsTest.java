package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.diff.change.Finding;
import org.junit.jupiter.api.Test;

class PathsTest {
  private static String users(String schema, String more) {
    return "paths: {'/users/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: %s}]}}%s}"
        .formatted(schema, more);
  }

  private static Pair added(String schema, String path) {
    return Pair.of(users(schema, ""), users(schema, ", '" + path + "': {get: {}}"));
  }

  @Test
  void anOperationThatMovesIsOneFindingWithBothPlaces() {
    Finding finding =
        Pair.of(
                "paths: {/a: {get: {operationId: x}}, /c: {get: {}}}",
                "paths: {/b: {get: {operationId: x}}, /c: {get: {}}}")
            .forth("breaking operation-moved")
            .back("breaking operation-moved")
            .only();
    assertThat(finding.message()).isEqualTo("GET /a is now GET /b.");
    assertThat(finding.before()).extracting(Location::pointer).isEqualTo("/paths/~1a/get");
    assertThat(finding.after()).extracting(Location::pointer).isEqualTo("/paths/~1b/get");
  }

  @Test
  void anotherMethodIsAMoveToo() {
    Pair.of("paths: {/a: {get: {operationId: x}}}", "paths: {/a: {post: {operationId: x}}}")
        .forth("breaking operation-moved");
  }

  @Test
  void whatElseChangedInAnOperationThatMovedIsNotLost() {
    Pair.of(
            "servers: [{url: https://x.org}]\npaths: {/a: {get: {operationId: x, summary: s}}}",
            "servers: [{url: https://x.org}]\n"
                + "paths: {/b: {get: {operationId: x, summary: t, parameters: [{name: q, in: query,"
                + " required: true}]}}}")
        .forth(
            "breaking operation-moved",
            "breaking required-parameter-added",
            "documentation documentation-changed");
  }

  @Test
  void theServersOfAnOperationThatMovedAreComparedByThemselves() {
    Pair.of(
            "servers: [{url: https://x.org}]\npaths: {/a: {get: {operationId: x}}}",
            "servers: [{url: https://y.org}]\npaths: {/b: {get: {operationId: x}}}")
        .forth("breaking operation-moved", "breaking server-url-changed");
  }

  @Test
  void whatIsPastItsSunsetDoesNotMove() {
    Pair.of(
            "paths: {/a: {get: {operationId: x, deprecated: true, x-sunset: 2026-01-01}}}",
            "paths: {/b: {get: {operationId: x}}}")
        .forth("compatible operation-removed-after-sunset", "compatible operation-added");
  }

  @Test
  void aConcretePathTakesRequestsFromATemplate() {
    added("{type: string}", "/users/me")
        .forth("breaking path-shadows-template", "compatible operation-added")
        .back("breaking operation-removed");
    added("{type: integer}", "/users/7")
        .forth("breaking path-shadows-template", "compatible operation-added");
  }

  @Test
  void aTemplateWhoseVariableNeverTookTheTextLosesNothing() {
    for (String schema :
        new String[] {"{type: integer}", "{enum: [a, b]}", "{type: string, format: uuid}"}) {
      added(schema, "/users/me")
          .forth("compatible path-shadows-template", "compatible operation-added");
    }
  }

  @Test
  void anotherMethodOrAnotherLengthShadowsNothing() {
    Pair.of(
            users("{type: string}", ""),
            users("{type: string}", ", /users/me: {put: {}}, /users/me/x: {get: {}}"))
        .forth("compatible operation-added", "compatible operation-added");
  }

  @Test
  void aNewTemplateDoesNotReachAnOlderConcretePath() {
    Pair.of("paths: {/users/me: {get: {}}}", users("{}", ", /users/me: {get: {}}"))
        .forth("compatible path-shadowed", "compatible operation-added");
  }

  @Test
  void betweenTwoTemplatesTheServerChooses() {
    Pair.of(
            "paths: {'/{kind}/mine': {get: {}}}",
            "paths: {'/{kind}/mine': {get: {}}, '/orders/{id}': {get: {}}}")
        .forth("undecided paths-ambiguous", "compatible operation-added");
  }
}
