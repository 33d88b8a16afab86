package dev.tapeout.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.registry.CannedRegistry;
import dev.tapeout.contracts.registry.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull, publish, and the gate against a registry, in builds of Maven. */
class RegistryGoalsTest {
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

  private static final String PINNED =
      Sandbox.CONTRACT.replace(
          "        state: {",
          "        total: {$ref: 'https://a.example/ledger/money/1.0.0#/components/schemas/Amount'}\n"
              + "        state: {");

  private static final String ORDERS = "/api/contracts/orders/orders";
  private static final String PUBLISHED =
      "{\"version\":{\"version\":\"1.0.0\",\"digest\":\"sha256:1\",\"bump\":\"minor\"}}";

  @TempDir Path folder;
  private Sandbox project;
  private CannedRegistry registry;

  @BeforeEach
  void aRegistryListens() throws IOException {
    project = new Sandbox(folder.toAbsolutePath());
    project.write("orders.yaml", Sandbox.CONTRACT);
    registry = new CannedRegistry();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private void pom(String more, String... goals) throws IOException {
    project.pom(
        "<contracts>orders.yaml</contracts><registry>" + registry.address() + "</registry>" + more,
        goals);
  }

  private void has(String name, String version, String document) {
    String path = "GET /api/contracts/" + name + "/versions/" + version;
    registry.says(path + "/document", 200, document);
    registry.says(path, 200, "{\"digest\":\"" + Store.digest(document.getBytes(UTF_8)) + "\"}");
  }

  /** Online, but for artifacts: nothing that a build needs is asked for elsewhere. */
  private Maven.Build build(String goal, String... more) throws Exception {
    Path settings = folder.resolve("settings.xml");
    if (!Files.exists(settings)) {
      project.write("settings.xml", Sandbox.NO_DOWNLOADS);
    }
    List<String> all = new ArrayList<>(List.of(Sandbox.goal(goal)));
    all.addAll(List.of(more));
    return Maven.ofMachine(Repositories.shared())
        .online(folder, settings, all.toArray(String[]::new));
  }

  private void server(String entry) throws IOException {
    project.write(
        "settings.xml",
        Sandbox.NO_DOWNLOADS.replace(
            "<mirrors>",
            "<servers><server><id>tapeout</id>" + entry + "</server></servers><mirrors>"));
  }

  @Test
  void pullBringsWhatIsReferredToAndLintReadsIt() throws Exception {
    project.write("orders.yaml", PINNED);
    has("ledger/money", "1.0.0", MONEY);
    pom("", "pull", "lint");
    assertThat(build("lint").log()).contains("ledger/money@1.0.0 is not in tapeout.lock");

    Maven.Build first = build("pull");
    assertThat(first.log())
        .contains("BUILD SUCCESS", "tapeout:pull: 1 version pulled, tapeout.lock written (");
    assertThat(project.text("tapeout.lock")).contains("ledger/money@1.0.0 sha256:");
    assertThat(build("pull", "-o").log())
        .contains("tapeout:pull: nothing to do, all is as it was: 1 version pulled");
    assertThat(build("lint", "-o").log()).contains("BUILD SUCCESS", "tapeout:lint: no findings");

    String document = Store.digest(MONEY.getBytes(UTF_8)).replace(':', '-');
    project.write(".tapeout/versions/" + document, "openapi: 3.1.0");
    assertThat(build("pull", "-Dtapeout.frozen").log())
        .contains("tapeout:pull: 1 version pulled, tapeout.lock is as it was (");
    assertThat(project.text(".tapeout/versions/" + document)).isEqualTo(MONEY);
  }

  @Test
  void pullSaysWhereAReferenceLeadsNowhere() throws Exception {
    project.write("orders.yaml", PINNED);
    pom("", "pull");
    assertThat(build("pull").log())
        .contains("orders.yaml:", "nothing here", "tapeout versions ledger/money")
        .contains("tapeout:pull: not every reference could be pulled", "BUILD FAILURE");
    assertThat(build("pull", "-Dtapeout.frozen").log())
        .contains("ledger/money@1.0.0 is not in tapeout.lock");
    assertThat(project.has("tapeout.lock")).isFalse();
  }

  @Test
  void pullOfflineAsksNobodyAndSaysWhatIsMissing() throws Exception {
    project.write("orders.yaml", PINNED);
    has("ledger/money", "1.0.0", MONEY);
    pom("", "pull");
    Maven.Build build = build("pull", "-o");
    assertThat(build.success()).isFalse();
    assertThat(build.log())
        .contains("tapeout:pull: ledger/money@1.0.0 is not on this machine")
        .contains("is not asked: Maven is offline (-o); run it once without");
    assertThat(registry.asked()).isEmpty();
  }

  @Test
  void pullBringsVersionsByNameAndRefusesWhatIsNone() throws Exception {
    has("ledger/money", "1.0.0", MONEY);
    pom("<versions>ledger/money@1.0.0</versions>", "pull");
    assertThat(build("pull").log()).contains("1 version pulled, tapeout.lock written");
    assertThat(project.text("tapeout.lock")).contains(" named\n");
    pom("<versions>ledger/money</versions>", "pull");
    assertThat(build("pull").log()).contains("'ledger/money' names no version; <versions>");
  }

  @Test
  void modulesThatPullAtOnceLoseNothingOfTheLockThatTheyShare() throws Exception {
    String[] modules = {"a", "b", "c", "d"};
    StringBuilder list = new StringBuilder("<packaging>pom</packaging><modules>");
    for (String module : modules) {
      list.append("<module>").append(module).append("</module>");
      has("ledger/" + module, "1.0.0", MONEY);
      project
          .write(module + "/orders.yaml", PINNED.replace("ledger/money", "ledger/" + module))
          .write(module + "/tapeout.yaml", "contracts: orders.yaml\n")
          .write(
              module + "/pom.xml",
              Sandbox.pomOf(
                      "1.0.0", "<registry>" + registry.address() + "</registry>", "pull", "lint")
                  .replace("<artifactId>orders<", "<artifactId>" + module + "<"));
    }
    project.git("init", "--quiet");
    project.write(
        "pom.xml",
        Sandbox.pomOf("1.0.0", "", "lint")
            .replaceFirst("<build>(?s:.*)</build>", list.append("</modules>").toString()));
    Maven.Build build = build("pull", Sandbox.goal("lint"), "-T", "2", "-pl", "a,b,c,d");
    assertThat(build.log()).contains("BUILD SUCCESS").doesNotContain("thread-safe");
    assertThat(project.text("tapeout.lock"))
        .contains("ledger/a@", "ledger/b@", "ledger/c@", "ledger/d@");
    assertThat(build("pull", "-o", "-Dtapeout.frozen", "-pl", "a,b,c,d").log())
        .contains("BUILD SUCCESS");
  }

  @Test
  void publishSendsASignedEnvelopeOnceWithTheTokenOfTheServer() throws Exception {
    SigningKey key = SigningKey.generate();
    key.write(folder.resolve("orders.key"));
    server("<password>s3cret</password>");
    registry.says("POST " + ORDERS + "/versions", 201, PUBLISHED);
    pom("<key>orders.key</key>", "publish");
    Maven.Build first = build("publish");
    assertThat(first.log())
        .contains("BUILD SUCCESS", "orders/orders@1.0.0 is published (sha256:1, minor)")
        .doesNotContain("s3cret");
    assertThat(registry.asked().get(0)).contains("\"keyid\":\"" + key.verification().id());
    assertThat(registry.tokens()).containsExactly("Bearer s3cret");

    assertThat(build("publish").log()).contains("tapeout:publish: nothing to do");
    assertThat(registry.asked()).hasSize(1);
    project.replace("orders.yaml", "version: 1.0.0", "version: 1.1.0");
    assertThat(build("publish").log()).doesNotContain("nothing to do");
    assertThat(registry.asked()).hasSize(2);
  }

  @Test
  void aTokenMayBeEncrypted() throws Exception {
    String security = "-Dsettings.security=" + folder.resolve("security.xml");
    String master = encrypted("--encrypt-master-password", security);
    project.write(
        "security.xml", "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
    server("<password>" + encrypted("--encrypt-password", security) + "</password>");
    registry.says("POST " + ORDERS + "/versions", 200, PUBLISHED);
    pom("", "publish");
    assertThat(build("publish", security).log()).contains("BUILD SUCCESS");
    assertThat(registry.tokens()).containsExactly("Bearer a-word");
    assertThat(build("publish", "-Dsettings.security=nowhere.xml", "-Dtapeout.as=orders/o").log())
        .contains("has a password that cannot be decrypted");
  }

  /** What Maven makes of {@code a-word}. */
  private String encrypted(String how, String security) throws Exception {
    Maven.Build build =
        Maven.ofMachine(Repositories.shared()).build(folder, security, how, "a-word");
    Matcher found = Pattern.compile("\\{[A-Za-z0-9+/=]+}").matcher(build.log());
    assertThat(found.find()).as(build.log()).isTrue();
    return found.group();
  }

  @Test
  void publishSaysWhyTheRegistryRefuses() throws Exception {
    registry.says(
        "POST " + ORDERS + "/versions",
        422,
        """
        {"title":"refused","status":422,"judgement":{"pass":false,"against":"0.9.0","report":{"findings":[{"severity":"breaking",
        "message":"it breaks","rule":"a-rule","fingerprint":"f1"}]},
        "risk":[{"fingerprint":"f1","consumers":["billing"],"calls":7}]}}
        """);
    pom("", "publish");
    Maven.Build build = build("publish");
    assertThat(build.success()).isFalse();
    assertThat(build.log())
        .contains("[ERROR] orders/orders does not pass, compared with 0.9.0:")
        .contains("[ERROR]   breaking  it breaks  [a-rule, f1]")
        .contains("hurts billing (7 calls in 90 days)")
        .contains("tapeout:publish says no: the registry does not take orders.yaml.")
        .contains("tapeout publish --dry-run orders.yaml --registry " + registry.address());
  }

  @Test
  void publishThatCannotBeSaysWhatToDo() throws Exception {
    pom("<as>orders</as>", "publish");
    assertThat(build("publish").log()).contains("'orders' names no contract: write CONTEXT/NAME");
    pom("", "publish");
    registry.says("POST " + ORDERS + "/versions", 401, "{\"detail\":\"a token is needed\"}");
    assertThat(build("publish").log())
        .contains("a token is needed; the token is the <password> of the <server> with the <id>");
    server("<password>${env.NOT_SET}</password>");
    assertThat(build("publish").log())
        .contains("has the password ${env.NOT_SET}, which is not set");
    server("");
    assertThat(build("publish").log()).contains("'tapeout' in settings.xml has no <password>");
    assertThat(build("publish", "-o", "-Dtapeout.server=other").log())
        .contains("it has to be asked", "Maven is offline (-o)");
    registry.close();
    assertThat(build("publish", "-Dtapeout.server=other").log())
        .contains("cannot be reached", "is the address right? <registry> in the configuration");
  }

  @Test
  void publishWithADryRunKeepsNothingAndAsksEachTime() throws Exception {
    registry.says("POST " + ORDERS + "/check", 200, "{\"pass\":true}");
    pom("<dryRun>true</dryRun>", "publish");
    assertThat(build("publish").log()).contains("orders/orders would be published");
    assertThat(build("publish").log()).doesNotContain("nothing to do");
    assertThat(registry.asked())
        .allSatisfy(asked -> assertThat(asked).startsWith("POST " + ORDERS + "/check"));
  }

  @Test
  void theGateHoldsAContractAgainstTheLatestVersionOfTheRegistry() throws Exception {
    registry.says("GET " + ORDERS, 200, "{\"latest\":\"1.0.0\"}");
    has("orders/orders", "1.0.0", Sandbox.CONTRACT);
    pom("<against>registry:</against>", "gate");
    assertThat(build("gate").log()).contains("BUILD SUCCESS", "tapeout:gate: no findings");
    project.replace("orders.yaml", "quantity: { type: integer }", "quantity: { type: string }");
    Maven.Build broken = build("gate");
    assertThat(broken.success()).isFalse();
    assertThat(broken.log())
        .contains("[ERROR] " + folder.toRealPath() + "/orders.yaml:33:21: ")
        .contains("[breaking, type-changed, request]")
        .contains("tapeout gate --against registry: --registry " + registry.address());

    project.write("orders.yaml", Sandbox.CONTRACT);
    assertThat(build("gate").log()).doesNotContain("nothing to do");
    pom("<against>registry:orders/orders@1.0.0</against>", "gate");
    assertThat(build("gate").log()).contains("BUILD SUCCESS");
    assertThat(build("gate", "-o").log()).contains("tapeout:gate: nothing to do");
    pom("<against>registry:</against><tip>true</tip>", "gate");
    assertThat(build("gate").log()).contains("<tip> goes with git:REF");
  }
}
