package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.NearNames;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.Set;

/** Schemas hold keywords that mean something. */
final class SchemaKeywordsKnown implements ProfileRule {
  /** What earlier drafts knew; it says nothing now, but was hardly mistyped. */
  private static final Set<String> OLD =
      Set.of("definitions", "dependencies", "additionalItems", "$recursiveRef", "$recursiveAnchor");

  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "schema-keywords-known",
        Severity.WARNING,
        "schemas hold no unknown keywords",
        "A keyword that nobody knows is ignored: a mistyped 'requried' asks for nothing, and no tool"
            + " complains.",
        "Correct the keyword, or start it with 'x-' if it is an extension.",
        """
        type: object
        required: [id]
        x-owner: order team
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    boolean old = inspection.contract().openapi().matches("(2|3\\.0).*");
    for (ObjectNode schema : inspection.schemas()) {
      if (inspection.references().foreignDialect(schema) != null) {
        continue; // another dialect may have keywords of its own
      }
      for (String key : schema.keys()) {
        if (!SchemaKeywords.isKnown(key) && !key.startsWith("x-") && !(old && isOld(key))) {
          judge(schema, key, diagnostics);
        }
      }
    }
  }

  private static boolean isOld(String key) {
    return key.equals("nullable");
  }

  private static void judge(ObjectNode schema, String key, Diagnostics diagnostics) {
    String near = OLD.contains(key) ? null : NearNames.of(key, SchemaKeywords.all());
    String hint;
    if (key.equals("nullable")) {
      hint = "in OpenAPI 3.1 add \"null\" to the types: 'type: [string, \"null\"]'";
    } else if (OLD.contains(key)) {
      hint = "JSON Schema 2020-12 has other keywords for this; references to it still work";
    } else {
      hint =
          near == null
              ? "start it with 'x-' if it is an extension"
              : "did you mean " + Wording.quote(near) + "?";
    }
    diagnostics.add(
        schema.keyLocation(key),
        Wording.quote(key) + " is no keyword of a schema, so it has no effect",
        hint);
  }
}
