package dev.tapeout.maven.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the name of a revision can depend on: HEAD, branches, tags, and where a shallow clone
 * ends. Read as files, because git itself would take longer to start than all the rest.
 */
public final class GitState {
  private static final List<String> OF_TREE = List.of("HEAD", "ORIG_HEAD", "FETCH_HEAD");
  private static final List<String> SHARED = List.of("packed-refs", "shallow", "refs", "reftable");

  private GitState() {}

  /** A text that is another whenever a name may mean another commit; empty outside of git. */
  public static String of(Path root) throws IOException {
    Path git = repository(root);
    if (git == null) {
      return "";
    }
    Path shared = git;
    Path common = git.resolve("commondir");
    if (Files.isRegularFile(common)) {
      shared = git.resolve(Files.readString(common).strip()).normalize();
    }
    StringBuilder text = new StringBuilder();
    for (String name : OF_TREE) {
      append(git.resolve(name), text);
    }
    for (String name : SHARED) {
      append(shared.resolve(name), text);
    }
    return text.toString();
  }

  private static @Nullable Path repository(Path root) throws IOException {
    Path git = root.resolve(".git");
    if (Files.isRegularFile(git)) {
      String text = Files.readString(git).strip();
      return text.startsWith("gitdir:") ? root.resolve(text.substring(7).strip()) : null;
    }
    return Files.isDirectory(git) ? git : null;
  }

  private static void append(Path file, StringBuilder text) throws IOException {
    if (Files.isRegularFile(file)) {
      text.append(file).append('\n').append(new String(Files.readAllBytes(file), UTF_8));
    } else if (Files.isDirectory(file)) {
      List<Path> within;
      try (var list = Files.list(file)) {
        within = list.sorted().toList();
      }
      for (Path each : within) {
        append(each, text);
      }
    }
  }
}
