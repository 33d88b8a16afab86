package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.diff.schema.BothReferences;
import dev.tapeout.diff.schema.DecisivePairs;
import dev.tapeout.diff.schema.JsonSchema;
import dev.tapeout.diff.schema.SchemaComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Our answers beside those of another tool with the same aim. Run by {@code benchmarks/peers}:
 *
 * <ul>
 *   <li>{@code write PAIRS COUNT SEED} writes pairs of schemas, one JSON object a line;
 *   <li>{@code judge ANSWERS DETAILS} reads what the other tool said of them, prints a table and
 *       writes each disagreement with the instance that settles it.
 * </ul>
 */
final class PeerComparison {
  private static final int TRIES = 300;

  private PeerComparison() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("write")) {
      Files.write(Path.of(args[1]), pairs(Integer.parseInt(args[2]), Long.parseLong(args[3])));
    } else {
      judge(Path.of(args[1]), Path.of(args[2]));
    }
  }

  private static List<String> pairs(int count, long seed) {
    List<String> lines = new ArrayList<>();
    DecisivePairs.read().forEach(p -> lines.add(line("written by hand", p.first(), p.second())));
    RandomSchemas made = new RandomSchemas(seed);
    for (int i = 0; i < count; i++) {
      Node a = made.schema(2);
      Node b = made.schema(2);
      lines.add(
          switch (i % 8) {
            case 0 -> line("made: included", a, of("anyOf", a, b));
            case 1 -> line("made: included", of("allOf", a, b), a);
            case 2 -> line("made: equivalent", a, of("not", of("not", a)));
            case 3 -> line("made: equivalent", of("allOf", a, b), of("allOf", b, a));
            default -> line("made: apart", a, b);
          });
    }
    return lines;
  }

  private static Node of(String keyword, Node... schemas) {
    return Values.object(
        Map.of(keyword, keyword.equals("not") ? schemas[0] : Values.array(List.of(schemas))));
  }

  private static String line(String group, Node first, Node second) {
    return Values.object(
            Map.of(
                "group",
                Values.string(group),
                "first",
                Values.string(first.toString()),
                "second",
                Values.string(second.toString())))
        .toString();
  }

  /** One question: is the sender included in the reader? */
  private record Question(Node sender, Node reader, Inclusion.Answer ours, Node theirs) {}

  private static void judge(Path answers, Path details) throws IOException {
    Map<String, Map<String, Integer>> table = new TreeMap<>();
    RandomSchemas made = new RandomSchemas(1);
    try (Stream<String> lines = Files.lines(answers);
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(details))) {
      lines.forEach(text -> {
        ObjectNode line = (ObjectNode) parse(text);
        JsonSchema first = JsonSchema.of(parse(text(line, "first")));
        JsonSchema second = JsonSchema.of(parse(text(line, "second")));
        SchemaComparison ours = SchemaComparison.of(first, second);
        BothReferences targets = new BothReferences(first.references(), second.references());
        for (String way : List.of("forward", "backward")) {
          boolean on = way.equals("forward");
          Question question =
              new Question(
                  (on ? first : second).node(),
                  (on ? second : first).node(),
                  on ? ours.forward() : ours.backward(),
                  Objects.requireNonNull(line.get(way)));
          Node candidate = line.get(way + "Instance");
          String verdict =
              verdict(question, targets, candidate == null ? null : text(candidate), made, out);
          table
              .computeIfAbsent(text(line, "group"), k -> new TreeMap<>())
              .merge(verdict, 1, Integer::sum);
        }
      });
    }
    table.forEach((group, counts) -> {
      System.out.println(group);
      counts.forEach((verdict, n) -> System.out.printf("  %6d  %s%n", n, verdict));
    });
  }

  private static String verdict(
      Question question,
      BothReferences targets,
      @Nullable String candidate,
      RandomSchemas made,
      PrintWriter out) {
    String verdict;
    String shown;
    if (!(question.theirs instanceof BooleanNode theirs)) {
      verdict = "they cannot tell";
      shown = text(question.theirs);
    } else if (question.ours instanceof Inclusion.Undecided undecided) {
      verdict = "we cannot tell; they say " + (theirs.value() ? "included" : "not included");
      shown = undecided.reason();
    } else if (question.ours instanceof Inclusion.NotIncluded no) {
      // SchemaComparison has had it confirmed by the independent validator.
      verdict = theirs.value() ? "they say included; an instance shows it is not" : "both: not";
      shown = no.witness().toString();
    } else if (theirs.value()) {
      verdict = "both: included";
      shown = "";
    } else {
      Optional<Node> instance = instance(question, targets, candidate, made);
      verdict =
          instance.isPresent()
              ? "OURS IS WRONG: an instance shows it"
              : "they say not included; we prove it is, no instance was found";
      shown = instance.map(Node::toString).orElse("their instance: " + candidate);
    }
    if (!verdict.startsWith("both")) {
      out.printf("%s%n  %s%n  %s%n  %s%n", verdict, question.sender, question.reader, shown);
    }
    return verdict;
  }

  /** An instance of the sender that is none of the reader, by the independent validator. */
  private static Optional<Node> instance(
      Question question, BothReferences targets, @Nullable String candidate, RandomSchemas made) {
    SchemaValidation sender = SchemaValidation.of(question.sender, targets);
    SchemaValidation reader = SchemaValidation.of(question.reader, targets);
    return Stream.concat(
            Stream.ofNullable(candidate).map(PeerComparison::parse),
            Stream.generate(() -> made.value(2)).limit(TRIES))
        .filter(value -> sender.accepts(value) && reader.rejects(value))
        .findFirst();
  }

  private static String text(ObjectNode line, String key) {
    return text(Objects.requireNonNull(line.get(key), key));
  }

  private static String text(Node node) {
    return ((StringNode) node).value();
  }

  /** As a document of its own, so that {@code #} is the schema. */
  private static Node parse(String text) {
    Source source = new Source("line.json", text.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root(), text);
  }
}
