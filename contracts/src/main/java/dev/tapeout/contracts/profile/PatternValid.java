package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.vocabulary.EcmaScriptPattern;

/** Every pattern is a regular expression. */
final class PatternValid implements ProfileRule {
  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "pattern-valid",
        Severity.ERROR,
        "every pattern is a regular expression of ECMA-262",
        "What is no regular expression in JavaScript's dialect, which JSON Schema prescribes, makes"
            + " validators fail, or checks something else in each language.",
        "Correct the expression; flags, possessive quantifiers, \\A, \\Z and the like are Java's or"
            + " Perl's.",
        """
        type: string
        pattern: ^[A-Z]{3}-[0-9]+$
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    for (ObjectNode schema : inspection.schemas()) {
      if (schema.get("pattern") instanceof StringNode pattern) {
        judge(pattern.value(), pattern.location(), diagnostics);
      }
      if (schema.get("patternProperties") instanceof ObjectNode patterns) {
        for (String pattern : patterns.keys()) {
          judge(pattern, patterns.keyLocation(pattern), diagnostics);
        }
      }
    }
  }

  private static void judge(String pattern, Location location, Diagnostics diagnostics) {
    String problem = EcmaScriptPattern.problem(pattern);
    if (problem != null) {
      diagnostics.add(
          location,
          "the pattern " + Wording.quote(pattern) + " is no regular expression: " + problem,
          "write it as JavaScript understands it (ECMA-262)");
    }
  }
}
