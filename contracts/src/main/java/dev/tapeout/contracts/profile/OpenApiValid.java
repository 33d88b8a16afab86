package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.contracts.validation.SchemaValidation.Fault;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The document is what the OpenAPI specification calls one. */
final class OpenApiValid implements ProfileRule {
  private static final String SCHEMA = "openapi-3.1.schema.json";

  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "openapi-valid",
        Severity.ERROR,
        "the document is a valid OpenAPI document",
        "Tools read an invalid document each in their own way, or not at all. The document is held"
            + " against a JSON Schema of OpenAPI 3.1; an older one is so after it has been lifted to"
            + " 3.1, and one of 3.2 against its own.",
        "Correct the place that the message names; the specification says what may stand there.",
        """
        openapi: 3.1.0
        info: { title: Orders, version: 1.0.0 }
        paths: {}
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    Contract contract = inspection.contract();
    ObjectNode document = contract.node();
    SchemaValidation schema = schema(contract.openapi());
    if (schema == null) {
      diagnostics.undecided(
          contract
              .declared()
              .keyLocation(contract.declared().has("openapi") ? "openapi" : "swagger"),
          "not checked as a whole: there is no schema at hand for documents of version "
              + Wording.quote(contract.openapi()),
          null);
      return;
    }
    Optional<List<Fault>> faults = schema.judge(document);
    if (faults.isEmpty()) {
      diagnostics.undecided(
          document.keyLocation("openapi"),
          "not checked as a whole: the document is too large or too deep",
          null);
      return;
    }
    for (Fault fault : faults.get()) {
      Location place = Wording.place(document, fault);
      // What is not even of the right kind was said when the document was read.
      if (!contract.parts().isMisfit(place)) {
        diagnostics.add(
            place, "not as OpenAPI has it: " + Wording.of(document, fault), Wording.hint(fault));
      }
    }
  }

  /** The schema of documents of this version; null where there is none. */
  private static @Nullable SchemaValidation schema(String version) {
    if (version.startsWith("3.0") || version.startsWith("3.1")) {
      return PublishedSchema.validation(SCHEMA);
    }
    return version.startsWith("3.2")
        ? PublishedSchema.validation(SCHEMA, "openapi-3.2.patch.json")
        : null;
  }
}
