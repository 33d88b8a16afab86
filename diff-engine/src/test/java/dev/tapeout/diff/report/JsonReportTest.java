package dev.tapeout.diff.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final Report FULL =
      Orders.report(
          Orders.narrowed(),
          Orders.removed(),
          Orders.undecided(),
          Orders.widened("A header is new."),
          Orders.documented());

  @Test
  void whatIsWrittenFitsThePublishedSchema() throws IOException {
    assertThat(violations(JsonReport.render(FULL, 0))).isEmpty();
    assertThat(violations(JsonReport.render(FULL, 2))).isEmpty();
  }

  @Test
  void newAndRemovedContractsFitThePublishedSchema() throws IOException {
    Verdict verdict = Verdict.added(Policy.SDK);
    Diagnostic diagnostic =
        new Diagnostic(
            "odd",
            Diagnostic.Severity.ERROR,
            "Odd.",
            Orders.NEW.declared().keyLocation("info"),
            null);
    Report report =
        new Report(
            Policy.SDK,
            List.of(
                new Judged("a", null, null, Orders.NEW, verdict, List.of(diagnostic)),
                new Judged("b", null, Orders.OLD, null, verdict, List.of())),
            List.of());
    assertThat(violations(JsonReport.render(report, 0))).isEmpty();
    Node root = parse(JsonReport.render(report, 0));
    assertThat(at(root, "/contracts/0/pass").toString()).isEqualTo("false");
    assertThat(at(root, "/contracts/0/reason").toString())
        .isEqualTo("\"the contract itself has an error\"");
    assertThat(at(root, "/diagnostics/0/rule").toString()).isEqualTo("\"odd\"");
    Report empty =
        new Report(Policy.SDK, List.of(), List.of(new Report.Unreadable("c", List.of(diagnostic))));
    assertThat(violations(JsonReport.render(empty, 0))).isEmpty();
    assertThat(at(parse(JsonReport.render(empty, 0)), "/pass").toString()).isEqualTo("false");
  }

  @Test
  void bothDirectionsOfAChangeAreListed() {
    Node root =
        parse(JsonReport.render(Orders.report(Orders.narrowed(), Orders.promised("GET /a")), 0));
    assertThat(at(root, "/findings/0/severity").toString()).isEqualTo("\"breaking\"");
    assertThat(at(root, "/findings/1/severity").toString()).isEqualTo("\"compatible\"");
  }

  @Test
  void whatIsAcceptedFitsThePublishedSchema() throws IOException {
    String json = JsonReport.render(Orders.accepting(Orders.narrowed()), 0);
    assertThat(violations(json)).isEmpty();
    assertThat(at(parse(json), "/findings/0/severity").toString()).isEqualTo("\"breaking\"");
    assertThat(at(parse(json), "/findings/0/accepted").toString())
        .isEqualTo("{\"reason\":\"Nobody *sends* it.\",\"by\":\"Ada\",\"until\":\"2027-03-31\"}");
    assertThat(violations(json.replace("\"by\": \"Ada\"", "\"by\": 1"))).isNotEmpty();
  }

  @Test
  void theSchemaRejectsWhatIsNoVerdict() throws IOException {
    String broken = JsonReport.render(FULL, 0).replace("\"breaking\"", "\"terrible\"");
    assertThat(violations(broken)).isNotEmpty();
  }

  @Test
  void theFieldsAreThoseOfTheManual() {
    Node root = parse(JsonReport.render(FULL, 0));
    assertThat(at(root, "/bump").toString())
        .isEqualTo("{\"required\":\"major\",\"made\":\"minor\",\"next\":\"3.0.0\"}");
    assertThat(at(root, "/findings/0/rule").toString()).isEqualTo("\"payload-narrowed\"");
    assertThat(at(root, "/findings/0/direction").toString()).isEqualTo("\"request\"");
    assertThat(at(root, "/findings/0/new").toString())
        .isEqualTo(
            "{\"file\":\"orders.yaml\",\"line\":12,\"column\":30,\"pointer\":\""
                + Orders.SCHEMA
                + "/required/1\"}");
    assertThat(at(root, "/findings/0/operations/count").toString()).isEqualTo("4");
    assertThat(at(root, "/findings/0/witness").toString())
        .isEqualTo(
            "{\"instance\":{\"id\":4},\"acceptedBy\":\"old\",\"rejectedBy\":\"new\",\"confirmed\":true}");
    assertThat(at(root, "/findings/1/new").toString()).isEqualTo("null");
    assertThat(at(root, "/findings/1/nearest/pointer").toString()).isEqualTo("\"/paths/~1orders\"");
  }

  @Test
  void whatIsLeftOutIsCounted() {
    Node root = parse(JsonReport.render(FULL, 2));
    assertThat(at(root, "/omittedFindings").toString()).isEqualTo("3");
    assertThat(Pointers.resolve(root, "/findings/2")).isNull();
  }

  private static List<?> violations(String json) throws IOException {
    try (InputStream in = JsonReport.class.getResourceAsStream("verdict.schema.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
      return schema.validate(json, InputFormat.JSON);
    }
  }

  private static Node parse(String json) {
    Source source = new Source("verdict.json", json.getBytes(UTF_8));
    return Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root());
  }

  private static Node at(Node root, String pointer) {
    return Objects.requireNonNull(Pointers.resolve(root, pointer), pointer);
  }
}
