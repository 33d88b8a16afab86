package dev.tapeout.generator.document;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Names that become those of folders, artifacts, images and packages: a contract or an option that
 * says more with one than a name is refused before anything is written.
 */
public final class Naming {
  private static final Pattern JAVA =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
  private static final int LONGEST_PACKAGE = 200;

  private static final String RULE = "bounded-context-declared";

  private Naming() {}

  /** Whether this is a bounded context: in kebab-case, of at most 100 characters. */
  public static boolean isContext(String name) {
    return Profile.isBoundedContext(name);
  }

  /** Whether this can be the package of a service: of ASCII, and none of the platform's. */
  public static boolean isPackage(String name) {
    return name.length() <= LONGEST_PACKAGE
        && JAVA.matcher(name).matches()
        && SourceVersion.isName(name)
        && !name.equals("java")
        && !name.startsWith("java.");
  }

  /**
   * Refuses bounded contexts that are none.
   *
   * @throws UnfitContractException with the place of each
   */
  public static void check(Contract contract) {
    Set<Location> declared = new HashSet<>();
    for (Operation operation : contract.operations()) {
      Node context = operation.boundedContext();
      if (context != null) {
        declared.add(context.location());
      }
    }
    // That an operation has none is fine here: it is part of whichever is generated.
    List<Diagnostic> errors =
        Profile.check(contract, ContractFile.errors(Set.of(RULE)), Formats.ANNOTATION).stream()
            .filter(d -> declared.contains(d.location()))
            .toList();
    if (!errors.isEmpty()) {
      throw new UnfitContractException(errors);
    }
  }

  /**
   * The package of a service whose package nobody names: the context without its hyphens.
   *
   * @throws UnfitContractException with the place, if that is no package
   */
  public static String defaultPackage(Contract contract, String context) {
    String name = context.replace("-", "");
    if (isPackage(name)) {
      return name;
    }
    Location place = contract.node().location();
    for (Operation operation : contract.operations()) {
      if (operation.boundedContext() instanceof StringNode node && node.value().equals(context)) {
        place = node.location();
      }
    }
    throw new UnfitContractException(
        List.of(
            new Diagnostic(
                RULE,
                Severity.ERROR,
                "the bounded context '"
                    + context
                    + "' makes no Java package: '"
                    + name
                    + "' is a word that Java keeps for itself, or too long",
                place,
                "name another package with --package, or with the property basePackage")));
  }
}
