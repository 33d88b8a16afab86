package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.diff.change.Finding;
import org.junit.jupiter.api.Test;

class ServersTest {
  private static Pair servers(String old, String current) {
    String paths = "\npaths: {/a: {get: {}}, /b: {get: {}}}";
    return Pair.of("servers: [" + old + "]" + paths, "servers: [" + current + "]" + paths);
  }

  @Test
  void aServerMayComeButNotGo() {
    servers("{url: https://x.org}", "{url: https://x.org}, {url: https://y.org}")
        .forth("compatible server-added")
        .back("breaking server-removed");
  }

  @Test
  void anotherUrlIsOneFindingForAllOperations() {
    Finding finding = servers("{url: https://x.org/v1}", "{url: https://x.org/v2}").only();
    assertThat(finding.rule()).isEqualTo("server-url-changed");
    assertThat(finding.operations()).containsExactly("GET /a", "GET /b");
  }

  @Test
  void aSlashAtTheEndAndTheNamesOfVariablesMeanNothing() {
    servers(
            "{url: 'https://{region}.x.org', variables: {region: {default: a}}}",
            "{url: 'https://{place}.x.org/', variables: {place: {default: a}}}")
        .forth();
  }

  @Test
  void theOwnMachineCountsForNobody() {
    servers("{url: https://x.org}", "{url: https://x.org}, {url: 'http://localhost:8080'}")
        .forth()
        .back();
  }

  @Test
  void theServersOfAnOperationComeBeforeThoseOfTheDocument() {
    Pair.of(
            "servers: [{url: https://x.org}]\npaths: {/a: {get: {}}}",
            "servers: [{url: https://y.org}]\n"
                + "paths: {/a: {get: {servers: [{url: https://x.org}]}}}")
        .forth();
  }

  @Test
  void aVariableMayTakeMoreValuesButNotFewer() {
    String server = "{url: 'https://{r}.x.org', variables: {r: {default: a, enum: %s}}}";
    servers(server.formatted("[a, b]"), server.formatted("[b, c, a]"))
        .forth("compatible server-variable-widened")
        .back("breaking server-variable-narrowed");
    servers("{url: 'https://{r}.x.org', variables: {r: {default: a}}}", server.formatted("[a]"))
        .forth("breaking server-variable-narrowed")
        .back("compatible server-variable-widened");
  }

  @Test
  void aVariableMayGetAnotherDefaultAndName() {
    String server = "{url: 'https://{%1$s}.x.org', variables: {%1$s: {default: %2$s}}}";
    servers(server.formatted("r", "a"), server.formatted("s", "b"))
        .forth("compatible server-variable-default-changed")
        .back("compatible server-variable-default-changed");
  }

  @Test
  void aServerMayBeGivenAName() {
    servers("{url: https://x.org}", "{url: https://x.org, name: main}")
        .forth("documentation documentation-changed")
        .back("documentation documentation-changed");
  }
}
