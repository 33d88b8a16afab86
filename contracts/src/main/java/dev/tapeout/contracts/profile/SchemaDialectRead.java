package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.vocabulary.Dialect;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Schemas are written in a dialect that is judged. */
final class SchemaDialectRead implements ProfileRule {
  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "schema-dialect-read",
        Severity.WARNING,
        "schemas are in OpenAPI's dialect, which is JSON Schema 2020-12",
        "In another dialect the same keyword may mean something else: beside a $ref draft-07 ignores"
            + " all, and 2020-12 has no 'dependencies'. Such schemas are not judged: every change of"
            + " what they say is undecided.",
        "Migrate the schemas to 2020-12 and drop jsonSchemaDialect and $schema.",
        """
        openapi: 3.1.0
        jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    if (inspection.contract().openapi().matches("(2|3\\.0).*")) {
      return; // there neither field exists
    }
    judge(inspection.contract().node().get("jsonSchemaDialect"), diagnostics);
    Set<Node> declared = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ObjectNode schema : inspection.schemas()) {
      StringNode dialect = inspection.references().declaredDialect(schema);
      if (dialect != null && declared.add(dialect)) {
        judge(dialect, diagnostics);
      }
    }
  }

  private static void judge(@Nullable Node declared, Diagnostics diagnostics) {
    if (declared instanceof StringNode dialect && !Dialect.isRead(dialect.value())) {
      diagnostics.add(
          dialect.location(),
          "the dialect "
              + Wording.quote(dialect.value())
              + " is not judged: each change of what its schemas say is undecided",
          "migrate the schemas to JSON Schema 2020-12, the dialect of OpenAPI 3.1");
    }
  }
}
