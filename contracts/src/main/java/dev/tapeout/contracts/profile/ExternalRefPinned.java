package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Part;
import java.util.regex.Pattern;

/** References to other contracts name an exact published version. */
final class ExternalRefPinned implements ProfileRule {
  private static final Pattern ABSOLUTE = Pattern.compile("(https?:)?//.*", Pattern.DOTALL);

  /** A semver as a segment of a path, or after an at sign. */
  private static final Pattern PINNED =
      Pattern.compile(
          "[^#?]*[/@]\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?([/#?].*)?", Pattern.DOTALL);

  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "external-ref-pinned",
        Severity.ERROR,
        "a reference to another contract names an exact published version",
        "A reference to 'latest' or to a branch changes its meaning while nobody changes the"
            + " contract. Relative references to files of the same tree are fine: such files are"
            + " parts of the same contract.",
        "Refer to an exact version of a published contract, or keep a copy of the file in the tree.",
        """
        $ref: https://registry.example.com/order-management/orders/1.4.0#/components/schemas/Order
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    for (Part part : inspection.parts()) {
      if (part.node().get("$ref") instanceof StringNode reference) {
        String text = reference.value();
        boolean known = inspection.references().lookUp(part.node(), text).target() != null;
        if (!known
            && text.length() < 10_000
            && ABSOLUTE.matcher(text).matches()
            && !PINNED.matcher(text).matches()) {
          diagnostics.add(
              reference.location(),
              "the reference "
                  + Wording.quote(text)
                  + " leaves the contract and names no exact version",
              "put an exact version of a published contract into it, such as"
                  + " .../order-management/orders/1.4.0#/...");
        }
      }
    }
  }
}
