package dev.tapeout.diff.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.surface.Comparison;
import dev.tapeout.diff.surface.Terms;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Nothing that OpenAPI lets an author say changes in silence: in a document that uses every fixed
 * field, each member is taken away, and each text is made another one, and the comparison says so.
 */
class FieldsTest {
  /** Below these stands what the author likes, no field of OpenAPI. */
  private static final Set<String> VALUES = Set.of("example", "value", "dataValue");

  /** What the specification lets have one value only, and what the verdict itself is about. */
  private static final Set<String> WAIVED =
      Set.of(
          "another /openapi",
          "without /info",
          "without /info/version",
          "another /info/version",
          // Without them the document is none: the variable is in the URL, the parameter in a path.
          "without /servers/0/variables",
          "without /servers/0/variables/region",
          "without /paths/~1orders~1{id}/parameters/0/required",
          // The default of an object.
          "without /paths/~1orders~1{id}/post/requestBody/content/multipart~1form-data/encoding/a/contentType",
          // A header has no other style than simple.
          "without /paths/~1orders~1{id}/get/responses/200/headers/X-One/style",
          "another /paths/~1orders~1{id}/get/responses/200/headers/X-One/style");

  @Test
  void everyFixedFieldIsInTheDocument() throws Exception {
    Set<String> fields = new TreeSet<>();
    for (String name : List.of("openapi-3.1.schema.json", "openapi-3.2.patch.json")) {
      ObjectNode schema = (ObjectNode) read(Profile.class, name);
      fields(schema, fields);
      ((ObjectNode) Objects.requireNonNull(schema.get("$defs")))
          .members().stream()
              .filter(m -> !m.key().equals("schema"))
              .forEach(m -> fields((ObjectNode) m.value(), fields));
    }
    Set<String> used = new TreeSet<>();
    keys(document(), used);
    assertThat(used).containsAll(fields);
  }

  @Test
  void noFieldChangesInSilence() throws Exception {
    ObjectNode document = document();
    Contract before = Objects.requireNonNull(contract(document));
    Set<String> silent = new TreeSet<>();
    for (Change change : changes(document, document, "")) {
      Contract changed = contract(change.changed());
      boolean said =
          changed == null
              || !Comparison.of(before, changed, new Terms(Policy.TOLERANT, LocalDate.EPOCH))
                  .sorted()
                  .isEmpty();
      if (!said) {
        silent.add(change.what());
      }
    }
    assertThat(silent).containsExactlyInAnyOrderElementsOf(WAIVED);
  }

  @Test
  void everyFieldOfTheWrongKindIsSaidOnceAndThere() throws Exception {
    ObjectNode document = document();
    Set<String> wrong = new TreeSet<>();
    int tried = 0;
    for (String pointer : pointers(document, "")) {
      ContractReading reading = reading(with(document, pointer, Values.number(5)));
      Contract contract = reading.contract();
      if (contract == null) {
        assertThat(pointer).isEqualTo("/openapi");
        continue;
      }
      // What refers to a part that is gone is unresolved, too.
      List<Diagnostic> said =
          reading.diagnostics().stream()
              .filter(d -> pointer.endsWith("/$ref") || d.rule().equals("field-of-wrong-kind"))
              .toList();
      boolean once = said.size() == 1 && said.get(0).location().pointer().equals(pointer);
      boolean again =
          Profile.check(contract, Map.of(), Formats.ANNOTATION).stream()
              .anyMatch(d ->
                  d.rule().equals("openapi-valid")
                      && d.location().pointer().equals(pointer)
                      && d.message().contains("must be of type"));
      if (!once || again && !pointer.endsWith("/$ref")) {
        wrong.add(pointer + " " + said + again);
      }
      tried++;
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(300);
  }

  /** All places with a value that may not be of any kind. */
  private static List<String> pointers(Node at, String pointer) {
    List<String> all = new ArrayList<>();
    if (at instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        String inner = pointer + "/" + Pointers.escape(member.key());
        if (!VALUES.contains(member.key())
            && !member.key().equals("const")
            && !inner.contains("/links/next/parameters/")
            && !inner.endsWith("/links/next/requestBody")) {
          all.add(inner);
          all.addAll(pointers(member.value(), inner));
        }
      }
    } else if (at instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        all.add(pointer + "/" + i);
        all.addAll(pointers(array.get(i), pointer + "/" + i));
      }
    }
    return all;
  }

  /** Null where no contract is left. */
  private static @Nullable Contract contract(Node root) {
    return reading(root).contract();
  }

  private static ContractReading reading(Node root) {
    byte[] bytes = JsonWriter.compact(root).getBytes(StandardCharsets.UTF_8);
    String name = "contract.json";
    return ContractReader.read(
        new Workspace((path, most) -> path.equals(name) ? bytes : null, Limits.DEFAULT), name);
  }

  private record Change(String what, Node changed) {}

  private static List<Change> changes(ObjectNode document, Node at, String pointer) {
    List<Change> all = new ArrayList<>();
    if (at instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        String inner = pointer + "/" + Pointers.escape(member.key());
        ObjectEdit without = new ObjectEdit(object);
        without.remove(member.key());
        all.add(new Change("without " + inner, with(document, pointer, without.done())));
        if (member.value() instanceof StringNode text) {
          Node other = Values.string(text.value() + "x");
          all.add(new Change("another " + inner, with(document, inner, other)));
        } else if (!VALUES.contains(member.key())) {
          all.addAll(changes(document, member.value(), inner));
        }
      }
    } else if (at instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        all.addAll(changes(document, array.get(i), pointer + "/" + i));
      }
    }
    return all;
  }

  /** The document with another value at a place. */
  private static Node with(Node root, String pointer, Node value) {
    if (pointer.isEmpty()) {
      return value;
    }
    List<String> path = Pointers.parse(pointer);
    String rest = pointer.substring(Pointers.escape(path.get(0)).length() + 1);
    if (root instanceof ArrayNode array) {
      List<Node> items = new ArrayList<>(array.items());
      int at = Integer.parseInt(path.get(0));
      items.set(at, with(items.get(at), rest, value));
      return Values.array(items);
    }
    ObjectNode object = (ObjectNode) root;
    ObjectEdit edit = new ObjectEdit(object);
    edit.put(path.get(0), with(Objects.requireNonNull(object.get(path.get(0))), rest, value));
    return edit.done();
  }

  private static void fields(ObjectNode schema, Set<String> out) {
    if (schema.get("properties") instanceof ObjectNode properties) {
      out.addAll(properties.keys());
    }
  }

  private static void keys(Node node, Set<String> out) {
    if (node instanceof ObjectNode object) {
      object
          .members()
          .forEach(m -> {
            out.add(m.key());
            keys(m.value(), out);
          });
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> keys(item, out));
    }
  }

  private static ObjectNode document() throws Exception {
    return (ObjectNode) read(FieldsTest.class, "every-field.yaml");
  }

  private static Node read(Class<?> beside, String name) throws Exception {
    try (InputStream in = beside.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return Objects.requireNonNull(
          Documents.read(new Source(name, bytes), Limits.DEFAULT).root(), name);
    }
  }
}
