package dev.tapeout.cli.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much the signature of a published version counts when it is pulled. */
public enum Signatures {
  /** A version that nobody has signed is refused. */
  REQUIRED,
  /** So is one by a key that is not trusted; an unsigned one passes where none was ever signed. */
  CHECKED,
  /** Digests alone count. */
  IGNORED;

  /** What {@code tapeout.yaml} calls it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this label; empty where there is none. */
  public static Optional<Signatures> of(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** All labels. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Signatures::label).toList();
  }
}
