package dev.tapeout.cli.output;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.diff.report.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A format and where it goes.
 *
 * @param file as the user named it; null for standard output
 */
record Target(Format format, @Nullable String file) {
  /** The name that stands for standard output. */
  private static final String STANDARD_OUTPUT = "-";

  /**
   * What {@code FORMAT[=FILE]} asks for, files first. One format may be without a file.
   *
   * @param known labels of the formats that there are
   * @param otherwise the format without a file, where none is asked for
   * @param output where the format without a file goes; null or {@code -} for standard output
   */
  static List<Target> of(
      List<String> wishes, List<String> known, Format otherwise, @Nullable String output) {
    List<Target> targets = new ArrayList<>();
    Target plain = null;
    String place = STANDARD_OUTPUT.equals(output) ? null : output;
    for (String wish : wishes) {
      int sign = wish.indexOf('=');
      Format format = format(sign < 0 ? wish : wish.substring(0, sign), known);
      String file = sign < 0 ? STANDARD_OUTPUT : wish.substring(sign + 1);
      if (!file.equals(STANDARD_OUTPUT)) {
        targets.add(new Target(format, file));
      } else if (plain == null) {
        plain = new Target(format, place);
      } else {
        throw new UsageException(
            "two formats for one place: give %1$s or %2$s a file, such as --format %2$s=FILE"
                .formatted(plain.format().label(), format.label()));
      }
    }
    targets.add(plain == null ? new Target(otherwise, place) : plain);
    Set<String> files = new HashSet<>();
    for (Target target : targets) {
      String file = target.file();
      if (file != null && file.isBlank()) {
        throw new UsageException("which file? " + target.format().label() + " has an empty name");
      }
      if (file != null && !files.add(file)) {
        throw new UsageException("two formats for one file: " + file);
      }
    }
    return targets;
  }

  private static Format format(String label, List<String> known) {
    return Format.of(label)
        .filter(format -> known.contains(label))
        .orElseThrow(() -> OutputOptions.noChoice("--format", label, known));
  }
}
