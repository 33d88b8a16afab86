package dev.tapeout.diff.surface;

import java.util.ArrayList;
import java.util.List;

/** A path template, in which the names of the variables mean nothing on the wire. */
final class PathTemplate {
  private PathTemplate() {}

  /** The template with empty braces. */
  static String normalised(String path) {
    StringBuilder out = new StringBuilder();
    scan(path, out, new ArrayList<>());
    return out.toString();
  }

  /** The names of the variables, in order. */
  static List<String> variables(String path) {
    List<String> names = new ArrayList<>();
    scan(path, new StringBuilder(), names);
    return names;
  }

  private static void scan(String path, StringBuilder out, List<String> names) {
    int at = 0;
    while (at < path.length()) {
      int open = path.indexOf('{', at);
      int close = open < 0 ? -1 : path.indexOf('}', open);
      if (close < 0) {
        break;
      }
      out.append(path, at, open).append("{}");
      names.add(path.substring(open + 1, close));
      at = close + 1;
    }
    out.append(path, at, path.length());
  }
}
