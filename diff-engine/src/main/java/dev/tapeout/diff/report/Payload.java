package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A JSON value in few enough lines to be looked at: what is long is shortened, and says how long it
 * was.
 *
 * @param lines safe to print
 * @param whole whether nothing was left out
 */
record Payload(List<String> lines, boolean whole) {
  private static final int MOST_LINES = 40;

  /** From here on a string is cut, and to what. */
  private static final int LONG_STRING = 80;

  private static final int SHORT_STRING = 32;

  /** From here on a list of items or members is cut, and to how many. */
  private static final int LONG_LIST = 12;

  private static final int SHORT_LIST = 4;

  /** Lays out {@code value}, on one line where that fits into {@code width} columns. */
  static Payload of(Node value, int width) {
    Node shortened = shortened(value);
    String compact = JsonWriter.compact(shortened);
    boolean fits = compact.codePointCount(0, compact.length()) <= width;
    String text = Excerpt.visible(compact);
    List<String> lines =
        fits
            ? List.of(text)
            : JsonWriter.pretty(shortened).lines().map(line -> cut(line, width)).toList();
    List<String> shown = lines.subList(0, Math.min(MOST_LINES, lines.size()));
    boolean whole = shortened.sameValue(value) && shown.size() == lines.size();
    return new Payload(shown, whole);
  }

  /** A text that may be of any length, short and safe enough to print. */
  static String cut(String text, int width) {
    String line = Excerpt.visible(text);
    int most = 8 * width;
    int length = line.codePointCount(0, line.length());
    return length <= most ? line : start(line, most) + characters(length);
  }

  private static Node shortened(Node node) {
    if (node instanceof StringNode string) {
      return Values.string(shortened(string.value()));
    }
    if (node instanceof ArrayNode array) {
      return shortened(array);
    }
    return node instanceof ObjectNode object ? shortened(object) : node;
  }

  private static String shortened(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONG_STRING ? text : start(text, SHORT_STRING) + characters(length);
  }

  private static Node shortened(ArrayNode array) {
    List<Node> items = new ArrayList<>();
    int most = array.size() > LONG_LIST ? SHORT_LIST : array.size();
    array.items().subList(0, most).forEach(item -> items.add(shortened(item)));
    if (most < array.size()) {
      items.add(Values.string(more(array.size() - most, "items")));
    }
    return Values.array(items);
  }

  private static Node shortened(ObjectNode object) {
    Map<String, Node> members = new LinkedHashMap<>();
    int most = object.size() > 2 * LONG_LIST ? LONG_LIST : object.size();
    for (ObjectNode.Member member : object.members().subList(0, most)) {
      String key = shortened(member.key());
      members.put(members.containsKey(key) ? member.key() : key, shortened(member.value()));
    }
    if (most < object.size()) {
      members.put("…", Values.string(more(object.size() - most, "members")));
    }
    return Values.object(members);
  }

  private static String start(String text, int characters) {
    return text.substring(0, text.offsetByCodePoints(0, characters));
  }

  private static String characters(int length) {
    return String.format(Locale.ROOT, "… (%,d characters)", length);
  }

  private static String more(int count, String what) {
    return String.format(Locale.ROOT, "… %,d more %s", count, what);
  }
}
