package dev.tapeout.runtime.profiling;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.tapeout.runtime.profiling.Profile.Frame;
import dev.tapeout.runtime.profiling.Profile.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Where all threads are, virtual ones too, as HotSpot dumps them to a file ({@code jcmd
 * Thread.dump_to_file -format=json}). The file of a hundred thousand threads is large, so it is
 * read as it goes by, and only stacks that differ are kept.
 */
final class ThreadDump {
  /** {@code java.base/java.lang.Thread.run(Thread.java:1487)}. */
  private static final Pattern FRAME =
      Pattern.compile("(?:[^/]*/)*([^(]+)\\(([^:)]*)(?::(\\d+))?\\)");

  private static final JsonFactory JSON = new JsonFactory();

  private final Profile profile = new Profile(List.of(new Kind("goroutine", "count")));
  private final Map<String, Frame> frames = new HashMap<>();

  private ThreadDump() {}

  static Profile take() throws IOException {
    Path folder = Files.createTempDirectory("threads");
    Path file = folder.resolve("threads.json");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        ThreadDump dump = new ThreadDump();
        dump.read(in);
        return dump.profile;
      }
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private void read(InputStream in) throws IOException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY && "stack".equals(parser.currentName())) {
          stack(parser);
        }
      }
    } catch (JacksonException e) {
      throw new IOException("the JVM's dump of threads cannot be read", e);
    }
  }

  private void stack(JsonParser parser) {
    List<Frame> stack = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      stack.add(frames.computeIfAbsent(parser.getString(), ThreadDump::frame));
    }
    profile.add(stack, Map.of(), 1);
  }

  private static Frame frame(String line) {
    Matcher parts = FRAME.matcher(line);
    if (!parts.matches()) {
      return new Frame(line, "", 0);
    }
    @Nullable String number = parts.group(3);
    return new Frame(parts.group(1), parts.group(2), number == null ? 0 : Integer.parseInt(number));
  }
}
