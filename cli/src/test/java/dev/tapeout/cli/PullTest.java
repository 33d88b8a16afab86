package dev.tapeout.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.contracts.registry.CannedRegistry;
import dev.tapeout.contracts.registry.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pull} brings, and how pinned references are followed without a network. */
class PullTest {
  private static final String MONEY =
      """
      openapi: 3.1.0
      info: {title: Money, version: 1.0.0}
      x-domain-bounded-context: ledger
      paths: {}
      components:
        schemas:
          Amount: {type: integer}
      """;

  /** Refers to another version in turn. */
  private static final String ORDERS =
      """
      openapi: 3.1.0
      info: {title: Orders, version: 1.4.0}
      x-domain-bounded-context: orders
      paths: {}
      components:
        schemas:
          Order:
            type: object
            properties:
              total: {$ref: 'https://a.example/ledger/money/1.0.0#/components/schemas/Amount'}
            unevaluatedProperties: false
      """;

  private static final String REFERENCE =
      "https://nobody.example/api/orders/orders-api/1.4.0#/components/schemas/Order";

  private final Map<String, String> digests = new HashMap<>();
  @TempDir private Path temp;
  private Sandbox sandbox;
  private CannedRegistry registry;

  @BeforeEach
  void aRegistryListens() throws IOException {
    sandbox = new Sandbox(temp);
    sandbox.write("billing.yaml", billing(REFERENCE));
    sandbox.write("tapeout.yaml", "contracts: [billing.yaml]\n");
    registry = new CannedRegistry();
    publish("orders/orders-api", "1.4.0", ORDERS);
    publish("ledger/money", "1.0.0", MONEY);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private void publish(String name, String version, String document) {
    String path = "GET /api/contracts/" + name + "/versions/" + version;
    registry.says(path + "/document", 200, document);
    digests.put(name + "@" + version, Store.digest(document.getBytes(UTF_8)));
    registry.says(path, 200, "{\"digest\":\"" + digests.get(name + "@" + version) + "\"}");
  }

  private static String billing(String reference) {
    return Sample.contract()
        .replace(
            "{id: {type: string}, ", "{id: {type: string}, order: {$ref: '" + reference + "'}, ");
  }

  private ExitCode pull(String... more) {
    List<String> all = new ArrayList<>(List.of("pull", "--registry", registry.address()));
    all.addAll(List.of(more));
    return sandbox.run(all.toArray(String[]::new));
  }

  private Path kept(String version) {
    return new Store(temp).file(digests.get(version));
  }

  private String lock() throws IOException {
    return Files.readString(sandbox.path("tapeout.lock"));
  }

  @Test
  void whatIsReferredToIsBroughtWithAllThatItRefersTo() throws IOException {
    assertThat(pull()).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.out()).isEqualTo("2 versions pulled, tapeout.lock written\n");
    assertThat(lock().lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "ledger/money@1.0.0 " + digests.get("ledger/money@1.0.0"),
            "orders/orders-api@1.4.0 " + digests.get("orders/orders-api@1.4.0"));
    assertThat(kept("orders/orders-api@1.4.0")).hasContent(ORDERS);
    assertThat(sandbox.path(".tapeout/versions/.gitignore")).hasContent("*");
  }

