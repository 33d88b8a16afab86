package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.openapi.Contract;
import java.util.List;
import java.util.Map;

public final class Profile {
  public record Rule(String id, Diagnostic.Severity severity, String title, String why, String remedy, String example) {}
  private Profile() {}
  public static List<Rule> rules() { return List.of(); }
  public static List<Diagnostic> check(Contract contract, Map<String, Diagnostic.Severity> severities) { return List.of(); }
}
