package dev.tapeout.diff.acceptance;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.NearNames;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an acceptance file; what is wrong with it becomes a diagnostic, all of it in one run. */
public final class AcceptanceReader {
  /** Stands for what is wrong with the file. */
  public static final String INVALID = "acceptance-invalid";

  private static final String ROOT = "acceptances";
  private static final List<String> KEYS =
      List.of(
          "fingerprint",
          "contract",
          "rule",
          "direction",
          "old",
          "new",
          "from",
          "to",
          "reason",
          "by",
          "until");

  private static final Limits LIMITS = new Limits(8L << 20, 16, 500_000);

  private final List<Acceptance> acceptances = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private AcceptanceReader() {}

  /**
   * What reading gave.
   *
   * @param acceptances in the order of the file, but for those with which something is wrong
   * @param diagnostics what is wrong
   */
  public record Reading(List<Acceptance> acceptances, List<Diagnostic> diagnostics) {}

  /** Reads a file; one that is empty or holds nothing but comments accepts nothing. */
  public static Reading read(Source source) {
    AcceptanceReader reader = new AcceptanceReader();
    Documents.Reading reading = Documents.read(source, LIMITS);
    if (reading.diagnostics().stream().noneMatch(d -> d.rule().equals("empty-document"))) {
      reader.diagnostics.addAll(reading.diagnostics());
      reader.root(reading.root());
    }
    return new Reading(List.copyOf(reader.acceptances), List.copyOf(reader.diagnostics));
  }

  private void root(@Nullable Node root) {
    if (root == null || root instanceof NullNode) {
      return;
    }
    if (!(root instanceof ObjectNode object)) {
      wrong(root.location(), "An acceptance file is an object.", "Begin with 'acceptances:'.");
      return;
    }
    unknown(object, List.of(ROOT));
    Node list = object.get(ROOT);
    if (list instanceof ArrayNode array) {
      array.forEach(this::entry);
    } else if (list != null && !(list instanceof NullNode)) {
      wrong(list.location(), "'acceptances' is a list.", null);
    }
    Set<String> seen = new HashSet<>();
    for (Acceptance acceptance : acceptances) {
      if (!seen.add(acceptance.contract() + "\n" + acceptance.fingerprint())) {
        wrong(
            acceptance.location(),
            "This finding is accepted twice.",
            "Keep the entry that is right, and delete the other.");
      }
    }
  }

  private void entry(Node node) {
    if (!(node instanceof ObjectNode entry)) {
      wrong(node.location(), "An acceptance is an object.", "`tapeout accept` writes one.");
      return;
    }
    int before = diagnostics.size();
    unknown(entry, KEYS);
    String fingerprint = needed(entry, "fingerprint");
    if (!fingerprint.isEmpty() && !fingerprint.matches("[0-9a-f]{16}")) {
      wrong(
          place(entry, "fingerprint"),
          "A fingerprint has 16 hexadecimal digits.",
          "Copy it from a report.");
    }
    Acceptance acceptance =
        new Acceptance(
            fingerprint,
            needed(entry, "contract"),
            needed(entry, "rule"),
            text(entry, "direction"),
            text(entry, "old"),
            text(entry, "new"),
            textOrEmpty(entry, "from"),
            textOrEmpty(entry, "to"),
            needed(entry, "reason"),
            needed(entry, "by"),
            day(entry),
            place(entry, "fingerprint"));
    if (diagnostics.size() == before) {
      acceptances.add(acceptance);
    }
  }

  private void unknown(ObjectNode object, List<String> known) {
    for (ObjectNode.Member member : object.members()) {
      if (!known.contains(member.key())) {
        String near = NearNames.of(member.key(), known);
        wrong(
            object.keyLocation(member.key()),
            "An acceptance file has no '" + member.key() + "'.",
            near == null
                ? "Known are: " + String.join(", ", known) + "."
                : "Did you mean '" + near + "'?");
      }
    }
  }

  private String needed(ObjectNode entry, String key) {
    if (!entry.has(key)) {
      wrong(entry.location(), "This acceptance lacks '" + key + "'.", null);
      return "";
    }
    String value = textOrEmpty(entry, key);
    if (value.isBlank() && entry.get(key) instanceof StringNode) {
      wrong(place(entry, key), "'" + key + "' is empty.", null);
    }
    return value;
  }

  private String textOrEmpty(ObjectNode entry, String key) {
    String value = text(entry, key);
    return value == null ? "" : value;
  }

  private @Nullable String text(ObjectNode entry, String key) {
    Node value = entry.get(key);
    if (value == null || value instanceof StringNode) {
      return value instanceof StringNode string ? string.value() : null;
    }
    wrong(value.location(), "'" + key + "' is a text.", "Put it in double quotes.");
    return null;
  }

  private @Nullable LocalDate day(ObjectNode entry) {
    String text = text(entry, "until");
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      wrong(place(entry, "until"), "'" + text + "' is no day.", "Write it as 2027-03-31.");
      return null;
    }
  }

  private static Location place(ObjectNode entry, String key) {
    Node value = entry.get(key);
    return value == null ? entry.location() : value.location();
  }

  private void wrong(Location location, String message, @Nullable String hint) {
    diagnostics.add(new Diagnostic(INVALID, Severity.ERROR, message, location, hint));
  }
}