  @Test
  void withAllAtHandNothingIsAsked() throws IOException {
    pull();
    String before = lock();
    registry.close();
    assertThat(pull("--frozen")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(pull()).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(lock()).isEqualTo(before);
    assertThat(sandbox.run("lint")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void aReferenceThatWasNotPulledIsSaidWhereItStands() {
    assertThat(sandbox.run("lint")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.printed())
        .contains("billing.yaml:18:")
        .contains("orders/orders-api@1.4.0 is not in tapeout.lock", "run `tapeout pull`");
    assertThat(registry.asked()).isEmpty();
  }

  @Test
  void aVersionThatIsLockedAndNotOnThisMachineIsSaid() throws IOException {
    pull();
    Files.delete(kept("ledger/money@1.0.0"));
    assertThat(sandbox.run("lint")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.printed()).contains("ledger/money@1.0.0 has not been pulled");
    assertThat(pull("--frozen")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.run("lint")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void anAlteredDocumentIsNotReadAndComesAgain() throws IOException {
    pull();
    Files.writeString(kept("ledger/money@1.0.0"), MONEY.replace("integer", "string"));
    assertThat(sandbox.run("lint")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.printed()).contains("is not what tapeout.lock says");
    assertThat(pull("--frozen")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(kept("ledger/money@1.0.0")).hasContent(MONEY);
  }

  @Test
  void frozenFailsWhereTheLockWouldGrow() {
    assertThat(pull("--frozen")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.err()).contains("is not in tapeout.lock", "run `tapeout pull`");
    assertThat(sandbox.path("tapeout.lock")).doesNotExist();
    assertThat(registry.asked()).isEmpty();
  }

  @Test
  void frozenFailsWhereTheLockWouldShrink() throws IOException {
    pull();
    sandbox.write("billing.yaml", Sample.contract());
    assertThat(pull("--frozen")).as("more than is needed").isEqualTo(ExitCode.FINE);
    assertThat(pull("--prune", "--frozen")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.err())
        .contains("no contract refers to: ledger/money@1.0.0, orders", "`tapeout pull --prune`");
    assertThat(pull("--prune")).isEqualTo(ExitCode.FINE);
    assertThat(lock()).doesNotContain("sha256:");
  }

  @Test
  void whatWasAskedForByNameStays() throws IOException {
    assertThat(pull("ledger/money@1.0.0")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(lock()).contains(digests.get("ledger/money@1.0.0") + " named\n");
    sandbox.write("billing.yaml", Sample.contract());
    assertThat(pull("--prune")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(lock()).contains("ledger/money@1.0.0");
  }

  @Test
  void whatOtherSettingsNeedStaysInTheLockThatTheyShare() throws IOException {
    sandbox.write("tapeout.yaml", "contracts: [own.yaml]\n").write("own.yaml", Sample.contract());
    sandbox.write("sub/tapeout.yaml", "contracts: [billing.yaml]\n");
    sandbox.write("sub/billing.yaml", billing(REFERENCE)).repository();
    Sandbox sub = sandbox.in("sub");
    sub.run("pull", "--registry", registry.address());
    assertThat(sub.out()).as(sub.printed()).contains("2 versions pulled, tapeout.lock written");
    String lock = lock();
    assertThat(pull("--frozen")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(pull()).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(lock()).isEqualTo(lock);
    assertThat(pull("--prune")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(sandbox.err()).contains("what the contracts of sub/tapeout.yaml refer to");
    assertThat(sub.run("pull", "--prune")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(sub.err()).contains("../tapeout.yaml lists, and by no others");
    assertThat(lock()).isEqualTo(lock);
  }

  @Test
  void aFrozenLockIsFineWithANameThatItHas() {
    pull();
    assertThat(pull("--frozen", "ledger/money@1.0.0"))
        .as(sandbox.printed())
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void aContractWhosePinMeansAnotherContentHasChanged() throws IOException {
    pull();
    sandbox.repository();
    String other = MONEY.replace("type: integer", "type: string");
    new Store(temp).put(Store.digest(other.getBytes(UTF_8)), other.getBytes(UTF_8));
    sandbox.write(
        "tapeout.lock",
        lock().replace(digests.get("ledger/money@1.0.0"), Store.digest(other.getBytes(UTF_8))));
    assertThat(sandbox.run("gate", "--against", "git:HEAD", "--no-lint"))
        .as(sandbox.printed())
        .isEqualTo(ExitCode.GATE_FAILED);
  }

  @Test
  void aRegistryThatChangedAVersionIsNotBelieved() throws IOException {
    pull();
    Files.delete(kept("ledger/money@1.0.0"));
    publish("ledger/money", "1.0.0", MONEY.replace("integer", "string"));
    String before = lock();
    assertThat(pull()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.err()).contains("another content for ledger/money@1.0.0");
    assertThat(lock()).isEqualTo(before);
    assertThat(kept("ledger/money@1.0.0")).doesNotExist();
  }

  @Test
  void aVersionThatIsDeprecatedIsPulledAndSaidWithItsEndAndWhatToUse() {
    registry.says(
        "GET /api/contracts/ledger/money/versions/1.0.0",
        200,
        "{\"digest\":\"%s\",\"state\":\"deprecated\",\"sunset\":\"2027-06-30\",\"note\":\"use 2.x\"}"
            .formatted(digests.get("ledger/money@1.0.0")));
    assertThat(pull()).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.err())
        .contains("ledger/money@1.0.0 is deprecated, and may be gone from 2027-06-30: use 2.x\n");
  }

  @Test
  void aVersionThatIsCalledForAndDoesNotExistIsWrongUsage() {
    assertThat(pull("orders/orders-api@9.9.9")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(sandbox.err()).contains("nothing here", "`tapeout versions orders/orders-api`");
  }

  @Test
  void aDocumentThatIsNotItsDigestIsNotKept() {
    registry.says(
        "GET /api/contracts/ledger/money/versions/1.0.0/document", 200, "openapi: 3.1.0\n");
    assertThat(pull()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.err()).contains("another content for ledger/money@1.0.0");
    assertThat(sandbox.path("tapeout.lock")).doesNotExist();
  }

  @Test
  void aVersionThatDoesNotExistIsSaidWhereItIsReferredTo() throws IOException {
    sandbox.write("billing.yaml", billing(REFERENCE.replace("1.4.0", "9.0.0")));
    assertThat(pull()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.err()).contains("billing.yaml:18:", "nothing here", "tapeout versions");
    assertThat(sandbox.path("tapeout.lock")).doesNotExist();
  }

  @Test
  void aRegistryThatIsAwayIsSaid() {
    registry.close();
    assertThat(pull()).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(sandbox.err()).contains("cannot be reached", "--registry URL");
  }

  @Test
  void aLockThatIsNoneIsSaidAtItsLine() throws IOException {
    for (String line :
        List.of(
            "../../etc/passwd@1.0.0 sha256:" + "0".repeat(64),
            "orders/orders-api@1.4.0 sha256:../../../etc/passwd",
            "orders/orders-api@latest sha256:" + "0".repeat(64),
            "<<<<<<< HEAD",
            "orders/orders-api@1.4.0 sha256:" + "0".repeat(64) + " twice over")) {
      sandbox.write("tapeout.lock", "# a comment\n" + line + "\n");
      assertThat(pull()).as(line).isEqualTo(ExitCode.GATE_FAILED);
      assertThat(sandbox.err()).contains("tapeout.lock:2: ");
      assertThat(sandbox.run("lint")).isEqualTo(ExitCode.GATE_FAILED);
      assertThat(sandbox.printed()).contains("tapeout.lock:2: ");
    }
  }

  @Test
  void aStoreThatLeadsOutOfTheProjectIsNotWrittenInto(@TempDir Path outside) throws IOException {
    Files.createSymbolicLink(sandbox.path(".tapeout"), outside);
    assertThat(pull()).isNotEqualTo(ExitCode.FINE);
    assertThat(sandbox.err()).contains("is no folder of its own").doesNotContain("Exception");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void whatIsPublishedReadsNoFileOfTheProject() throws IOException {
    sandbox.write("secret.yaml", "Amount: {type: string}\n");
    sandbox.write("ledger/secret.yaml", "Amount: {type: string}\n");
    for (String hostile :
        List.of("secret.yaml", "../secret.yaml", "../../secret.yaml", "/secret.yaml")) {
      publish(
          "orders/orders-api",
          "1.4.0",
          ORDERS.replace(
              "https://a.example/ledger/money/1.0.0#/components/schemas", hostile + "#"));
      Files.deleteIfExists(sandbox.path("tapeout.lock"));
      pull();
      assertThat(sandbox.run("lint")).as(hostile).isEqualTo(ExitCode.GATE_FAILED);
      assertThat(sandbox.printed())
          .contains("registry:orders/orders-api@1.4.0:", "leaves the directory");
    }
  }

  @Test
  void theGateFollowsThePinsOfBothSidesInGitAndInTheRegistry() throws IOException {
    pull();
    sandbox.repository();
    sandbox.write(
        "billing.yaml", billing(REFERENCE).replace("required: [id]", "required: [id, order]"));
    assertThat(sandbox.run("gate", "--against", "git:main", "--tip"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.out()).contains("BREAKING").doesNotContain("ref-not-pulled");
    registry.says("GET /api/contracts/order-management/billing", 200, "{\"latest\":\"1.0.0\"}");
    publish("order-management/billing", "1.0.0", billing(REFERENCE));
    registry.asked().clear();
    assertThat(sandbox.run("gate", "--against", "registry:", "--registry", registry.address()))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.out()).contains("BREAKING").doesNotContain("ref-not-pulled");
    assertThat(registry.asked())
        .contains("GET /api/contracts/ledger/money/versions/1.0.0/document");
  }
}
