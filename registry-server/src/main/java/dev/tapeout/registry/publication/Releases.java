package dev.tapeout.registry.publication;

import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.report.Judged;
import dev.tapeout.diff.report.Report;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.consumers.Consumers.Consumer;
import dev.tapeout.registry.publication.Refusal.Kind;
import dev.tapeout.registry.store.Database;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whether a version may be released to where others run. */
public final class Releases {
  /**
   * The answer.
   *
   * @param deployed the version that runs there; null where none is known to
   * @param reasons why not, one for each consumer; empty where it may
   */
  public record Answer(@Nullable String deployed, List<String> reasons) {
    public boolean release() {
      return reasons.isEmpty();
    }
  }

  private record Situation(Optional<ContractVersion> deployed, List<Consumer> consumers) {}

  private final Database database;
  private final InstantSource clock;
  private final Publishing publishing;

  public Releases(Database database, InstantSource clock, Publishing publishing) {
    this.database = database;
    this.clock = clock;
    this.publishing = publishing;
  }

  /**
   * Whether {@code version} may run in an environment: every consumer there, as registered or as
   * seen calling within 90 days, finds what it relies on.
   *
   * @throws RefusedException if there is no such version, or nothing is known of the environment: a
   *     mistyped name is no place where nobody is hurt
   */
  public Answer canRelease(ContractVersion version, String environment) {
    LocalDate since =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(Consumers.WINDOW);
    Situation now =
        database.read(sql -> {
          if (Catalogue.version(sql, version).filter(v -> v.state() != State.ARCHIVED).isEmpty()) {
            throw new RefusedException(Kind.MISSING, "there is no " + version);
          }
          if (!Consumers.isKnown(sql, environment)) {
            throw new RefusedException(
                Kind.MISSING, unknown(environment, Consumers.environments(sql)));
          }
          return new Situation(
              Consumers.deployed(sql, environment, version.contract()),
              Consumers.of(sql, version.contract(), since));
        });
    Map<String, List<Finding>> breaks = new HashMap<>();
    List<String> reasons = new ArrayList<>();
    for (Consumer consumer : now.consumers()) {
      String relied = relied(consumer, environment, now.deployed());
      if (relied == null || relied.equals(version.version())) {
        continue;
      }
      ContractVersion from = new ContractVersion(version.contract(), relied);
      for (Finding finding : breaks.computeIfAbsent(relied, r -> breaks(from, version))) {
        if (consumer.uses(finding.operations())) {
          reasons.add(
              consumer.consumer()
                  + " relies on "
                  + relied
                  + ", and this breaks it: "
                  + finding.message()
                  + " ("
                  + finding.rule()
                  + ", "
                  + finding.fingerprint()
                  + ")");
        }
      }
    }
    return new Answer(now.deployed().map(ContractVersion::version).orElse(null), reasons);
  }

  private static String unknown(String environment, List<String> known) {
    return "nothing is known of the environment '"
        + environment
        + "': no deployment was recorded there, and no consumer relies on anything there; "
        + (known.isEmpty() ? "none is known" : "known are " + String.join(", ", known))
        + "; PUT /api/environments/"
        + environment
        + "/deployments/CONTEXT/NAME {\"version\":\"...\"} says what runs there";
  }

  /** The version that a consumer relies on there; null where it is not there. */
  private static @Nullable String relied(
      Consumer consumer, String environment, Optional<ContractVersion> deployed) {
    Consumers.Reliance reliance = consumer.reliance();
    if (reliance == null) {
      return deployed.map(ContractVersion::version).orElse(null);
    }
    String where = reliance.environment();
    return where == null || where.equals(environment) ? reliance.version() : null;
  }

  private List<Finding> breaks(ContractVersion from, ContractVersion to) {
    Report report = publishing.compare(from, to);
    return report.contracts().stream()
        .map(Judged::verdict)
        .flatMap(verdict -> verdict.findings().stream())
        .filter(f -> f.severity() == Severity.BREAKING || f.severity() == Severity.UNDECIDED)
        .toList();
  }
}
