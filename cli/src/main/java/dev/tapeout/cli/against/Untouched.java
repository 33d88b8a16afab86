package dev.tapeout.cli.against;

import dev.tapeout.cli.git.GitRevision;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.contracts.reference.ReferencedFiles;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which files of a working tree are what they were in a revision, byte for byte, and with all that
 * they refer to. Git's ids of the contents are compared; no document is read.
 */
final class Untouched {
  /** A file as it is now; {@code same} only where it is clear to which files it refers. */
  private record File(boolean same, boolean contract, Set<String> references) {}

  private static final File CHANGED = new File(false, false, Set.of());

  private final FileTree now;
  private final GitRevision base;
  private final Map<String, File> files = new HashMap<>();

  Untouched(FileTree now, GitRevision base) {
    this.now = now;
    this.base = base;
  }

  /** Whether {@code path} and all that it refers to is the same; where in doubt it is not. */
  boolean is(String path) {
    Set<String> met = new HashSet<>(Set.of(path));
    Deque<String> open = new ArrayDeque<>(met);
    String at;
    while ((at = open.poll()) != null) {
      File file = file(at);
      if (!file.same()) {
        return false;
      }
      for (String reference : file.references()) {
        if (met.add(reference)) {
          open.add(reference);
        }
      }
    }
    return true;
  }

  /** Whether an untouched file seems to be a contract, by its text. */
  boolean contract(String path) {
    return file(path).contract();
  }

  private File file(String path) {
    return files.computeIfAbsent(path, this::look);
  }

  private File look(String path) {
    try {
      byte[] content = now.read(path, Limits.DEFAULT.bytes() + 1);
      if (content == null) {
        return base.has(path) ? CHANGED : new File(true, false, Set.of());
      }
      if (!base.holds(path, content)) {
        return CHANGED;
      }
      boolean contract = ContractReader.maybeContract(content);
      return ReferencedFiles.of(path, content)
          .map(references -> new File(true, contract, references))
          .orElse(CHANGED);
    } catch (IOException e) {
      return CHANGED; // whoever reads it will say what is wrong
    }
  }
}
