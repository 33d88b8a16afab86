package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.surface.Access.Alternative;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Security as an inclusion of sets: whoever got in under the old contract must get in under the new
 * one. Of a webhook the provider is the caller, so there it is the other way round.
 */
final class Security {
  private Security() {}

  static void compare(Exchange exchange) {
    Operation before = exchange.before();
    Operation after = exchange.after();
    if (!before.inverted()) {
      compare(exchange, Access.of(before), Access.of(after));
    } else if (before.node().has("security") || after.node().has("security")) {
      compareInverted(exchange, Access.of(before), Access.of(after));
    }
  }

  private static void compare(Exchange exchange, Access before, Access after) {
    for (Alternative old : before.alternatives()) {
      if (after.alternatives().stream().noneMatch(a -> a.within(old, Credential::impliedBy))) {
        shutOut(exchange, old, before, after);
      }
    }
    if (after.open() && !before.open()) {
      report(
          exchange,
          "authentication-removed",
          Severity.COMPATIBLE,
          "Nothing is asked of a caller any more.",
          before.place(),
          after.place(),
          before.alternatives(),
          after.alternatives());
      return;
    }
    for (Alternative current : after.alternatives()) {
      if (before.alternatives().stream()
          .noneMatch(a -> a.within(current, Security::sameOrRenewed))) {
        letIn(exchange, current, before);
      }
    }
    OAuthFlows.compare(exchange, before, after);
  }

  /** A scheme that kept its name and changed otherwise is reported as such, not as a new way in. */
  private static boolean sameOrRenewed(Credential mine, Credential other) {
    return mine.impliedBy(other)
        || mine.scheme().equals(other.scheme()) && other.scopes().containsAll(mine.scopes());
  }

  private static void shutOut(Exchange exchange, Alternative old, Access before, Access after) {
    List<Alternative> from = List.of(old);
    if (old.credentials().isEmpty()) {
      report(
          exchange,
          "authentication-added",
          Severity.BREAKING,
          "A caller must now present credentials.",
          before.place(),
          after.place(),
          from,
          after.alternatives());
      return;
    }
    for (Alternative current : after.alternatives()) {
      if (current.within(old, Security::sameOrRenewed)) {
        schemes(exchange, old, current);
        return;
      }
    }
    for (Alternative current : after.alternatives()) {
      if (current.within(old, (mine, other) -> mine.wire().equals(other.wire()))) {
        asksMore(exchange, "scope-added", old, current);
        return;
      }
    }
    for (Alternative current : after.alternatives()) {
      if (old.within(current, Credential::impliedBy)) {
        asksMore(exchange, "credential-added", old, current);
        return;
      }
    }
    report(
        exchange,
        "security-alternative-removed",
        Severity.BREAKING,
        "A caller can no longer get in with " + old.text() + ".",
        old.place(),
        after.place(),
        from,
        List.of());
  }

  private static void schemes(Exchange exchange, Alternative old, Alternative current) {
    for (Credential mine : current.credentials()) {
      for (Credential other : old.credentials()) {
        if (mine.scheme().equals(other.scheme()) && !mine.wire().equals(other.wire())) {
          exchange.report(
              "security-scheme-changed",
              Severity.BREAKING,
              null,
              "The security scheme '"
                  + mine.scheme()
                  + "' was "
                  + other.wire()
                  + " and is "
                  + mine.wire()
                  + ".",
              place(other),
              place(mine),
              other.wire(),
              mine.wire());
        }
      }
    }
  }

  private static void letIn(Exchange exchange, Alternative current, Access before) {
    for (Alternative old : before.alternatives()) {
      if (current.within(old, Credential::impliedBy)) {
        boolean scopes = current.credentials().size() == old.credentials().size();
        report(
            exchange,
            scopes ? "scope-removed" : "credential-removed",
            Severity.COMPATIBLE,
            "A caller needs only " + current.text() + " where it needed " + old.text() + ".",
            old.place(),
            current.place(),
            List.of(old),
            List.of(current));
        return;
      }
    }
    report(
        exchange,
        "security-alternative-added",
        Severity.COMPATIBLE,
        "A caller can now also get in with " + current.text() + ".",
        null,
        current.place(),
        List.of(),
        List.of(current));
  }

  private static void compareInverted(Exchange exchange, Access before, Access after) {
    for (Alternative current : after.alternatives()) {
      if (before.alternatives().stream().noneMatch(a -> a.within(current, Credential::impliedBy))) {
        report(
            exchange,
            "webhook-credentials-changed",
            Severity.BREAKING,
            "The provider now calls with " + current.text() + ".",
            before.place(),
            current.place(),
            before.alternatives(),
            List.of(current));
      }
    }
  }

  private static void asksMore(
      Exchange exchange, String rule, Alternative old, Alternative current) {
    report(
        exchange,
        rule,
        Severity.BREAKING,
        "A caller needs " + current.text() + " where it needed " + old.text() + ".",
        old.place(),
        current.place(),
        List.of(old),
        List.of(current));
  }

  private static @Nullable Location place(Credential credential) {
    return credential.declared() == null ? null : credential.declared().node().location();
  }

  private static void report(
      Exchange exchange,
      String rule,
      Severity severity,
      String message,
      @Nullable Location old,
      @Nullable Location current,
      List<Alternative> from,
      List<Alternative> to) {
    exchange.report(rule, severity, null, message, old, current, text(from), text(to));
  }

  private static String text(List<Alternative> alternatives) {
    return String.join(" or ", alternatives.stream().map(Alternative::text).sorted().toList());
  }
}
