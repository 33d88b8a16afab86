package dev.tapeout.runtime.profiling;

import dev.tapeout.runtime.profiling.Profile.Frame;
import dev.tapeout.runtime.profiling.Profile.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The class histogram of HotSpot ({@code jcmd GC.class_histogram}). */
final class ClassHistogram {
  private static final Pattern ROW =
      Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)(?:\\s.*)?");

  private ClassHistogram() {}

  /** Of the objects that a full collection leaves. */
  static Profile live() throws IOException {
    String text = Diagnostic.ask("this JVM gives no class histogram", "gcClassHistogram");
    Profile profile =
        new Profile(List.of(new Kind("inuse_objects", "count"), new Kind("inuse_space", "bytes")));
    text.lines()
        .forEach(line -> {
          Matcher row = ROW.matcher(line);
          if (row.matches()) {
            profile.add(
                List.of(new Frame(row.group(3), "", 0)),
                Map.of(),
                Long.parseLong(row.group(1)),
                Long.parseLong(row.group(2)));
          }
        });
    return profile;
  }
}
