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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A capture that a browser shows as a flame graph, alone or beside an earlier one. It is the tree
 * of what was seen: one that is kept holds no samples, which are many, each with its trace.
 */
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
  private final Node root = new Node();

  FlameGraph(String unit, Profile profile) {
    this.unit = unit;
    Map<String, String> names =
        new HashMap<>(); // the name of a function comes with each line of it
    profile.each((stack, value) -> root.add(stack, value, names));
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
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    data.add(title)
        .add(unit)
        .add(before != null)
        .add(json("all", root, before == null ? Node.NONE : before.root));
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

  /** Name, value, earlier value, children; as deep as the stacks of a capture. */
  private static ArrayNode json(String name, Node now, Node then) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    all.add(name).add(now.value).add(then.value);
    ArrayNode inner = all.addArray();
    Set<String> names = new TreeSet<>(now.children.keySet());
    names.addAll(then.children.keySet());
    names.forEach(child -> inner.add(json(child, now.child(child), then.child(child))));
    return all;
  }

  private static final class Node {
    static final Node NONE = new Node();

    private final Map<String, Node> children = new HashMap<>(2); // most have one
    private long value;

    void add(List<Profile.Frame> stack, long more, Map<String, String> names) {
      Node node = this;
      node.value += more;
      for (Profile.Frame frame : stack.reversed()) {
        String name = names.computeIfAbsent(frame.function(), same -> same);
        node = node.children.computeIfAbsent(name, absent -> new Node());
        node.value += more;
      }
    }

    Node child(String name) {
      return children.getOrDefault(name, NONE);
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
