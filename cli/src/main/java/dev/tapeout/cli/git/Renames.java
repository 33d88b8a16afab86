package dev.tapeout.cli.git;

import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.SimilarityIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectLoader.SmallObject;
import org.jspecify.annotations.Nullable;

/**
 * Which file that an old revision had, and that is gone, a new contract was. Git records no
 * renames: the pair with the most text in common is taken, as {@code git diff} does, and what is
 * left is paired by bounded context and title.
 */
public final class Renames {
  /** Percent of the text in common, from which on two files are the same one; git's default. */
  private static final int ENOUGH = 50;

  private static final Pattern CONTRACT = Pattern.compile("(?i)\\.(?:ya?ml|json)$");

  private static final int MOST_CANDIDATES = 500;
  private static final long MOST_BYTES = 32L << 20;

  private record Pair(String old, String now, int score) {}

  private final GitRevision base;
  private final Path workTree;
  private final Map<String, String> found = new HashMap<>();

  private Renames(GitRevision base, Path workTree) {
    this.base = base;
    this.workTree = workTree;
  }

  /**
   * Finds the former paths.
   *
   * @param added contracts that {@code base} does not have, by path
   * @return the path in {@code base} of each that was found
   */
  public static Map<String, String> of(Map<String, Contract> added, GitRevision base, Path workTree)
      throws IOException {
    Renames renames = new Renames(base, workTree);
    if (!added.isEmpty()) {
      List<GitRevision.Entry> gone = renames.gone();
      renames.byContent(added.keySet(), gone);
      List<GitRevision.Entry> left =
          gone.stream()
              .filter(entry -> !renames.found.containsValue(entry.path()))
              .limit(MOST_CANDIDATES)
              .toList();
      renames.byText(added.keySet(), left);
      renames.byName(added, left);
    }
    return renames.found;
  }

  /** Files of the revision that could be contracts and are no longer there. */
  private List<GitRevision.Entry> gone() throws IOException {
    return base.entries().stream()
        .filter(entry -> CONTRACT.matcher(entry.path()).find())
        .filter(entry -> !Files.exists(workTree.resolve(entry.path())))
        .toList();
  }

  /** A file that only moved: its content is the same, and if possible its last name. */
  private void byContent(Collection<String> added, List<GitRevision.Entry> gone)
      throws IOException {
    Map<String, ObjectId> contents = new TreeMap<>();
    for (String path : added) {
      Path file = workTree.resolve(path);
      if (Files.isRegularFile(file)) {
        contents.put(path, GitRevision.blob(Files.readAllBytes(file)));
      }
    }
    for (boolean sameName : new boolean[] {true, false}) {
      contents.forEach((path, content) -> {
        for (GitRevision.Entry entry : gone) {
          boolean same = entry.content().equals(content);
          if (same && (!sameName || last(entry.path()).equals(last(path)))) {
            take(entry.path(), path);
          }
        }
      });
    }
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void byText(Collection<String> added, List<GitRevision.Entry> gone) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    Map<String, SimilarityIndex> now = new HashMap<>();
    for (String path : added) {
      Path file = workTree.resolve(path);
      if (!found.containsKey(path) && Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        put(now, path, new SmallObject(Constants.OBJ_BLOB, Files.readAllBytes(file)));
      }
    }
    if (now.isEmpty()) {
      return;
    }
    for (GitRevision.Entry entry : gone) {
      Map<String, SimilarityIndex> old = new HashMap<>();
      ObjectLoader content = base.open(entry);
      if (content.getSize() <= MOST_BYTES) {
        put(old, entry.path(), content);
      }
      SimilarityIndex text = old.get(entry.path());
      if (text != null) {
        now.forEach((path, index) -> pairs.add(pair(entry.path(), text, path, index)));
      }
    }
    pairs.sort(
        Comparator.comparingInt(Pair::score)
            .reversed()
            .thenComparing(Pair::now)
            .thenComparing(Pair::old));
    for (Pair pair : pairs) {
      if (pair.score() >= ENOUGH) {
        take(pair.old(), pair.now());
      }
    }
  }

  private void byName(Map<String, Contract> added, List<GitRevision.Entry> gone) {
    for (GitRevision.Entry entry : gone) {
      if (found.size() == added.size()) {
        return;
      }
      Contract old =
          found.containsValue(entry.path()) ? null : base.contract(entry.path()).contract();
      String name = old == null ? null : name(old);
      if (name != null) {
        added.forEach((path, contract) -> {
          if (Objects.equals(name(contract), name)) {
            take(entry.path(), path);
          }
        });
      }
    }
  }

  private void take(String old, String now) {
    if (!found.containsKey(now) && !found.containsValue(old)) {
      found.put(now, old);
    }
  }

  private static Pair pair(String old, SimilarityIndex a, String now, SimilarityIndex b) {
    return new Pair(old, now, a.score(b, 100));
  }

  private static void put(Map<String, SimilarityIndex> to, String path, ObjectLoader content)
      throws IOException {
    try {
      to.put(path, SimilarityIndex.create(content));
    } catch (SimilarityIndex.TableFullException e) {
      // Too varied a file to be compared this way; its name may still tell.
    }
  }

  /** Bounded context and title; null where the contract has no title. */
  private static @Nullable String name(Contract contract) {
    String title = contract.info().title();
    String context =
        contract.node().get(Contract.BOUNDED_CONTEXT) instanceof StringNode s ? s.value() : "";
    return title == null ? null : context + "/" + title;
  }
}
