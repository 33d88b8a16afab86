package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code info.version} of one contract.
 *
 * @param text as written; null where there is none
 * @param semver what it means; null where it cannot be read as a version
 * @param where it stands, or should stand
 */
record Version(@Nullable String text, @Nullable Semver semver, Location where) {
  static Version of(Contract contract) {
    ObjectNode info = contract.info().node();
    Node value = info.get("version");
    // Unquoted in YAML, 1.0 is a number.
    String text =
        value instanceof StringNode s
            ? s.value()
            : value instanceof NumberNode n ? n.literal() : null;
    Location where =
        value != null
            ? value.location()
            : contract.node().get("info") != null ? info.location() : contract.node().location();
    Optional<Semver> semver = text == null ? Optional.empty() : Semver.parseLeniently(text);
    return new Version(text, semver.orElse(null), where);
  }

  /** What is wrong with it; null where nothing is. */
  @Nullable Diagnostic problem() {
    if (text == null) {
      return new Diagnostic(
          "version-missing",
          Severity.WARNING,
          "The contract has no info.version.",
          where,
          "Give it a version of three numbers, such as 1.0.0.");
    }
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    if (semver == null) {
      return new Diagnostic(
          "version-unreadable",
          Severity.WARNING,
          "info.version '" + shown + "' is no semantic version, so no step can be told from it.",
          where,
          "Write three numbers, such as 1.0.0 (semver.org).");
    }
    return Semver.parse(text).isPresent()
        ? null
        : new Diagnostic(
            "version-not-strict",
            Severity.WARNING,
            "info.version '" + shown + "' is read as " + semver + ".",
            where,
            "Write '" + semver + "'.");
  }
}
