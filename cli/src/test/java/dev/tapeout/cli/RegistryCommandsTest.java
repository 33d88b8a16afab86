package dev.tapeout.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.contracts.registry.CannedRegistry;
import dev.tapeout.contracts.registry.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands ask a registry for, and what they make of its answers. */
class RegistryCommandsTest {
  private static final String ORDERS = "/api/contracts/orders/orders";

  @TempDir private Path temp;
  private Sandbox sandbox;
  private CannedRegistry registry;

  @BeforeEach
  void aRegistryListens() throws IOException {
    sandbox = new Sandbox(temp);
    sandbox.write("orders.yaml", Sample.contract());
    registry = new CannedRegistry();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private ExitCode run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--registry", registry.address()));
    return sandbox.run(all.toArray(String[]::new));
  }

  @Test
  void theGateComparesWithTheLatestVersionOfTheRegistry() throws IOException {
    registry.says("GET " + ORDERS, 200, "{\"latest\":\"1.0.0\"}");
    registry.says("GET " + ORDERS + "/versions/1.0.0/document", 200, Sample.contract());
    String digest = Store.digest(Sample.contract().getBytes(UTF_8));
    registry.says("GET " + ORDERS + "/versions/1.0.0", 200, "{\"digest\":\"" + digest + "\"}");
    sandbox.write("orders.yaml", Sample.breaking());
    assertThat(run("gate", "orders.yaml", "--against", "registry:orders/orders", "--no-lint"))
        .as(sandbox.printed())
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.out()).contains("BREAKING", "registry:orders/orders@1.0.0:");
  }

  @Test
  void aContractThatIsNamedMustBeInTheRegistry() {
    assertThat(run("gate", "orders.yaml", "--against", "registry:orders/ordres", "--no-lint"))
        .isEqualTo(ExitCode.WRONG_USAGE); // a name that is mistyped lets nothing pass
    assertThat(sandbox.err()).contains("has no contract orders/ordres", "registry: alone");
  }

  @Test
  void aContractThatIsNotThereByItsNamePassesWithTheNamesThatAre() throws IOException {
    sandbox.write("proposed.yaml", Sample.contract());
    registry.says(
        "GET /api/contracts?context=order-management",
        200,
        "{\"items\":[{\"context\":\"order-management\",\"name\":\"orders\",\"latest\":\"1.0.0\"}]}");
    assertThat(run("gate", "proposed.yaml", "--against", "registry:", "--no-lint"))
        .as(sandbox.printed())
        .isEqualTo(ExitCode.FINE);
    assertThat(sandbox.out())
        .contains("registry-contract-unknown", "no version of order-management/proposed")
        .contains("--against registry:CONTEXT/NAME, such as registry:order-management/orders");
  }

  @Test
  void aTokenThatIsRejectedIsNotAskedForAgain() {
    registry.says("GET /api/me", 401, "{\"detail\":\"a token\"}");
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("mistyped\n".getBytes(UTF_8)));
    try {
      assertThat(run("login")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    } finally {
      System.setIn(before);
    }
    assertThat(sandbox.err())
        .contains("does not know this token", "`tapeout registry token`")
        .doesNotContain("Ctrl-D", "log in:");
  }

  @Test
  void publishingSendsAnEnvelopeAndSaysWhatWasKept() {
    registry.says(
        "POST " + ORDERS + "/versions",
        201,
        "{\"version\":{\"version\":\"1.0.0\",\"digest\":\"sha256:1\",\"bump\":\"first\"}}");
    assertThat(run("publish", "orders.yaml", "--as", "orders/orders"))
        .as(sandbox.printed())
        .isEqualTo(ExitCode.FINE);
    assertThat(sandbox.out()).contains("orders/orders@1.0.0 is published (sha256:1, first)");
    assertThat(registry.asked().get(0))
        .contains("application/vnd.tapeout.publication+json", "signatures\":[]");
  }

  @Test
  void whatIsPublishedAndRefersToWhatWillGoIsToldSo() {
    String judgement =
        """
        {"pass":true,"risk":[],"report":{"diagnostics":[
          {"rule":"info-contact","severity":"warning","message":"no contact"},
          {"rule":"reference-deprecated","severity":"warning",
           "message":"ledger/money@1.0.0 is deprecated, and may be gone from 2027-01-31",
           "place":{"file":"orders/orders","pointer":"/a","line":3,"column":5}}]}}
        """;
    registry.says("POST " + ORDERS + "/check", 200, judgement);
    registry.says(
        "POST " + ORDERS + "/versions",
        201,
        "{\"version\":{\"version\":\"1.0.0\",\"digest\":\"sha256:1\",\"bump\":\"minor\"},\"judgement\":"
            + judgement
            + "}");
    for (String[] how :
        List.of(
            new String[] {"--as", "orders/orders"},
            new String[] {"--as", "orders/orders", "--dry-run"})) {
      List<String> arguments = new ArrayList<>(List.of("publish", "orders.yaml"));
      arguments.addAll(List.of(how));
      assertThat(run(arguments.toArray(String[]::new)))
          .as(sandbox.printed())
          .isEqualTo(ExitCode.FINE);
      assertThat(sandbox.out())
          .contains("  warning  ledger/money@1.0.0 is deprecated, and may be gone from 2027-01-31")
          .contains("at orders.yaml:3:5")
          .doesNotContain("no contact");
    }
  }

  @Test
  void aContractOfSeveralFilesIsPublishedAsOneDocumentThatStillRefersToPublishedVersions()
      throws IOException {
    String pinned = "https://registry.example.com/orders/shared/1.0.0#/components/schemas/Money";
    sandbox.write(
        "api.yaml",
        """
        openapi: 3.1.0
        info: { title: t, version: 1.0.0 }
        paths: {}
        components: { schemas: { A: { items: { $ref: 'parts.yaml#/b' } } } }
        """);
    sandbox.write("parts.yaml", "b: { properties: { price: { $ref: '" + pinned + "' } } }\n");
    registry.says("POST " + ORDERS + "/versions", 201, "{\"version\":{\"version\":\"1.0.0\"}}");
    assertThat(run("publish", "api.yaml", "--as", "orders/orders"))
        .as(sandbox.printed())
        .isEqualTo(ExitCode.FINE);
    assertThat(sandbox.out()).contains("Its 2 files are one document there");
    String sent = registry.asked().get(0);
    String payload = sent.replaceFirst("(?s).*\"payload\":\"([^\"]*)\".*", "$1");
    assertThat(new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8))
        .contains("#/components/schemas/b", pinned)
        .doesNotContain("parts.yaml");
  }

  @Test
  void aRefusalIsShownWithWhomItHurts() {
    registry.says(
        "POST " + ORDERS + "/versions",
        422,
        """
        {"title":"refused","status":422,"judgement":{"pass":false,"against":"0.9.0","report":{"findings":[{"severity":"breaking",
        "message":"it breaks","rule":"a-rule","fingerprint":"f1",
        "witness":{"instance":{"a":1},"acceptedBy":"old","rejectedBy":"new"}}]},
        "risk":[{"fingerprint":"f1","consumers":["billing"],"calls":7}]}}
        """);
    assertThat(run("publish", "orders.yaml", "--as", "orders/orders"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.out())
        .contains("breaking  it breaks  [a-rule, f1]", "hurts billing (7 calls in 90 days)")
        .contains("accepted by old, rejected by new: {\"a\":1}");
  }

  @Test
  void aRefusalSaysWhereInTheFileOfTheUserItIs() throws IOException {
    String refusal =
        """
        {"title":"refused","status":422,"judgement":{"pass":false,"report":{"findings":[{"severity":"breaking",
        "message":"it breaks","rule":"a-rule","fingerprint":"f1","new":null,
        "old":{"file":"orders/orders@0.9.0","line":4,"column":5,"pointer":"/paths/~1orders/get"},
        "nearest":{"file":"orders/orders","line":3,"column":1,"pointer":"/paths"}}],
        "diagnostics":[{"severity":"error","message":"it is open","rule":"request-body-closed",
        "place":{"file":"orders/orders","line":12,"column":7,"pointer":"/paths/~1orders/post"}}]}}}
        """;
    registry.says("POST " + ORDERS + "/versions", 422, refusal);
    assertThat(run("publish", "orders.yaml", "--as", "orders/orders"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.out())
        .containsSubsequence("breaking  it", "at orders.yaml:3:1", "was at orders/orders@0.9.0:4:5")
        .containsSubsequence("error  it is open", "at orders.yaml:12:7");

    String own = "components: { schemas: { A: { items: { $ref: 'parts.yaml#/b' } } } }\n";
    sandbox.write("several.yaml", Sample.contract() + own);
    sandbox.write("parts.yaml", "b: { type: string }\n");
    run("publish", "several.yaml", "--as", "orders/orders");
    assertThat(sandbox.out())
        .containsSubsequence("error  it is open", "at /paths/~1orders/post")
        .doesNotContain(":12:7"); // of a document that the user has not
  }

  @Test
  void aKeyIsMadeOnceAndSigns() throws IOException {
    assertThat(run("keys", "generate", "orders.key")).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.path("orders.key.pub")).exists();
    assertThat(run("keys", "generate", "orders.key")).isEqualTo(ExitCode.WRONG_USAGE);
    registry.says("POST " + ORDERS + "/versions", 200, "{\"version\":{}}");
    run("publish", "orders.yaml", "--as", "orders/orders", "--key", "orders.key");
    assertThat(registry.asked().get(0)).contains("\"keyid\":\"");
  }

  @Test
  void exitCodesSayWhoSaidNo() {
    assertThat(run("versions", "orders/orders")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(sandbox.err()).contains("nothing here");
    registry.says("GET " + ORDERS + "/versions?limit=500", 401, "{\"detail\":\"a token\"}");
    assertThat(run("versions", "orders/orders")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(sandbox.err()).contains("tapeout login");
    registry.says("PUT " + ORDERS + "/versions/1.0.0/archive", 409, "{\"detail\":\"relied on\"}");
    assertThat(run("archive", "orders/orders@1.0.0")).isEqualTo(ExitCode.GATE_FAILED);
    registry.close();
    assertThat(run("versions", "orders/orders")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(sandbox.err()).contains("cannot be reached");
  }

  @Test
  void allPagesAreRead() {
    registry.says(
        "GET /api/contracts?q=",
        200,
        "{\"items\":[{\"context\":\"a\",\"name\":\"x\",\"latest\":\"1.0.0\",\"title\":\"X\"}],"
            + "\"next\":\"a/x\"}");
    registry.says(
        "GET /api/contracts?q=&cursor=a%2Fx",
        200,
        "{\"items\":[{\"context\":\"bb\",\"name\":\"y\",\"latest\":\"2.0.0\",\"title\":\"Y\"}]}");
    assertThat(run("contracts")).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.out()).isEqualTo("a/x   1.0.0  X\nbb/y  2.0.0  Y\n");
  }

  @Test
  void anAddressThatIsNoneIsWrongUsage() {
    for (String wrong :
        List.of(
            "registry",
            "ftp://x",
            "http://",
            "http://host/path",
            "http://host#part",
            "http://host:99999",
            "localhost:8181",
            "mailto:x")) {
      assertThat(sandbox.run("contracts", "--registry", wrong)).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(sandbox.err()).contains("'" + wrong + "' is no address of a registry such as");
    }
  }

  @Test
  void aPasswordInAnAddressIsNotRepeated() {
    for (String wrong :
        List.of("http://ada:s3cret@host", "http://ada:s3/c@re t@host", "ada:s3cret@host:8181")) {
      assertThat(sandbox.run("contracts", "--registry", wrong)).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(sandbox.err())
          .contains("***@host", "TAPEOUT_TOKEN")
          .doesNotContain("ada", "s3", "re t");
    }
  }

  @Test
  void whatARegistrySaysIsShownAndNotObeyed() {
    registry.says(
        "GET " + ORDERS + "/versions/1.0.0/can-release?environment=production",
        200,
        "{\"release\":false,\"reasons\":[\"billing\\u001b[2J\\n::error::x\"]}");
    assertThat(run("can-release", "orders/orders@1.0.0", "--to", "production"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.out()).endsWith("  billing␛[2J␊::error::x\n");
    registry.says(
        "POST " + ORDERS + "/check",
        200,
        """
        {"pass":false,"report":{"findings":[{"severity":"breaking","fingerprint":"f1",
        "witness":{"instance":"\\u009b1A","acceptedBy":"old","rejectedBy":"new"}}]},
        "risk":[{"fingerprint":"f1","consumers":["bill\\u001bing"],"calls":7}]}
        """);
    run("publish", "orders.yaml", "--as", "orders/orders", "--dry-run");
    assertThat(sandbox.out())
        .contains("hurts bill␛ing", "\"\uFFFD1A\"")
        .doesNotContain("\u001b", "\u009b");
  }
}
