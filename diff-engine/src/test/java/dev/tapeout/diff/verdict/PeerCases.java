package dev.tapeout.diff.verdict;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.surface.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pairs of contracts in the tests of the widest peer, each with what it says of them. */
final class PeerCases {
  private static final Path FOLDER =
      Path.of(System.getProperty("tapeout.corpus", "../../shared/corpus"), "peer-cases");

  private static final Terms TERMS = new Terms(Policy.TOLERANT, LocalDate.of(2026, 11, 25));

  private PeerCases() {}

  /**
   * One pair.
   *
   * @param theirs {@code error} breaks, {@code warning} may break, {@code info} and {@code none} do
   *     not
   */
  record Case(String name, String theirs, Path before, Path after) {
    /** The worst first. */
    List<Finding> findings() throws IOException {
      return Verdict.of(contract(before), contract(after), TERMS, true).findings();
    }

    Opinions opinions(List<Finding> findings) {
      Severity worst = findings.isEmpty() ? Severity.DOCUMENTATION : findings.get(0).severity();
      return new Opinions(
          theirs,
          switch (worst) {
            case BREAKING -> "breaking";
            case UNDECIDED -> "undecided";
            case COMPATIBLE, DOCUMENTATION -> "compatible";
          });
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** All pairs, in the order of the list; the test is skipped where there is none. */
  static List<Case> read() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "the corpus is not there: " + FOLDER);
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("cases.jsonl"))) {
      ObjectNode row = (ObjectNode) parse("cases.jsonl", line);
      cases.add(
          new Case(
              text(row, "case"),
              text(row, "peer_verdict"),
              FOLDER.resolve(text(row, "base")),
              FOLDER.resolve(text(row, "revision"))));
    }
    return cases;
  }

  /**
   * What is said of a case.
   *
   * @param ours {@code breaking}, {@code compatible} or {@code undecided}
   */
  record Opinions(String theirs, String ours) {
    /** A warning is no answer. */
    boolean agree() {
      return theirs.equals("error") && ours.equals("breaking")
          || (theirs.equals("info") || theirs.equals("none")) && ours.equals("compatible");
    }
  }

  /** A row of the table. */
  record Row(Opinions opinions, String because, @Nullable Node witness) {}

  /** The table of disagreements, by case. */
  static Map<String, Row> table() throws IOException {
    Map<String, Row> rows = new LinkedHashMap<>();
    try (InputStream in = PeerCases.class.getResourceAsStream("peer-disagreements.yaml")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (Node group : (ArrayNode) parse("peer-disagreements.yaml", text)) {
        ObjectNode object = (ObjectNode) group;
        for (ObjectNode.Member row :
            ((ObjectNode) Objects.requireNonNull(object.get("cases"))).members()) {
          ObjectNode cells = (ObjectNode) row.value();
          Opinions opinions = new Opinions(text(cells, "theirs"), text(cells, "ours"));
          rows.put(row.key(), new Row(opinions, text(object, "because"), cells.get("witness")));
        }
      }
    }
    return rows;
  }

  private static Node parse(String name, String text) {
    Source source = new Source(name, text.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root());
  }

  private static String text(ObjectNode object, String key) {
    return object.get(key) instanceof StringNode s ? s.value() : "";
  }

  private static Contract contract(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    Workspace workspace = new Workspace(new DirectoryTree(folder, ""), Limits.DEFAULT);
    String name = Objects.requireNonNull(file.getFileName()).toString();
    return Objects.requireNonNull(ContractReader.read(workspace, name).contract(), file.toString());
  }
}
