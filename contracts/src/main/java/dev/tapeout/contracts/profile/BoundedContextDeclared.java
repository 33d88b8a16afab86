package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Every operation has exactly one effective bounded context. */
final class BoundedContextDeclared implements ProfileRule {
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** It becomes part of the names of folders, packages and images. */
  private static final int LONGEST = 100;

  static boolean fits(String name) {
    return name.length() <= LONGEST && KEBAB.matcher(name).matches();
  }

  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "bounded-context-declared",
        Severity.ERROR,
        "every operation belongs to a bounded context",
        "The bounded context is the boundary of the service: it names the contract, says whose keys"
            + " may publish it, and along which lines it can be split.",
        "Write x-domain-bounded-context at the document, at a path item or at an operation; the"
            + " nearest one counts. Its value is in kebab-case, of at most 100 characters.",
        """
        openapi: 3.1.0
        x-domain-bounded-context: order-management
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    Set<Node> judged = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Operation> without = new ArrayList<>();
    for (Operation operation : inspection.operations()) {
      Node context = operation.boundedContext();
      if (context == null) {
        without.add(operation);
      } else if (judged.add(context)) {
        judge(context, diagnostics);
      }
    }
    if (judged.isEmpty() && without.size() > 1) {
      // One cause, one finding: nobody has begun to declare any.
      diagnostics.add(
          inspection.contract().node().keyLocation("openapi"),
          "none of the "
              + without.size()
              + " operations has a bounded context, so nobody knows whose service this is",
          "add '" + Contract.BOUNDED_CONTEXT + ": my-context' at the top of the document");
      return;
    }
    for (Operation operation : without) {
      diagnostics.add(
          Inspection.place(operation),
          operation.displayName() + " has no bounded context",
          "add '" + Contract.BOUNDED_CONTEXT + "' to the operation, its path item or the document");
    }
  }

  private static void judge(Node context, Diagnostics diagnostics) {
    if (!(context instanceof StringNode name)) {
      diagnostics.add(
          context.location(),
          "a bounded context is a string, and this is " + Wording.type(context),
          "name exactly one context");
    } else if (name.value().length() > LONGEST) {
      diagnostics.add(
          context.location(),
          "the bounded context "
              + Wording.quote(name.value())
              + " has "
              + name.value().length()
              + " characters, and may have "
              + LONGEST,
          "use a shorter name");
    } else if (!KEBAB.matcher(name.value()).matches()) {
      diagnostics.add(
          context.location(),
          "the bounded context " + Wording.quote(name.value()) + " is not in kebab-case",
          "use lower case letters and digits in words that are joined by hyphens, such as"
              + " order-management");
    }
  }
}
