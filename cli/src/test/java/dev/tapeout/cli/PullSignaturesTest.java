package dev.tapeout.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.registry.CannedRegistry;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.contracts.registry.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pull} makes of signatures. */
class PullSignaturesTest {
  private static final String MONEY = "ledger/money";

  private final SigningKey ada = SigningKey.generate();
  private final SigningKey eve = SigningKey.generate();
  private final List<String> keys = new ArrayList<>();
  @TempDir private Path temp;
  private Sandbox sandbox;
  private CannedRegistry registry;

  @BeforeEach
  void aRegistryListens() throws IOException {
    sandbox = new Sandbox(temp);
    registry = new CannedRegistry();
    accepted(id(ada), ada, "ledger", "team ledger");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private static String id(SigningKey key) {
    return key.verification().id();
  }

  private static String document(String version) {
    return "openapi: 3.1.0\ninfo: {title: Money, version: " + version + "}\npaths: {}\n";
  }

  private static Envelope envelope(String name, String document) {
    return Envelope.unsigned(
        RegistryClient.PAYLOAD_TYPE,
        RegistryClient.payload(ContractName.parse(name).orElseThrow(), document));
  }

  private void accepted(String id, SigningKey key, String context, String name) {
    keys.add(
        "{\"id\":\"%s\",\"publicKey\":\"%s\",\"contexts\":[\"%s\"],\"name\":\"%s\"}"
            .formatted(id, key.verification().text(), context, name));
    registry.says("GET /api/keys", 200, "{\"items\":[" + String.join(",", keys) + "]}");
  }

  private void has(String name, String version, String document, Envelope envelope) {
    String path = "GET /api/contracts/" + name + "/versions/" + version;
    registry.says(path, 200, "{\"digest\":\"" + Store.digest(document.getBytes(UTF_8)) + "\"}");
    registry.says(path + "/document", 200, document);
    registry.says(path + "/envelope", 200, envelope.json());
  }

  private void signed(String version, SigningKey key) {
    String document = document(version);
    has(MONEY, version, document, envelope(MONEY, document).signedBy(key));
  }

  private ExitCode pull(String... more) {
    List<String> all = new ArrayList<>(List.of("pull", "--registry", registry.address()));
    all.addAll(List.of(more));
    return sandbox.run(all.toArray(String[]::new));
  }

  private void refused(String version, String... why) throws IOException {
    String lock = lock();
    assertThat(pull(MONEY + "@" + version)).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.err()).contains("nothing was taken").contains(why);
    assertThat(lock()).isEqualTo(lock);
    assertThat(new Store(temp).get(Store.digest(document(version).getBytes(UTF_8)))).isNull();
  }

  private String lock() throws IOException {
    Path file = sandbox.path("tapeout.lock");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void theFirstKeyOfAContextIsTrustedAndTheLockSaysWhich() throws IOException {
    signed("1.0.0", ada);
    assertThat(pull(MONEY + "@1.0.0")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.err())
        .contains("ledger: " + id(ada) + " (team ledger) signed ledger/money@1.0.0")
        .contains("trusted from now on");
    assertThat(lock()).contains(" signed-by:" + id(ada) + " named\n");
    registry.close();
    assertThat(pull("--frozen", "--signatures", "required"))
        .as("nothing is asked: " + sandbox.printed())
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void anotherKeyIsRefusedUntilSomebodyTrustsIt() throws IOException {
    signed("1.0.0", ada);
    signed("1.1.0", eve);
    accepted(id(eve), eve, "ledger", "eve");
    pull(MONEY + "@1.0.0");
    refused("1.1.0", "signed by " + id(eve), "only " + id(ada), "tapeout pull --trust " + id(eve));
    assertThat(pull(MONEY + "@1.1.0", "--trust", id(eve))).isEqualTo(ExitCode.FINE);
    assertThat(lock()).contains("signed-by:" + id(ada), "signed-by:" + id(eve));
    signed("1.2.0", eve);
    assertThat(pull(MONEY + "@1.2.0")).isEqualTo(ExitCode.FINE);
  }

  @Test
  void anUnsignedVersionIsSaidAndRefusedWhereSignaturesAreRequired() throws IOException {
    has(MONEY, "1.0.0", document("1.0.0"), envelope(MONEY, document("1.0.0")));
    sandbox.write("tapeout.yaml", "signatures: required\n");
    refused("1.0.0", "ledger/money@1.0.0 is not signed, and signatures are required");
    assertThat(sandbox.err()).contains("tapeout publish --key FILE", "--signatures ignored");
    assertThat(pull(MONEY + "@1.0.0", "--signatures", "checked")).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.err()).contains("ledger/money@1.0.0 is not signed: that it is what was");
    assertThat(lock()).doesNotContain("signed-by");
    assertThat(pull("--frozen")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.err()).contains("does not say who signed ledger/money@1.0.0");
  }

  @Test
  void oneRunTakesNoSecondKeyOnTrust() throws IOException {
    signed("1.0.0", ada);
    signed("1.1.0", eve);
    accepted(id(eve), eve, "ledger", "eve");
    assertThat(pull(MONEY + "@1.0.0", MONEY + "@1.1.0")).isEqualTo(ExitCode.GATE_FAILED);
    String both = "--trust " + id(ada) + " --trust " + id(eve);
    assertThat(sandbox.err())
        .contains("1.1.0 is signed by " + id(eve), "this run trusts", "only " + id(ada), both);
    assertThat(lock()).isEmpty();
    assertThat(pull(MONEY + "@1.0.0", MONEY + "@1.1.0", "--trust", id(eve)))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.err()).contains("--trust " + id(eve) + " --trust " + id(ada));
    List<String> said = new ArrayList<>(List.of(MONEY + "@1.0.0", MONEY + "@1.1.0"));
    said.addAll(List.of(both.split(" ")));
    assertThat(pull(said.toArray(String[]::new))).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(lock()).contains("signed-by:" + id(ada), "signed-by:" + id(eve));
  }

