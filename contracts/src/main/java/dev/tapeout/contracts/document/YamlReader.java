package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML 1.2 with the core schema. Works on the parser's events, so that limits hold before
 * anything is built; an alias gives the very node that its anchor names.
 */
final class YamlReader {
  /**
   * What an anchor names.
   *
   * @param node null while the value is still being read
   * @param weight how many values it holds, aliases followed
   * @param text how many characters its scalars have, aliases followed
   * @param height how many levels it nests
   */
  private record Anchored(@Nullable Node node, long weight, long text, int height) {}

  private final Source source;
  private final Limits limits;
  private final Problems problems;
  private final YamlScalars scalars;
  private final YamlSyntax syntax;
  private final CodePointOffsets offsets;
  private final Parser parser;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private long count;

  /** Characters of all scalars so far, aliases followed. */
  private long text;

  /** The deepest level reached since the innermost anchor that is being read. */
  private int deepest;

  /** Offset just past the last scalar, alias or closing bracket: where block collections end. */
  private int lastEnd;

  private YamlReader(Source source, Limits limits, Problems problems) {
    this.source = source;
    this.limits = limits;
    this.problems = problems;
    this.scalars = new YamlScalars(source, problems);
    this.offsets = new CodePointOffsets(source.bytes());
    this.syntax = new YamlSyntax(source, problems, offsets);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE); // the limit in bytes has been checked
    this.parser = new ParserImpl(new StreamReader(new String(source.bytes(), UTF_8)), options);
  }

  /** The tree, or null where the source is no YAML; {@code problems} then says why. */
  static @Nullable Node read(Source source, Limits limits, Problems problems) {
    Node plain = PlainYamlReader.read(source, limits);
    return plain != null ? plain : readAll(source, limits, problems);
  }

  /** The same without the short cut for plain YAML. */
  static @Nullable Node readAll(Source source, Limits limits, Problems problems) {
    try {
      return new YamlReader(source, limits, problems).document();
    } catch (Problems.Stop stop) {
      return null;
    }
  }

  private @Nullable Node document() {
    next(); // start of the stream
    if (!(next() instanceof DocumentStartEvent)) {
      problems.emptyDocument();
      return null;
    }
    Node root = value(next(), 0);
    next(); // end of the document
    Event after = next();
    if (after instanceof DocumentStartEvent) {
      int start = offset(after.getStartMark());
      problems.error(
          "several-documents",
          start,
          Math.max(start + 1, offset(after.getEndMark())),
          "the file holds several YAML documents",
          "keep one contract per file; only the first one is read");
    }
    return root;
  }

  private Node value(Event event, int depth) {
    int start = offset(event.getStartMark());
    if (++count > limits.nodes()) {
      throw problems.tooManyValues(start, limits);
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias, start, depth);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor == null) {
      return content(event, start, depth);
    }
    long countBefore = count - 1;
    long textBefore = text;
    int deepestBefore = deepest;
    deepest = depth;
    anchors.put(anchor, new Anchored(null, 0, 0, 0));
    Node node = content(event, start, depth);
    anchors.put(
        anchor, new Anchored(node, count - countBefore, text - textBefore, deepest - depth));
    deepest = Math.max(deepest, deepestBefore);
    return node;
  }

  private Node content(Event event, int start, int depth) {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, start);
    }
    CollectionStartEvent collection = (CollectionStartEvent) event;
    if (depth + 1 > limits.depth()) {
      throw problems.tooDeep(start, limits);
    }
    deepest = Math.max(deepest, depth + 1);
    boolean mapping = event instanceof MappingStartEvent;
    scalars.collectionTag(
        collection.getTag(), mapping ? "map" : "seq", start, offset(event.getEndMark()));
    return mapping ? mapping(collection, start, depth + 1) : sequence(collection, start, depth + 1);
  }

  private Node scalar(ScalarEvent scalar, int start) {
    int end = offset(scalar.getEndMark());
    if (scalar.isLiteral() || scalar.isFolded()) {
      while (end > start + 1 && source.bytes()[end - 1] <= ' ' && source.bytes()[end - 1] >= 0) {
        end--;
      }
    }
    lastEnd = end;
    text += scalar.getValue().length();
    return scalars.node(scalar.getValue(), scalar.isPlain(), scalar.getTag(), start, end);
  }

  private Node alias(AliasEvent alias, int start, int depth) {
    int end = offset(alias.getEndMark());
    lastEnd = end;
    Anchored target = anchors.get(alias.getAnchor());
    if (target == null || target.node() == null) {
      String name = Problems.quote("*" + alias.getAnchor());
      problems.error(
          target == null ? "alias-unknown" : "alias-recursive",
          start,
          end,
          target == null
              ? "the alias " + name + " names no anchor before it"
              : "the alias " + name + " stands inside the value that it names, without end",
          target == null
              ? "quote the text if it is none, or define the anchor above"
              : "express recursion with a $ref");
      return new NullNode(source, start, end);
    }
    count += target.weight() - 1;
    if (count > limits.nodes()) {
      throw problems.tooManyValues(start, limits);
    }
    text += target.text();
    if (text > limits.bytes()) {
      throw problems.tooMuchText(start, limits);
    }
    if (depth + target.height() > limits.depth()) {
      throw problems.tooDeep(start, limits);
    }
    deepest = Math.max(deepest, depth + target.height());
    return target.node();
  }

  private Node sequence(CollectionStartEvent opening, int start, int depth) {
    List<Node> items = new ArrayList<>();
    Event event = next();
    while (event instanceof NodeEvent) {
      items.add(value(event, depth));
      event = next();
    }
    return new ArrayNode(source, start, end(opening, event), items);
  }

  private Node mapping(CollectionStartEvent opening, int start, int depth) {
    Map<String, Integer> starts = new HashMap<>();
    List<String> names = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    Event event = next();
    while (event instanceof NodeEvent) {
      int keyStart = offset(event.getStartMark());
      String key = key(event, depth);
      int keyEnd = lastEnd;
      Node value = value(next(), depth);
      if (key != null) {
        Integer first = starts.putIfAbsent(key, keyStart);
        if (first == null) {
          names.add(key);
          values.add(value);
        } else {
          problems.duplicateKey(key, keyStart, keyEnd, first);
        }
      }
      event = next();
    }
    int[] keyStarts = names.stream().mapToInt(starts::get).toArray();
    return new ObjectNode(
        source,
        start,
        end(opening, event),
        names.toArray(String[]::new),
        keyStarts,
        values.toArray(Node[]::new));
  }

  /** The text of a key; null where it has none. */
  private @Nullable String key(Event event, int depth) {
    int start = offset(event.getStartMark());
    Node node = value(event, depth);
    if (event instanceof ScalarEvent scalar && !(node instanceof NullNode)) {
      if (scalar.isPlain() && scalar.getValue().equals("<<")) {
        problems.warning(
            "merge-key",
            start,
            lastEnd,
            "\"<<\" merges nothing: YAML 1.2 has no merge keys, so this is a key like any other",
            "repeat the merged members, or use a $ref");
      }
      return keys.computeIfAbsent(scalar.getValue(), text -> text);
    }
    if (event instanceof AliasEvent && node instanceof StringNode text) {
      return text.value();
    }
    problems.error(
        "key-not-string",
        start,
        lastEnd,
        "a key must be a text; this one is " + (node instanceof NullNode ? "null" : "no scalar"),
        "quote it if it is meant as a text; the member is left out");
    return null;
  }

  private int end(CollectionStartEvent opening, Event closing) {
    if (opening.isFlow()) {
      lastEnd = offset(closing.getEndMark());
    }
    return lastEnd;
  }

  private Event next() {
    try {
      return parser.getEvent();
    } catch (RuntimeException e) {
      // The parser's own exceptions, and what hostile text may make it stumble over.
      throw syntax.stop(e, lastEnd);
    }
  }

  private int offset(Mark mark) {
    return offsets.bytesBefore(mark.getIndex());
  }
}
