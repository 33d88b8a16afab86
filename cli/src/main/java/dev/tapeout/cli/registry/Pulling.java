package dev.tapeout.cli.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.reference.FileTree.Absence;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.Lock;
import dev.tapeout.contracts.registry.PublishedVersions;
import dev.tapeout.contracts.registry.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings versions into a project, each as it is asked for. What {@code tapeout.lock} names and the
 * store has is taken from there, without a network. Not safe for several threads.
 */
final class Pulling implements PublishedVersions {
  private final Path root;
  private final Lock before;
  private final Store store;
  private final RegistryVersions registry;
  private final Signers signers;
  private final boolean frozen;
  private final SortedMap<String, Lock.Entry> met = new TreeMap<>();
  private final List<Path> files = new ArrayList<>();
  private final Set<String> deprecated = new LinkedHashSet<>();
  private int brought;

  private Pulling(
      Path root, Lock before, RegistryVersions registry, Trusting trusting, boolean frozen) {
    this.root = root;
    this.before = before;
    this.store = new Store(root);
    this.registry = registry;
    this.signers = new Signers(trusting, before, registry.registry(), frozen);
    this.frozen = frozen;
  }

  /**
   * Into the project at {@code root}.
   *
   * @param frozen whether {@code tapeout.lock} must name every version already
   * @throws FailureException if the lock cannot be read
   */
  static Pulling into(Path root, RegistryVersions registry, Trusting trusting, boolean frozen)
      throws IOException {
    Path file = root.resolve(Lock.FILE);
    try {
      return new Pulling(root, read(file), registry, trusting, frozen);
    } catch (Lock.MalformedException e) {
      throw new FailureException(ExitCode.GATE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static Lock read(Path file) throws IOException, Lock.MalformedException {
    if (!Files.exists(file)) {
      return Lock.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Lock.read(Lock.FILE, in.readNBytes(Lock.LARGEST + 1));
    }
  }

  /** What the project had before. */
  Lock before() {
    return before;
  }

  /** How many came over the network. */
  int brought() {
    return brought;
  }

  /** What there is to say of what was met: that it will go, and who signed it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(deprecated);
    notes.addAll(signers.notes());
    return notes;
  }

  /** Where what was met lies. */
  List<Path> files() {
    return List.copyOf(files);
  }

  @Override
  public Answer find(ContractVersion version) {
    return bring(version, false);
  }

  /**
   * Brings a version.
   *
   * @param named whether it stays in the lock though nothing refers to it; a frozen one is not
   *     changed for that
   */
  Answer bring(ContractVersion version, boolean named) {
    Lock.@Nullable Entry known = before.entries().get(version.toString());
    if (known == null && frozen) {
      return new Missing(
          new Absence(version + " is not in " + Lock.FILE, "run `tapeout pull`, and commit it"));
    }
    return registry.answer(
        version,
        () -> {
          String digest = known == null ? told(version) : known.digest();
          byte[] kept = store.get(digest);
          byte[] document = kept == null ? sent(version, digest, known != null) : kept;
          String signer = signers.of(version, digest, document, known);
          if (kept == null) {
            keep(version, digest, document);
          }
          boolean stays = known != null && known.named() || named && !frozen;
          met.merge(
              version.toString(),
              new Lock.Entry(digest, signer, stays),
              (a, b) -> new Lock.Entry(a.digest(), a.signer(), a.named() || b.named()));
          files.add(store.file(digest));
          return document;
        });
  }

  /** The digest that the registry tells; that the version will go is noted. */
  private String told(ContractVersion version) {
    ObjectNode told = registry.told(version);
    if (Answers.text(told, "state").equals("deprecated")) {
      String sunset = Answers.text(told, "sunset");
      String note = Answers.text(told, "note");
      deprecated.add(
          version
              + " is deprecated"
              + (sunset.isEmpty() ? "" : ", and may be gone from " + sunset)
              + (note.isEmpty() ? "" : ": " + note));
    }
    return RegistryVersions.digest(told);
  }

  private byte[] sent(ContractVersion version, String digest, boolean known) {
    if (known) {
      String told = told(version);
      if (!told.equals(digest)) {
        throw altered(version, digest, told, "the registry now has");
      }
    }
    return registry.document(version, digest);
  }

  private void keep(ContractVersion version, String digest, byte[] document) {
    try {
      store.put(digest, document);
    } catch (IOException e) {
      throw new FailureException(
          ExitCode.WRONG_USAGE, version + " cannot be kept: " + e.getMessage());
    }
    brought++;
  }

  /**
   * Writes the lock.
   *
   * @param prune whether versions that were not met, nor asked for by name, go
   * @return whether the lock is another one than before
   * @throws FailureException if it should be, and is frozen
   */
  boolean finish(boolean prune) throws IOException {
    SortedMap<String, Lock.Entry> entries = new TreeMap<>(met);
    for (Map.Entry<String, Lock.Entry> old : before.entries().entrySet()) {
      if (!prune || old.getValue().named()) {
        entries.putIfAbsent(old.getKey(), old.getValue());
      }
    }
    if (entries.equals(before.entries())) {
      return false;
    }
    if (frozen) {
      SortedMap<String, Lock.Entry> surplus = new TreeMap<>(before.entries());
      surplus.keySet().removeAll(entries.keySet());
      throw new FailureException(
          ExitCode.GATE_FAILED,
          Lock.FILE
              + " names what no contract refers to: "
              + String.join(", ", surplus.keySet())
              + "; run `tapeout pull --prune`, and commit it");
    }
    Store.write(root.resolve(Lock.FILE), new Lock(entries).text().getBytes(UTF_8));
    return true;
  }

  static FailureException altered(
      ContractVersion version, String expected, String found, String who) {
    return new FailureException(
        ExitCode.GATE_FAILED,
        who
            + " another content for "
            + version
            + ": expected "
            + expected
            + ", got "
            + (found.isEmpty() ? "what is no document" : found)
            + ". A published version never changes: nothing was taken. Is it the right registry?");
  }
}
