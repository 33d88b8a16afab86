package dev.tapeout.runtime.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is meant by a method and a path. Segments are compared as the URL carries them; a
 * fixed segment comes before one with variables (OpenAPI 3.1, 4.8.8.2), and what a fixed path has
 * no method for may still be meant by a variable one.
 */
public final class Router<T> {

  /** What was found. */
  public sealed interface Match<T> {
    /**
     * An operation.
     *
     * @param values of the template's variables, in its order, percent-encoded as they came
     */
    @SuppressWarnings("ArrayRecordComponent") // read at once, by those who matched it
    record Found<T>(T target, String[] values) implements Match<T> {}

    record NoPath<T>() implements Match<T> {}

    /**
     * A path, without this method.
     *
     * @param allowed methods that the path has, in the order of the alphabet
     */
    record NoMethod<T>(List<String> allowed) implements Match<T> {}
  }

  private static final class Node<T> {
    final Map<String, Node<T>> fixed = new HashMap<>();
    final List<Branch<T>> variable = new ArrayList<>();
    final Map<String, T> methods = new TreeMap<>();
  }

  private record Branch<T>(Segment segment, Node<T> node) {}

  private final Node<T> root = new Node<>();
  private int mostVariables;

  /** The names of a template's variables, in its order. */
  public static List<String> variables(String template) {
    List<String> names = new ArrayList<>();
    Segment.of(template, names);
    return names;
  }

  /**
   * Adds an operation.
   *
   * @throws IllegalArgumentException if another template means the same paths for this method
   */
  public void add(String method, String template, T target) {
    Node<T> at = root;
    List<String> names = new ArrayList<>();
    for (String text : split(template)) {
      at =
          text.indexOf('{') < 0
              ? fixed(at, Paths.encoded(text))
              : variable(at, Segment.of(text, names));
    }
    if (at.methods.putIfAbsent(method, target) != null) {
      throw new IllegalArgumentException(
          "two operations answer " + method + " " + template + ": their paths mean the same");
    }
    mostVariables = Math.max(mostVariables, names.size());
  }

  private static <T> Node<T> fixed(Node<T> at, String text) {
    return at.fixed.computeIfAbsent(text, _ -> new Node<>());
  }

  private static <T> Node<T> variable(Node<T> at, Segment segment) {
    for (Branch<T> branch : at.variable) {
      if (branch.segment.equals(segment)) {
        return branch.node;
      }
    }
    Branch<T> branch = new Branch<>(segment, new Node<>());
    at.variable.add(branch);
    at.variable.sort(
        Comparator.comparingInt((Branch<T> b) -> b.segment.fixed())
            .thenComparingInt(b -> b.segment.variables())
            .reversed());
    return branch.node;
  }

  /**
   * Finds what a request means.
   *
   * @param path as {@link Paths#normal} has it, from the first slash to the question mark
   */
  public Match<T> match(String method, String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      return new Match.NoPath<>();
    }
    Search search = new Search(method, path, new String[mostVariables]);
    T target = search.below(root, 1, 0);
    if (target != null) {
      return new Match.Found<>(target, search.values);
    }
    return search.allowed == null
        ? new Match.NoPath<>()
        : new Match.NoMethod<>(List.copyOf(search.allowed));
  }

  private static List<String> split(String template) {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("the path " + template + " does not begin with '/'");
    }
    return List.of(template.substring(1).split("/", -1));
  }

  private final class Search {
    final String method;
    final String path;
    final String[] values;
    @Nullable TreeSet<String> allowed;

    Search(String method, String path, String[] values) {
      this.method = method;
      this.path = path;
      this.values = values;
    }

    /** Looks for the rest of the path, which begins at {@code from}. */
    @Nullable T below(Node<T> node, int from, int variables) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      String text = path.substring(from, end);
      boolean last = slash < 0;
      Node<T> fixed = node.fixed.get(text);
      if (fixed != null) {
        T found = last ? at(fixed) : below(fixed, end + 1, variables);
        if (found != null) {
          return found;
        }
      }
      for (int i = 0; i < node.variable.size(); i++) {
        Branch<T> branch = node.variable.get(i);
        if (branch.segment.matches(text, values, variables)) {
          int next = variables + branch.segment.variables();
          T found = last ? at(branch.node) : below(branch.node, end + 1, next);
          if (found != null) {
            return found;
          }
        }
      }
      return null;
    }

    private @Nullable T at(Node<T> node) {
      T target = node.methods.get(method);
      if (target == null && method.equals("HEAD")) {
        target = node.methods.get("GET");
      }
      if (target == null && !node.methods.isEmpty()) {
        if (allowed == null) {
          allowed = new TreeSet<>();
        }
        allowed.addAll(node.methods.keySet());
        if (node.methods.containsKey("GET")) {
          allowed.add("HEAD");
        }
      }
      return target;
    }
  }
}
