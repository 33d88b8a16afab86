package dev.tapeout.contracts.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a source as JSON or YAML, whichever its content is. */
public final class Documents {
  private Documents() {}

  /**
   * What reading gave.
   *
   * @param root the tree; null where nothing usable could be read
   * @param diagnostics all that is wrong, in document order
   */
  public record Reading(@Nullable Node root, List<Diagnostic> diagnostics) {}

  /**
   * Reads a file of the machine; one that is no regular file or larger than {@code limits} allow is
   * not opened.
   *
   * @param name the file's name as the user gave it
   */
  public static Reading read(Path path, String name, Limits limits) {
    Source none = new Source(name, new byte[0]);
    try {
      if (!Files.exists(path)) {
        return unreadable(none, "there is no such file", "check the path");
      }
      if (!Files.isRegularFile(path)) {
        return unreadable(none, "this is no regular file", "name a JSON or YAML file");
      }
      if (Files.size(path) > limits.bytes()) {
        return tooLarge(none, Files.size(path), limits);
      }
      try (InputStream in = Files.newInputStream(path)) {
        // One byte more than allowed shows a file that grew since its size was asked for.
        byte[] bytes = in.readNBytes((int) Math.min(limits.bytes() + 1, Integer.MAX_VALUE - 8));
        return read(new Source(name, bytes), limits);
      }
    } catch (IOException e) {
      return unreadable(none, "the file cannot be read", "check its permissions");
    }
  }

  /** Reads {@code source} within {@code limits}; never throws for what the document holds. */
  public static Reading read(Source source, Limits limits) {
    byte[] bytes = source.bytes();
    if (bytes.length > limits.bytes()) {
      return tooLarge(source, bytes.length, limits);
    }
    Problems problems = new Problems(source);
    Node root = Encoding.check(source, problems) ? parse(source, limits, problems) : null;
    if (root != null) {
      source.root(root);
    }
    return new Reading(root, problems.found());
  }

  private static @Nullable Node parse(Source source, Limits limits, Problems problems) {
    int first = firstNonBlank(source.bytes());
    if (first < 0) {
      problems.emptyDocument();
      return null;
    }
    byte opening = source.bytes()[first];
    if (opening != '{' && opening != '[') {
      return YamlReader.read(source, limits, problems);
    }
    // YAML's flow style starts like JSON, so a file that is called YAML gets a second reading.
    String name = source.name().toLowerCase(Locale.ROOT);
    boolean named = name.endsWith(".yaml") || name.endsWith(".yml");
    Problems asJson = named ? new Problems(source) : problems;
    Node root = JsonReader.read(source, limits, asJson);
    if (named && root == null) {
      return YamlReader.read(source, limits, problems);
    }
    source.readAsJson();
    if (named) {
      problems.addAll(asJson);
    }
    return root;
  }

  private static int firstNonBlank(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return i;
      }
    }
    return -1;
  }

  private static Reading tooLarge(Source source, long size, Limits limits) {
    Problems problems = new Problems(source);
    problems.error(
        "file-too-large",
        0,
        0,
        String.format(
            Locale.ROOT,
            "the file has %,d bytes, more than the %,d that are read",
            size,
            limits.bytes()),
        "cut the contract into several files, or check that this is a contract at all");
    return new Reading(null, problems.found());
  }

  private static Reading unreadable(Source source, String message, String hint) {
    Problems problems = new Problems(source);
    problems.error("file-unreadable", 0, 0, message, hint);
    return new Reading(null, problems.found());
  }
}
