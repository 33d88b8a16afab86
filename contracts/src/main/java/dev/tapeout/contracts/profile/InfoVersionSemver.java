package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.regex.Pattern;

/** {@code info.version} is a semver. */
final class InfoVersionSemver implements ProfileRule {
  /** Semantic Versioning 2.0.0, section "Is there a suggested regular expression". */
  private static final Pattern SEMVER =
      Pattern.compile(
          "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
              + "(-((0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)"
              + "(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
              + "(\\+([0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*))?");

  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "info-version-semver",
        Severity.ERROR,
        "info.version is a semantic version",
        "Whether a change fits its version step can only be told of versions that are numbers with a"
            + " meaning: major, minor, patch.",
        "Write three numbers, such as 1.4.0, and quote them.",
        """
        info:
          title: Orders
          version: 1.4.0
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    // Whether there is an info with a version at all is for the rule openapi-valid.
    if (inspection.contract().node().get("info") instanceof ObjectNode info) {
      Node version = info.get("version");
      if (version instanceof StringNode text
          && (text.value().length() > 256 || !SEMVER.matcher(text.value()).matches())) {
        diagnostics.add(
            version.location(),
            "the version " + Wording.quote(text.value()) + " is no semantic version",
            "write three numbers, such as 1.4.0");
      }
    }
  }
}
