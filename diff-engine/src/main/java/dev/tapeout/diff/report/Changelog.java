package dev.tapeout.diff.report;

import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What those who call a contract want to know about its releases.
 *
 * @param contract name of its file, as the user knows it
 * @param releases the newest first
 */
public record Changelog(String contract, List<Release> releases) {
  /** What the newest release calls itself; the name of its file where it has no title. */
  String subject() {
    Contract newest = releases.isEmpty() ? null : releases.get(0).judged().after();
    String title = newest == null ? null : newest.info().title();
    return title == null || title.isBlank() ? contract : title;
  }

  /** What a change means to a consumer, the most urgent first. */
  enum Kind {
    BREAKING,
    UNDECIDED,
    NEW,
    CHANGED,
    DEPRECATION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One version and what it changes.
   *
   * @param since what the version before is called; null where there is none
   * @param name what this version is called
   * @param judged the step from one to the other
   * @param groups by operation, the most urgent first
   * @param documented how many texts changed that bear on no payload
   * @param documentedAt the operations that those belong to, sorted
   */
  public record Release(
      @Nullable String since,
      String name,
      Judged judged,
      List<Group> groups,
      int documented,
      List<String> documentedAt) {
    /**
     * A release.
     *
     * @param from by which a user knows the version before, such as a tag; null for its {@code
     *     info.version}
     * @param to by which a user knows this version; null for its {@code info.version}
     */
    public static Release of(@Nullable String from, @Nullable String to, Judged judged) {
      Map<String, List<Entry>> byOperation = new TreeMap<>();
      List<Entry> general = new ArrayList<>();
      TreeSet<String> documentedAt = new TreeSet<>();
      int documented = 0;
      for (Shown shown : Shown.of(judged.verdict().findings())) {
        Finding finding = shown.finding();
        if (finding.severity() != Severity.DOCUMENTATION) {
          List<String> operations = new ArrayList<>(new TreeSet<>(reached(shown)));
          Entry entry = new Entry(kind(finding), finding, operations);
          (operations.size() == 1
                  ? byOperation.computeIfAbsent(operations.get(0), o -> new ArrayList<>())
                  : general)
              .add(entry);
        } else if (!finding.rule().equals("schema-equivalent")) {
          documented++;
          documentedAt.addAll(finding.operations());
        }
      }
      List<Group> groups = new ArrayList<>();
      if (!general.isEmpty()) {
        groups.add(Group.of(null, general));
      }
      byOperation.forEach((operation, entries) -> groups.add(Group.of(operation, entries)));
      groups.sort(Comparator.comparing(Group::gravest));
      return new Release(
          judged.before() == null ? null : named(from, judged.versionBefore(), "the former one"),
          named(to, judged.versionAfter(), judged.name()),
          judged,
          groups,
          documented,
          List.copyOf(documentedAt));
    }

    /** What to say where there are no groups; a sentence. */
    String nothing() {
      if (judged.before() == null) {
        return "The first version.";
      }
      return documented > 0
          ? "Nothing but documentation changed."
          : "Nothing changed for those who use it.";
    }

    /** How many changes there are of each kind. */
    Map<Kind, Integer> counts() {
      Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
      groups.stream()
          .flatMap(group -> group.entries().stream())
          .forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
      return counts;
    }

    /** {@code 2 breaking, 1 new}; empty where nothing changed. */
    String counted() {
      List<String> parts = new ArrayList<>();
      counts().forEach((kind, count) -> parts.add(count + " " + kind.word()));
      return String.join(", ", parts);
    }

    private static List<String> reached(Shown shown) {
      Finding mirrored = shown.mirrored();
      List<String> operations = shown.finding().operations();
      return mirrored == null
          ? operations
          : Stream.concat(operations.stream(), mirrored.operations().stream()).toList();
    }

    private static String named(@Nullable String tag, @Nullable String version, String otherwise) {
      if (tag == null) {
        return version == null ? otherwise : version;
      }
      return version == null || tag.contains(version) ? tag : tag + " (" + version + ")";
    }
  }

  /**
   * What changed in one place.
   *
   * @param operation display name; null for what concerns several operations, or none in particular
   * @param entries the most urgent first
   */
  record Group(@Nullable String operation, List<Entry> entries) {
    static Group of(@Nullable String operation, List<Entry> entries) {
      return new Group(
          operation, entries.stream().sorted(Comparator.comparing(Entry::kind)).toList());
    }

    Kind gravest() {
      return entries.get(0).kind();
    }

    String title() {
      return operation == null ? "In general" : operation;
    }
  }

  /**
   * One change.
   *
   * @param operations that it reaches, sorted
   */
  record Entry(Kind kind, Finding finding, List<String> operations) {
    /** What a consumer has to do about it, a sentence; null where nothing need be done. */
    @Nullable String todo() {
      if (kind == Kind.UNDECIDED) {
        return "Look at it yourself: whether it breaks could not be decided.";
      }
      if (kind != Kind.BREAKING) {
        return null;
      }
      Witness witness = finding.witness();
      if (witness != null) {
        return witness.acceptedBy() == Witness.Side.OLD
            ? "Change what you send: the following was accepted and no longer is."
            : "Be ready to receive what could not come before, such as:";
      }
      boolean removed =
          Rules.find(finding.rule()).filter(r -> r.action() == Rule.Action.REMOVED).isPresent();
      return removed
          ? "Stop using it before you move to this version."
          : "Check your code against it before you move to this version.";
    }
  }

  private static Kind kind(Finding finding) {
    Rule rule = Rules.find(finding.rule()).orElse(null);
    return switch (finding.severity()) {
      case BREAKING -> Kind.BREAKING;
      case UNDECIDED -> Kind.UNDECIDED;
      case COMPATIBLE, DOCUMENTATION -> {
        if (rule != null && rule.kind() == Rule.Kind.LIFECYCLE) {
          yield Kind.DEPRECATION;
        }
        boolean added =
            rule != null
                && rule.kind() == Rule.Kind.EXISTENCE
                && rule.action() == Rule.Action.ADDED;
        yield added ? Kind.NEW : Kind.CHANGED;
      }
    };
  }
}
