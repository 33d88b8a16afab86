package dev.tapeout.runtime.profiling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A capture that a browser shows as a flame graph, alone or beside an earlier one. */
public final class FlameGraph {
  private static final String STYLE = resource("flame.css");
  private static final String SCRIPT = resource("flame.js");

  /** {@code Content-Security-Policy} of the page: its own style and script, and nothing else. */
  public static final String POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '"
          + hash(STYLE)
          + "'; script-src '"
          + hash(SCRIPT)
          + "'";

  private final String unit;
  private final Profile profile;

  FlameGraph(String unit, Profile profile) {
    this.unit = unit;
    this.profile = profile;
  }

  /** Of processor time, as {@link Profiles#cpu} takes it. */
  public static FlameGraph cpu(Duration length, @Nullable Path library)
      throws IOException, InterruptedException {
    return new FlameGraph("ns", Profiles.cpuSamples(length, library));
  }

  /** Of allocated bytes, as {@link Profiles#allocations} takes them. */
  public static FlameGraph allocations(Duration length) throws IOException, InterruptedException {
    return new FlameGraph("bytes", FlightRecorder.allocations(length));
  }

  /** Whether both count the same, so that they can be compared. */
  public boolean isLike(FlameGraph other) {
    return unit.equals(other.unit);
  }

  /**
   * One HTML page that needs nothing else. Beside an earlier capture the width of a frame is the
   * mean of its shares in both, and its colour tells whether it grew.
   */
  public String page(String title, @Nullable FlameGraph before) {
    Node root = new Node();
    profile.each((stack, value) -> root.add(stack, value, 0));
    if (before != null) {
      before.profile.each((stack, value) -> root.add(stack, 0, value));
    }
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    data.add(title).add(unit).add(before != null).add(root.json("all"));
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\""
        + POLICY
        + "\"><meta name=\"viewport\" content=\"width=device-width\"><title>Flame graph</title>"
        + "<style>"
        + STYLE
        + "</style><header><h1></h1><label>Search <input type=\"search\"></label>"
        + "<button id=\"reset\">Reset zoom</button><output></output></header>"
        + "<p id=\"keys\">Enter zooms, Escape goes back, arrows move.</p>"
        + "<main></main><footer role=\"status\"></footer>"
        + "<script type=\"application/json\" id=\"data\">"
        + data.toString().replace("<", "\\u003c")
        + "</script><script>"
        + SCRIPT
        + "</script></html>";
  }

  private static final class Node {
    private final Map<String, Node> children = new TreeMap<>();
    private long after;
    private long before;

    void add(List<Profile.Frame> stack, long now, long then) {
      Node node = this;
      node.after += now;
      node.before += then;
      for (Profile.Frame frame : stack.reversed()) {
        node = node.children.computeIfAbsent(frame.function(), name -> new Node());
        node.after += now;
        node.before += then;
      }
    }

    /** Name, value, earlier value, children; as deep as the stacks of a capture. */
    ArrayNode json(String name) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      all.add(name).add(after).add(before);
      ArrayNode inner = all.addArray();
      children.forEach((key, child) -> inner.add(child.json(key)));
      return all;
    }
  }

  private static String resource(String name) {
    try (InputStream in = FlameGraph.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
