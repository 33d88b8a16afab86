package dev.tapeout.cli.catalogue;

import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.diff.change.PeerCheck;
import dev.tapeout.diff.change.PeerChecks;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import dev.tapeout.diff.change.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about an id that a report shows.
 *
 * @param about what it watches over
 * @param severity unless the user says otherwise, in words; null where it is always the same
 * @param rule of the catalogue of changes; null where it is none
 */
public record Explanation(
    String id,
    About about,
    @Nullable String severity,
    String title,
    String why,
    String remedy,
    String example,
    @Nullable Rule rule) {
  /** The catalogues. */
  public enum About {
    CHANGE("Changes (tapeout diff, tapeout gate)"),
    CONTRACT("Contracts by themselves (tapeout lint, tapeout gate)"),
    READING("Reading files and references (all commands)");

    private final String heading;

    About(String heading) {
      this.heading = heading;
    }

    public String heading() {
      return heading;
    }
  }

  /** The order of a reference: by catalogue, then by area. */
  public static final Comparator<Explanation> BY_GROUP =
      Comparator.comparing(Explanation::about)
          .thenComparing(e -> e.rule == null ? 0 : e.rule.area().ordinal())
          .thenComparing(Explanation::id);

  /** Something that is said in a few words, such as where a rule can report. */
  public record Fact(String label, String text) {}

  /** All rules, sorted by id within each catalogue. */
  public static List<Explanation> all() {
    List<Explanation> all = new ArrayList<>(ReadingRules.ALL);
    Profile.rules().forEach(rule -> all.add(of(rule)));
    Rules.all().forEach(rule -> all.add(of(rule)));
    all.sort(Comparator.comparing(Explanation::about).thenComparing(Explanation::id));
    return all;
  }

  /** What there is to say about the id; empty where no report shows it. */
  public static Optional<Explanation> find(String id) {
    return all().stream().filter(e -> e.id.equals(id)).findFirst();
  }

  private static Explanation of(Profile.Rule r) {
    String severity = r.severity().name().toLowerCase(Locale.ROOT);
    return new Explanation(
        r.id(), About.CONTRACT, severity, r.title(), r.why(), r.remedy(), r.example(), null);
  }

  private static Explanation of(Rule r) {
    return new Explanation(
        r.id(), About.CHANGE, r.defaults(), r.title(), r.why(), r.remedy(), r.example(), r);
  }

  /** The heading under which a reference lists it. */
  public String group() {
    return rule == null ? about.heading : rule.area().title();
  }

  /** What there is to say in few words; nothing where there is nothing. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    if (severity != null) {
      facts.add(new Fact("Severity", severity));
    }
    if (rule != null) {
      String tags = rule.area().label() + ", " + rule.kind().label() + ", " + rule.action().label();
      facts.add(new Fact("Tags", tags));
      if (rule.proved()) {
        facts.add(new Fact("Decided by", "a proof: what it shows to do no harm is not breaking"));
      }
      String sites = rule.sites().stream().sorted().map(Site::label).collect(joined());
      facts.add(new Fact("Found at", sites));
      if (!rule.former().isEmpty()) {
        facts.add(new Fact("Formerly", String.join(", ", rule.former())));
      }
      String checks = PeerChecks.of(rule).stream().map(PeerCheck::id).collect(joined());
      if (!checks.isEmpty()) {
        facts.add(new Fact("In oasdiff", checks));
      }
    }
    return facts;
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }
}
