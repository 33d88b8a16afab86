package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The rules that a contract is held to. */
public final class Profile {
  private static final List<ProfileRule> RULES =
      List.of(
          new OpenApiValid(),
          new InfoVersionSemver(),
          new BoundedContextDeclared(),
          new SiliconFlowValid(),
          new RequestBodyClosed(),
          new ResponseSchemaRole(),
          new ExternalRefPinned(),
          new OperationIdUnique(),
          new OperationIdDeclared(),
          new PathParametersDeclared(),
          new PathTemplatesDistinct(),
          new ExampleValid(),
          new PatternValid(),
          new SchemaKeywordsKnown(),
          new SchemaDialectRead());

  private Profile() {}

  /**
   * What there is to know about a rule.
   *
   * @param id stable, in kebab-case
   * @param severity unless the user says otherwise
   * @param title what it asks for, one line
   * @param why what goes wrong where it is broken
   * @param remedy what to do
   * @param example a piece of YAML that keeps the rule
   */
  public record Rule(
      String id, Severity severity, String title, String why, String remedy, String example) {}

  /** Whether this names a bounded context: in kebab-case, of at most 100 characters. */
  public static boolean isBoundedContext(String name) {
    return BoundedContextDeclared.fits(name);
  }

  /** All rules; the order is for reading. */
  public static List<Rule> rules() {
    return RULES.stream().map(ProfileRule::rule).toList();
  }

  /**
   * Checks a contract.
   *
   * @param severities for rules that shall not have their default severity; {@code OFF} means that
   *     a rule does not run. Ids of other rules do no harm.
   * @return in document order, other files after the contract's own. A rule may report at {@code
   *     INFO}, whatever its severity, what it leaves undecided.
   */
  public static List<Diagnostic> check(
      Contract contract, Map<String, Severity> severities, Formats formats) {
    List<Diagnostic> found = new ArrayList<>();
    Inspection inspection = new Inspection(contract, formats);
    for (ProfileRule rule : RULES) {
      Severity severity = severities.getOrDefault(rule.rule().id(), rule.rule().severity());
      if (severity != Severity.OFF) {
        rule.check(inspection, new Diagnostics(rule.rule().id(), severity, found));
      }
    }
    Source own = contract.source();
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Diagnostic d) -> d.location().source() != own)
                .thenComparing(d -> d.location().file())
                .thenComparingInt(d -> d.location().start())
                .thenComparing(Diagnostic::rule))
        .toList();
  }
}
