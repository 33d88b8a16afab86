package dev.tapeout.cli.changelog;

import dev.tapeout.diff.verdict.Semver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which tags are releases of the same thing, and in which order. */
final class TagOrder {
  /** {@code v1}, {@code orders/v1.2}, {@code 1.2.3-rc.1}. */
  private static final Pattern NAME =
      Pattern.compile("(?<thing>[^~^@]*?)(?<core>\\d+(?:\\.\\d+){0,2})(?<rest>(?:-[^/]*)?)");

  private record Named(String thing, Semver version) {}

  private TagOrder() {}

  /**
   * Of each commit that has them, the tag that is named after the same thing as both ends are;
   * where those are not named so, its first that names a version, or else its first. The newest
   * stands first: by the versions where all have one, else as they came.
   *
   * @param tags of each commit, in the order of the history, the newest first
   */
  static List<String> of(String from, String to, List<List<String>> tags) {
    String thing = named(from).map(Named::thing).orElse("");
    boolean alike =
        named(from).isPresent() && named(to).filter(n -> n.thing().equals(thing)).isPresent();
    Map<String, Semver> versions = new HashMap<>();
    List<String> chosen = new ArrayList<>();
    for (List<String> ofCommit : tags) {
      Optional<String> fitting =
          ofCommit.stream()
              .filter(tag -> named(tag).filter(n -> !alike || n.thing().equals(thing)).isPresent())
              .findFirst();
      fitting.ifPresent(tag -> versions.put(tag, named(tag).orElseThrow().version()));
      if (fitting.isPresent() || !alike) {
        chosen.add(fitting.orElse(ofCommit.get(0)));
      }
    }
    if (versions.size() == chosen.size()) {
      chosen.sort(Comparator.<String, Semver>comparing(versions::get).reversed());
    }
    return chosen;
  }

  private static Optional<Named> named(String tag) {
    Matcher matcher = NAME.matcher(tag);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    StringBuilder core = new StringBuilder(matcher.group("core"));
    while (core.chars().filter(c -> c == '.').count() < 2) {
      core.append(".0");
    }
    return Semver.parse(core + matcher.group("rest"))
        .map(version -> new Named(matcher.group("thing"), version));
  }
}
