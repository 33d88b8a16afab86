package dev.tapeout.diff.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.diff.acceptance.Acceptance;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Witness;
import dev.tapeout.diff.change.Witness.Side;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Two versions of a small contract and what could be said about them. */
final class Orders {
  static final Contract OLD =
      read(
          "git:main:orders.yaml",
          """
          openapi: 3.1.0
          info: {title: Orders, version: 2.3.0}
          paths:
            /orders:
              post:
                requestBody:
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [id]
              get:
                responses: {}
          """);

  static final Contract NEW =
      read(
          "orders.yaml",
          """
          openapi: 3.1.0
          info: {title: Orders, version: 2.4.0}
          paths:
            /orders:
              post:
                description: Takes an order.
                requestBody:
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [id, currency]
          """);

  static final String SCHEMA = "/paths/~1orders/post/requestBody/content/application~1json/schema";

  private Orders() {}

  static Finding narrowed() {
    Node instance = Values.object(Map.of("id", Values.number(4)));
    return new Finding(
        "payload-narrowed",
        Severity.BREAKING,
        Direction.REQUEST,
        "Property \"currency\" is now required.",
        value(OLD, SCHEMA + "/required"),
        value(NEW, SCHEMA + "/required/1"),
        "",
        "currency",
        List.of("GET /a", "GET /b", "PATCH /c", "POST /orders"),
        new Witness(instance, Side.OLD, Side.NEW, true),
        null);
  }

  static Finding removed() {
    return new Finding(
        "operation-removed",
        Severity.BREAKING,
        null,
        "GET /orders is removed.",
        key(OLD, "/paths/~1orders", "get"),
        null,
        "",
        "",
        List.of("GET /orders"),
        null,
        null);
  }

  static Finding documented() {
    return new Finding(
        "description-changed",
        Severity.DOCUMENTATION,
        null,
        "The description changed.",
        null,
        key(NEW, "/paths/~1orders/post", "description"),
        "",
        "",
        List.of("POST /orders"),
        null,
        null);
  }

  static Finding widened(String what) {
    return new Finding(
        "header-added",
        Severity.COMPATIBLE,
        null,
        what,
        null,
        key(NEW, "/paths/~1orders", "post"),
        "",
        "",
        List.of("POST /orders"),
        null,
        null);
  }

  static Finding undecided() {
    return new Finding(
        "payload-undecided",
        Severity.UNDECIDED,
        Direction.RESPONSE,
        "It could not be decided what \"pattern\" does.",
        value(OLD, SCHEMA + "/type"),
        value(NEW, SCHEMA + "/type"),
        "",
        "",
        List.of("POST /orders"),
        null,
        "an intersection of regular expressions with more than 10000 states");
  }

  /** {@link #narrowed} in the other direction, where it is compatible. */
  static Finding promised(String... operations) {
    Finding f = narrowed();
    return new Finding(
        f.rule(),
        Severity.COMPATIBLE,
        Direction.RESPONSE,
        f.message(),
        f.before(),
        f.after(),
        f.from(),
        f.to(),
        List.of(operations),
        null,
        null);
  }

  static Diagnostic diagnostic() {
    Location place = NEW.declared().keyLocation("info");
    return new Diagnostic("odd", Diagnostic.Severity.ERROR, "Odd.", place, "Make it even.");
  }

  static Report report(Finding... findings) {
    Verdict verdict =
        new Verdict(
            Policy.TOLERANT,
            false,
            Bump.MAJOR,
            Bump.MINOR,
            "3.0.0",
            "the changes need a major version, at least 3.0.0",
            false,
            List.of(findings),
            List.of(),
            Map.of());
    Judged judged = new Judged("orders.yaml", null, OLD, NEW, verdict, List.of());
    return new Report(Policy.TOLERANT, List.of(judged), List.of());
  }

  /** As {@link #report}, the findings accepted. */
  static Report accepting(Finding... findings) {
    Map<String, Acceptance> accepted = new HashMap<>();
    for (Finding f : findings) {
      LocalDate until = LocalDate.of(2027, 3, 31);
      Acceptance acceptance = Acceptance.of(f, "orders.yaml", "Nobody *sends* it.", "Ada", until);
      accepted.put(f.fingerprint(), acceptance);
    }
    Verdict verdict =
        new Verdict(
            Policy.TOLERANT,
            true,
            Bump.PATCH,
            Bump.MINOR,
            "2.3.1",
            null,
            false,
            List.of(findings),
            List.of(),
            accepted);
    Judged judged = new Judged("orders.yaml", null, OLD, NEW, verdict, List.of());
    return new Report(Policy.TOLERANT, List.of(judged), List.of());
  }

  static Contract read(String name, String text) {
    Workspace workspace =
        new Workspace(
            (path, most) -> path.equals(name) ? text.getBytes(UTF_8) : null, Limits.DEFAULT);
    return Objects.requireNonNull(ContractReader.read(workspace, name).contract());
  }

  private static Location value(Contract contract, String pointer) {
    return Objects.requireNonNull(Pointers.resolve(contract.declared(), pointer)).location();
  }

  private static Location key(Contract contract, String pointer, String key) {
    return ((ObjectNode) Objects.requireNonNull(Pointers.resolve(contract.declared(), pointer)))
        .keyLocation(key);
  }
}
