package dev.tapeout.maven.last;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.project.FilePattern;
import dev.tapeout.cli.project.Glob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last run of a goal that succeeded, as a file in {@code target}: a line for what configured
 * it, for each file that it read (by its hash), each pattern (by the hash of what it meant), and
 * each file that it wrote (by size and time). A file that cannot be read is no last run.
 */
public final class LastRun {
  private static final String CONFIGURATION = "configuration";
  private static final String SUMMARY = "summary";
  private static final String INPUT = "input";
  private static final String PATTERN = "pattern";
  private static final String OUTPUT = "output";

  /** A line: what it is about, by which it is recognised, and its name. */
  private record Entry(String kind, String mark, String name) {}

  private final List<Entry> entries;

  private LastRun(List<Entry> entries) {
    this.entries = entries;
  }

  /** Reads it; null where there is none. */
  public static @Nullable LastRun read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return null;
      }
      List<Entry> entries = new ArrayList<>();
      for (String line : Files.readAllLines(file, UTF_8)) {
        String[] parts = line.split("\t", 3);
        if (parts.length != 3) {
          return null;
        }
        entries.add(new Entry(parts[0], parts[1], parts[2]));
      }
      return new LastRun(entries);
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Writes it.
   *
   * @param configuration hash of all that was configured
   * @param started when the run began, in milliseconds since 1970: what changed since then may have
   *     been read as it was before, so that nothing is written
   */
  public static void write(Path file, String configuration, long started, Done done)
      throws IOException {
    Files.deleteIfExists(file);
    if (!done.repeatable()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    line(CONFIGURATION, configuration, "", text);
    line(SUMMARY, "", done.summary().replaceAll("\\s+", " "), text);
    for (Path input : done.inputs()) {
      if (Files.exists(input) && Files.getLastModifiedTime(input).toMillis() > started) {
        return;
      }
      line(INPUT, Hashes.of(input), input.toString(), text);
    }
    for (FilePattern pattern : done.patterns()) {
      line(PATTERN, meant(pattern), pattern.base() + "\t" + pattern.glob(), text);
    }
    for (Path output : done.outputs()) {
      line(OUTPUT, stamp(output), output.toString(), text);
    }
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  /** Whether all is as it was then. */
  public boolean holds(String configuration) {
    try {
      for (Entry entry : entries) {
        if (!holds(entry, configuration)) {
          return false;
        }
      }
      return !entries.isEmpty();
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  /** What came of it, a few words. */
  public String summary() {
    return entries.stream()
        .filter(e -> e.kind().equals(SUMMARY))
        .map(Entry::name)
        .findFirst()
        .orElse("");
  }

  /** The files that it wrote. */
  public List<Path> outputs() {
    return entries.stream()
        .filter(e -> e.kind().equals(OUTPUT))
        .map(e -> Path.of(e.name()))
        .toList();
  }

  private static boolean holds(Entry entry, String configuration) throws IOException {
    return switch (entry.kind()) {
      case CONFIGURATION -> entry.mark().equals(configuration);
      case SUMMARY -> true;
      case INPUT -> entry.mark().equals(Hashes.of(Path.of(entry.name())));
      case PATTERN -> {
        String[] parts = entry.name().split("\t", 2);
        yield entry.mark().equals(meant(new FilePattern(Path.of(parts[0]), Glob.of(parts[1]))));
      }
      case OUTPUT -> entry.mark().equals(stamp(Path.of(entry.name())));
      default -> false;
    };
  }

  private static String meant(FilePattern pattern) throws IOException {
    return Hashes.of(pattern.files().toString());
  }

  private static String stamp(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis()
        : Hashes.ABSENT;
  }

  private static void line(String kind, String mark, String name, StringBuilder to) {
    to.append(kind).append('\t').append(mark).append('\t').append(name).append('\n');
  }
}
