package dev.tapeout.diff.change;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The checks of oasdiff, as the resource {@code oasdiff.txt} gives them. */
public final class PeerChecks {
  private static final Map<String, PeerCheck> ALL = read();

  private PeerChecks() {}

  /** Every check, sorted by id. */
  public static List<PeerCheck> all() {
    return List.copyOf(ALL.values());
  }

  public static Optional<PeerCheck> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  /** The checks whose findings a rule reports. */
  public static List<PeerCheck> of(Rule rule) {
    return ALL.values().stream().filter(check -> check.rules().contains(rule.id())).toList();
  }

  private static Map<String, PeerCheck> read() {
    Map<String, PeerCheck> checks = new LinkedHashMap<>();
    try (InputStream in = PeerChecks.class.getResourceAsStream("oasdiff.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          PeerCheck check = check(line);
          checks.put(check.id(), check);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checks;
  }

  /** {@code id: rule, rule | condition condition}, or {@code id: none, for REASON}. */
  private static PeerCheck check(String line) {
    int colon = line.indexOf(": ");
    String id = line.substring(0, colon);
    String rest = line.substring(colon + 2);
    if (rest.startsWith("none, for ")) {
      return new PeerCheck(id, List.of(), List.of(), rest.substring("none, for ".length()));
    }
    int bar = rest.indexOf(" | ");
    List<String> rules = List.of((bar < 0 ? rest : rest.substring(0, bar)).split(", "));
    return new PeerCheck(
        id, rules, bar < 0 ? List.of() : conditions(rest.substring(bar + 3)), null);
  }

  private static List<String> conditions(String text) {
    List<String> conditions = new ArrayList<>();
    for (String word : text.split(" ")) {
      int last = conditions.size() - 1;
      if (last >= 0 && conditions.get(last).equals("at")) {
        conditions.set(last, "at " + word);
      } else {
        conditions.add(word);
      }
    }
    return List.copyOf(conditions);
  }
}
