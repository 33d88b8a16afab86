package dev.tapeout.contracts.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.reference.FileTree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code tapeout.lock}: which content each published version had when it was pulled. A line a
 * version, sorted, so that two branches that add different ones merge.
 *
 * @param entries by {@code context/name@version}
 */
public record Lock(SortedMap<String, Entry> entries) {
  /** The name of the file. */
  public static final String FILE = FileTree.LOCK;

  /** As large as such a file may be, in bytes. */
  public static final int LARGEST = 4 << 20;

  private static final String NAMED = "named";
  private static final String SIGNED_BY = "signed-by:";

  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+)\\s+(sha256:[0-9a-f]{64})(?:\\s+"
              + SIGNED_BY
              + "([0-9a-f]{64}))?(\\s+"
              + NAMED
              + ")?");

  /**
   * What is known of a version.
   *
   * @param digest of its canonical form, {@code sha256:} and 64 hexadecimal digits
   * @param signer the id of the key by which it was signed, which was checked when the entry was
   *     made; null where it was not signed, or nobody looked
   * @param named whether it was asked for by name, so that it stays though nothing refers to it
   */
  public record Entry(String digest, @Nullable String signer, boolean named) {
    /** What both say, as a merge leaves them; null where one of them must be wrong. */
    @Nullable Entry and(Entry other) {
      boolean differ = signer != null && other.signer != null && !signer.equals(other.signer);
      return differ || !digest.equals(other.digest)
          ? null
          : new Entry(digest, signer == null ? other.signer : signer, named || other.named);
    }
  }

  /** The text is no such file. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Where it was read from is part of the message. */
    MalformedException(String file, int line, String what) {
      super(file + ":" + line + ": " + what);
    }
  }

  public Lock {
    entries = new TreeMap<>(entries);
  }

  /** One without a version. */
  public static Lock empty() {
    return new Lock(new TreeMap<>());
  }

  /**
   * Reads one.
   *
   * @param file by which messages call it
   * @throws MalformedException if a line is none of it, or two say of a version what cannot both be
   */
  public static Lock read(String file, byte[] bytes) throws MalformedException {
    if (bytes.length > LARGEST) {
      throw new MalformedException(file, 1, "it is larger than " + (LARGEST >> 20) + " MiB");
    }
    Map<String, Entry> entries = new TreeMap<>();
    int number = 0;
    for (String line : new String(bytes, UTF_8).split("\r?\n", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("<<<<<<<") || line.startsWith("=======") || line.startsWith(">>>>>>>")) {
        throw new MalformedException(
            file, number, "a merge left its mark; keep the lines of both sides");
      }
      Matcher words = LINE.matcher(line.strip());
      Optional<ContractVersion> version =
          words.matches() ? ContractVersion.parse(words.group(1)) : Optional.empty();
      if (version.isEmpty()) {
        throw new MalformedException(
            file,
            number,
            "a line is CONTEXT/NAME@VERSION sha256:DIGEST signed-by:KEY; remove it and run"
                + " `tapeout pull`");
      }
      Entry entry = new Entry(words.group(2), words.group(3), words.group(4) != null);
      String name = version.get().toString();
      Entry before = entries.get(name);
      Entry both = before == null ? entry : before.and(entry);
      if (both == null) {
        throw new MalformedException(
            file,
            number,
            name
                + " has another digest, or another signer, in a line before; keep the line that is"
                + " right");
      }
      entries.put(name, both);
    }
    return new Lock(new TreeMap<>(entries));
  }

  /** The ids of the keys that signed versions of a bounded context. */
  public Set<String> signers(String context) {
    Set<String> signers = new TreeSet<>();
    entries.forEach((name, entry) -> {
      if (entry.signer() != null && name.startsWith(context + "/")) {
        signers.add(entry.signer());
      }
    });
    return signers;
  }

  /** The text of the file. */
  public String text() {
    StringBuilder out =
        new StringBuilder(
            "# Published versions that this project refers to, with the digest of their content,\n"
                + "# and the key by which it is signed.\n"
                + "# Written by `tapeout pull`; keep it under version control.\n");
    entries.forEach((name, entry) -> {
      out.append(name).append(' ').append(entry.digest());
      out.append(entry.signer() == null ? "" : " " + SIGNED_BY + entry.signer());
      out.append(entry.named() ? " " + NAMED : "").append('\n');
    });
    return out.toString();
  }
}
