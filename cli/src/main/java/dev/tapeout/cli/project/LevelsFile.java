package dev.tapeout.cli.project;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.diff.change.PeerChecks;
import dev.tapeout.diff.change.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of oasdiff's option {@code --severity-levels}: a check and a level on each line. That
 * tool's {@code warn} and {@code info} are both no break, so both mean {@code warning} here.
 */
final class LevelsFile {
  private static final Map<String, Severity> LEVELS =
      Map.of(
          "err", Severity.ERROR,
          "warn", Severity.WARNING,
          "info", Severity.WARNING,
          "none", Severity.OFF);

  private static final int LONGEST = 1 << 20;

  private final Path directory;
  private final List<Diagnostic> diagnostics;

  /**
   * @param directory that the name of the file counts from, and that it must not lead out of
   */
  LevelsFile(Path directory, List<Diagnostic> diagnostics) {
    this.directory = directory;
    this.diagnostics = diagnostics;
  }

  Map<String, Severity> read(StringNode name) {
    Map<String, Severity> levels = new LinkedHashMap<>();
    byte[] bytes = bytes(name);
    if (bytes != null) {
      Source source = new Source(name.value(), bytes);
      int start = 0;
      for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)) {
        line(line.strip(), new Location(source, start, start + line.length()), levels);
        start += line.length() + 1;
      }
    }
    return levels;
  }

  private void line(String line, Location place, Map<String, Severity> levels) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String[] words = line.split("\\s+");
    Severity level = words.length == 2 ? LEVELS.get(words[1]) : null;
    if (level == null) {
      wrong(place, "This is no check and its level.", "Write a check and err, warn, info or none.");
    } else if (PeerChecks.find(words[0]).isEmpty() && Rules.find(words[0]).isEmpty()) {
      wrong(place, "oasdiff 1.28 has no check '" + words[0] + "'.", "Take the line out.");
    } else {
      levels.put(words[0], level);
    }
  }

  private byte @Nullable [] bytes(StringNode name) {
    try {
      Path file = directory.resolve(name.value()).toRealPath();
      if (file.startsWith(directory.toRealPath()) && Files.size(file) <= LONGEST) {
        return Files.readAllBytes(file);
      }
    } catch (IOException | IllegalArgumentException e) {
      // Said below: there is no such file for us.
    }
    String hint = "Name a file below the directory of " + Settings.FILE + ".";
    wrong(name.location(), "The file of levels cannot be read.", hint);
    return null;
  }

  private void wrong(Location place, String message, String hint) {
    diagnostics.add(new Diagnostic("settings", Severity.ERROR, message, place, hint));
  }
}
