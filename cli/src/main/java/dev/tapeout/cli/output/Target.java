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
  /**
   * What {@code FORMAT[=FILE]} asks for, files first. One format may be without a file.
   *
   * @param otherwise the format without a file, where none is asked for
   * @param output where the format without a file goes; null for standard output
   */
  static List<Target> of(List<String> wishes, Format otherwise, @Nullable String output) {
    List<Target> targets = new ArrayList<>();
    Target plain = null;
    for (String wish : wishes) {
      int sign = wish.indexOf('=');
      Format format = format(sign < 0 ? wish : wish.substring(0, sign));
      if (sign >= 0) {
        targets.add(new Target(format, wish.substring(sign + 1)));
      } else if (plain == null) {
        plain = new Target(format, output);
      } else {
        throw new UsageException(
            "two formats for one place: give %1$s or %2$s a file, such as --format %2$s=FILE"
                .formatted(plain.format().label(), wish));
      }
    }
    targets.add(plain == null ? new Target(otherwise, output) : plain);
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

  private static Format format(String label) {
    return Format.of(label)
        .orElseThrow(() -> {
          List<String> all = Format.labels();
          int last = all.size() - 1;
          return new UsageException(
              "--format is %s or %s, and not '%s'"
                  .formatted(String.join(", ", all.subList(0, last)), all.get(last), label));
        });
  }
}
