package dev.tapeout.diff.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SarifReportTest {
  private static final List<String> HOSTILE = Hostile.TEXTS;

  /** The schema of the standard, as a library for SARIF carries it. */
  private static final Schema SCHEMA = schema();

  private static String sarif(Report report) {
    return Format.SARIF.render(report, new Style(80, false), Detail.CHANGES, 0);
  }

  private static Schema schema() {
    try (InputStream in =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theLogFitsTheSchemaOfTheStandard() {
    Report report =
        Orders.report(Orders.narrowed(), Orders.removed(), Orders.undecided(), Orders.documented());
    assertThat(SCHEMA.validate(sarif(report), InputFormat.JSON)).isEmpty();
    assertThat(SCHEMA.validate(sarif(report).replace("\"error\"", "\"bad\""), InputFormat.JSON))
        .isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void soDoesALogOnAHostileContract(String text) {
    assertThat(SCHEMA.validate(sarif(Hostile.report(text)), InputFormat.JSON)).isEmpty();
  }

  @Test
  void aResultNamesItsRuleItsPlacesAndItsProof() {
    Node log = parse(sarif(Orders.report(Orders.removed(), Orders.narrowed())));
    assertThat(at(log, "/runs/0/tool/driver/rules/0/id")).isEqualTo("\"operation-removed\"");
    assertThat(at(log, "/runs/0/tool/driver/rules/0/help/text"))
        .contains("Mark it with deprecated: true");
    assertThat(at(log, "/runs/0/results/0/ruleIndex")).isEqualTo("0");
    assertThat(at(log, "/runs/0/results/1/ruleIndex")).isEqualTo("1");
    assertThat(at(log, "/runs/0/results/1/level")).isEqualTo("\"error\"");
    assertThat(at(log, "/runs/0/results/1/message/text"))
        .isEqualTo("\"Property \\\"currency\\\" is now required.\"");
    assertThat(at(log, "/runs/0/results/1/locations/0/physicalLocation"))
        .isEqualTo(
            "{\"artifactLocation\":{\"uri\":\"orders.yaml\",\"uriBaseId\":\"%SRCROOT%\"},"
                + "\"region\":{\"startLine\":12,\"startColumn\":30,\"endLine\":12,\"endColumn\":38}}");
    assertThat(at(log, "/runs/0/results/1/relatedLocations/0/message/text"))
        .isEqualTo("\"Before the change: git:main:orders.yaml:11:25\"");
    assertThat(at(log, "/runs/0/results/1/partialFingerprints/tapeout~1v1"))
        .isEqualTo("\"" + Orders.narrowed().fingerprint() + "\"");
    assertThat(at(log, "/runs/0/results/1/properties/witness/instance")).isEqualTo("{\"id\":4}");
  }

  @Test
  void whatIsRemovedIsShownAtWhatIsLeftAroundIt() {
    Node log = parse(sarif(Orders.report(Orders.removed())));
    assertThat(at(log, "/runs/0/results/0/locations/0/physicalLocation/region/startLine"))
        .isEqualTo("4");
    assertThat(at(log, "/runs/0/results/0/relatedLocations/0/physicalLocation/region/startLine"))
        .isEqualTo("12");
  }

  @Test
  void whatHurtsNobodyIsNoAlert() {
    Node log = parse(sarif(Orders.report(Orders.narrowed(), Orders.widened("New."))));
    assertThat((ArrayNode) Pointers.resolve(log, "/runs/0/results")).hasSize(1);
    assertThat(at(log, "/runs/0/properties/compatible")).isEqualTo("1");
  }

  @Test
  void aMessageCannotBringALink() {
    Node log = parse(sarif(Hostile.report("[click](https://evil.example)")));
    assertThat(at(log, "/runs/0/results/0/message/text")).contains("\\\\[click](");
  }

  @Test
  void rulesOfTheProfileAreExplained() {
    LintReport lint =
        new LintReport(
            List.of("orders.yaml"),
            List.of(
                new dev.tapeout.contracts.document.Diagnostic(
                    "info-version-semver",
                    dev.tapeout.contracts.document.Diagnostic.Severity.ERROR,
                    "No version.",
                    Orders.NEW.declared().keyLocation("info"),
                    null)),
            List.of());
    String text = Format.SARIF.render(lint, new Style(80, false));
    assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
    assertThat(at(parse(text), "/runs/0/tool/driver/rules/0/help/text")).hasSizeGreaterThan(40);
  }

  private static Node parse(String json) {
    Source source = new Source("log.sarif", json.getBytes(UTF_8));
    return Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root());
  }

  private static String at(Node root, String pointer) {
    return Objects.requireNonNull(Pointers.resolve(root, pointer), pointer).toString();
  }
}