  @Test
  void oneRunTakesNothingUnsignedBesideWhatIsSigned() throws IOException {
    signed("1.0.0", ada);
    has(MONEY, "1.2.0", document("1.2.0"), envelope(MONEY, document("1.2.0")));
    for (List<String> versions :
        List.of(List.of("@1.0.0", "@1.2.0"), List.of("@1.2.0", "@1.0.0"))) {
      assertThat(pull(MONEY + versions.get(0), MONEY + versions.get(1)))
          .as(versions.toString())
          .isEqualTo(ExitCode.GATE_FAILED);
      assertThat(sandbox.err())
          .contains("1.2.0 is not signed, and those of ledger that come with it are, by " + id(ada))
          .contains("tapeout pull --signatures ignored ledger/money@1.2.0");
      assertThat(lock()).isEmpty();
    }
    assertThat(pull("--signatures", "ignored", MONEY + "@1.2.0")).isEqualTo(ExitCode.FINE);
    assertThat(pull(MONEY + "@1.0.0")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(lock()).contains("signed-by:" + id(ada)).contains("money@1.2.0 sha256:");
  }

  @Test
  void anIdThatIsNoneReachesNeitherATerminalNorACommandToCopy() throws IOException {
    signed("1.0.0", ada);
    pull(MONEY + "@1.0.0");
    for (String hostile :
        List.of("x$(touch p)", "\u001b]0;owned\u0007", "\u009b2J", "A".repeat(64))) {
      Envelope good = envelope(MONEY, document("1.1.0"));
      has(
          MONEY,
          "1.1.0",
          document("1.1.0"),
          new Envelope(
              good.payloadType(),
              good.payload(),
              List.of(new Envelope.Signature(hostile, new byte[64]))));
      assertThat(pull(MONEY + "@1.1.0")).as(hostile).isEqualTo(ExitCode.UNREACHABLE_BASE);
      assertThat(sandbox.err())
          .contains("sends what is no envelope for ledger/money@1.1.0")
          .doesNotContain(hostile, "--trust");
    }
  }

  @Test
  void namesOfKeysAreShownAndNotObeyed() {
    accepted(id(eve), eve, "orders\\u001b[2J", "eve\\u009b2J\\nledger");
    assertThat(sandbox.run("keys", "list", "--registry", registry.address()))
        .isEqualTo(ExitCode.FINE);
    assertThat(sandbox.out())
        .contains("orders␛[2J  eve\uFFFD2J␊ledger\n")
        .doesNotContain("\u001b", "\u009b");
  }

  @Test
  void aSignatureThatIsTakenAwayIsNoticed() throws IOException {
    signed("1.0.0", ada);
    pull(MONEY + "@1.0.0");
    has(MONEY, "1.1.0", document("1.1.0"), envelope(MONEY, document("1.1.0")));
    refused(
        "1.1.0", "is not signed, and those of ledger that tapeout.lock knows are, by " + id(ada));
    registry.says(
        "GET /api/contracts/ledger/money/versions/1.1.0/envelope", 404, "{\"detail\":\"gone\"}");
    refused("1.1.0", "is not signed");
  }

  @Test
  void whatWasSignedIsWhatCame() throws IOException {
    String document = document("1.0.0");
    Envelope good = envelope(MONEY, document).signedBy(ada);
    has(MONEY, "1.0.0", document, envelope(MONEY, document("1.0.1")).signedBy(ada));
    refused("1.0.0", "what was signed is not what the registry sends for ledger/money@1.0.0");
    has(MONEY, "1.0.0", document, envelope("ledger/other", document).signedBy(ada));
    refused("1.0.0", "what was signed is not what the registry sends");
    has(
        MONEY,
        "1.0.0",
        document,
        new Envelope(
            good.payloadType(),
            good.payload(),
            List.of(new Envelope.Signature(id(ada), new byte[64]))));
    refused("1.0.0", "the signature of ledger/money@1.0.0 by " + id(ada), "is not over what");
    has(MONEY, "1.0.0", document, good);
    assertThat(pull(MONEY + "@1.0.0")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void anOldVersionUnderTheNameOfANewOneIsNoticed() throws IOException {
    String old = document("1.0.0");
    has(MONEY, "2.0.0", old, envelope(MONEY, old).signedBy(ada));
    refused("2.0.0", "ledger/money@2.0.0 was signed as version 1.0.0");
  }

  @Test
  void keysThatTheSettingsNameAloneCount() throws IOException {
    signed("1.0.0", ada);
    sandbox.write("tapeout.yaml", "trustedKeys: {ledger: [" + id(eve) + "]}\n");
    refused("1.0.0", "tapeout.yaml trusts for the context ledger only " + id(eve));
    assertThat(sandbox.err()).contains("add it to trustedKeys in tapeout.yaml");
    has(MONEY, "1.1.0", document("1.1.0"), envelope(MONEY, document("1.1.0")));
    refused("1.1.0", "is not signed, and tapeout.yaml trusts");

    sandbox.write("tapeout.yaml", "trustedKeys: {ledger: " + id(ada) + "}\n");
    assertThat(pull(MONEY + "@1.0.0")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.err()).doesNotContain("trusted from now on");
    sandbox.write("tapeout.yaml", "trustedKeys: {ledger: [" + id(eve) + "]}\n");
    registry.close();
    assertThat(pull("--frozen")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.err()).contains("is signed by " + id(ada), "only " + id(eve));
  }

  @Test
  void aKeyUnderAnothersIdIsNotThatKey() throws IOException {
    keys.clear();
    accepted(id(ada), eve, "ledger", "team ledger");
    String document = document("1.0.0");
    byte[] byEve = envelope(MONEY, document).signedBy(eve).signatures().get(0).value();
    Envelope unsigned = envelope(MONEY, document);
    has(
        MONEY,
        "1.0.0",
        document,
        new Envelope(
            unsigned.payloadType(),
            unsigned.payload(),
            List.of(new Envelope.Signature(id(ada), byEve))));
    refused("1.0.0", "a key that the registry does not know");
  }

  @Test
  void aKeyOfAnotherContextIsNotTrustedAtFirstSight() throws IOException {
    accepted(id(eve), eve, "orders", "team orders");
    signed("1.0.0", eve);
    refused("1.0.0", "which the registry does not accept in the context ledger");
  }

  @Test
  void aLockFromBeforeLearnsWhoSigned() throws IOException {
    signed("1.0.0", ada);
    pull(MONEY + "@1.0.0", "--signatures", "ignored");
    assertThat(lock()).contains("ledger/money@1.0.0 sha256:").doesNotContain("signed-by");
    assertThat(registry.asked()).noneMatch(asked -> asked.contains("envelope"));
    sandbox.write("tapeout.yaml", "signatures: required\n");
    assertThat(pull("--frozen")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(pull()).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
    assertThat(lock()).contains("signed-by:" + id(ada));
    assertThat(pull("--frozen")).as(sandbox.printed()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void whatNamesNoKeyAndNoSettingIsSaid() throws IOException {
    assertThat(pull("--trust", "ada")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(sandbox.err()).contains("'ada' is no id of a key");
    assertThat(pull("--signatures", "maybe")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(sandbox.err()).contains("required, checked, ignored");
    sandbox.write("tapeout.yaml", "signatures: maybe\ntrustedKeys: {ledger: [ada]}\n");
    assertThat(pull()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(sandbox.err()).contains("tapeout.yaml:1:13", "tapeout.yaml:2:24", "64 hexadecimal");
    signed("1.0.0", ada);
    sandbox.write("tapeout.yaml", "trustedKeys: {ledger: []}\n");
    assertThat(pull(MONEY + "@1.0.0")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(sandbox.err()).contains("tapeout.yaml:1:23", "This names no key");
    assertThat(lock()).isEmpty();
  }
}
