package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.reference.Document;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.diff.schema.BothReferences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The schemas of the JSON-Schema-Test-Suite for 2020-12. The documents that it expects at {@code
 * http://localhost:1234} and the meta-schemas are at hand under their addresses; nothing is
 * fetched.
 */
final class Suite {
  /**
   * Each with instances. Beyond vocabulary.json: it turns validation off, and we have one dialect.
   */
  record Group(String name, Schema schema, SchemaValidation validation, List<Case> cases) {}

  record Case(Node instance, boolean valid) {}

  private static final Path FOLDER =
      Path.of(System.getProperty("tapeout.corpus", "../../shared/corpus"), "json-schema-test-suite")
          .toAbsolutePath();
  private static final String META = "https://json-schema.org/draft/2020-12/";

  /** Parts of the meta-schema, as the independent validator's library carries them. */
  private static final List<String> META_SCHEMAS =
      List.of(
          "schema",
          "meta/core",
          "meta/applicator",
          "meta/unevaluated",
          "meta/validation",
          "meta/meta-data",
          "meta/format-annotation",
          "meta/content");

  private final List<Document> remotes = new ArrayList<>();

  private Suite() throws IOException {
    Path folder = FOLDER.resolve("remotes");
    for (Path file : jsonFilesIn(folder)) {
      String path = folder.relativize(file).toString();
      add("http://localhost:1234/" + path, Files.readAllBytes(file));
    }
    for (String name : META_SCHEMAS) {
      try (InputStream in =
          SchemaValidation.class.getClassLoader().getResourceAsStream("draft/2020-12/" + name)) {
        add(META + name, Objects.requireNonNull(in, name).readAllBytes());
      }
    }
  }

  static boolean isThere() {
    return Files.isDirectory(FOLDER);
  }

  static Path folder() {
    return FOLDER;
  }

  static List<Group> groups() throws IOException {
    Suite suite = new Suite();
    List<Group> groups = new ArrayList<>();
    for (Path file : jsonFilesIn(FOLDER.resolve("tests/draft2020-12"))) {
      if (file.endsWith("vocabulary.json") || file.toString().contains("/optional/")) {
        continue;
      }
      for (Node each : (ArrayNode) parsed(Files.readAllBytes(file))) {
        ObjectNode group = (ObjectNode) each;
        groups.add(suite.group(file.getFileName() + " " + group.get("description"), group));
      }
    }
    return groups;
  }

  private Group group(String name, ObjectNode group) {
    // A document of its own, so that `#` is the schema.
    Document document = document(Objects.requireNonNull(group.get("schema")));
    References references =
        new References(
            new Workspace((path, most) -> null, Limits.DEFAULT), UnaryOperator.identity());
    Node root = references.root(document);
    remotes.forEach(references::root);
    BothReferences targets = new BothReferences(references, references);
    return new Group(
        name,
        new Compiler(targets).compile(root),
        SchemaValidation.of(root, targets),
        cases(group));
  }

  private static List<Case> cases(ObjectNode group) {
    List<Case> cases = new ArrayList<>();
    for (Node each : (ArrayNode) Objects.requireNonNull(group.get("tests"))) {
      ObjectNode test = (ObjectNode) each;
      cases.add(
          new Case(
              Objects.requireNonNull(test.get("data")),
              ((BooleanNode) Objects.requireNonNull(test.get("valid"))).value()));
    }
    return cases;
  }

  /** A remote document is known by its address, and by its {@code $id} where it has another. */
  private void add(String address, byte[] bytes) {
    ObjectNode root = (ObjectNode) parsed(bytes);
    Map<String, Node> alias = new LinkedHashMap<>(Map.of("$id", Values.string(address)));
    if (root.get("$id") instanceof StringNode id && !id.value().equals(address)) {
      remotes.add(document(root));
      alias.put("$ref", id);
      remotes.add(document(Values.object(alias)));
    } else {
      ObjectEdit edit = new ObjectEdit(root);
      alias.forEach(edit::put);
      remotes.add(document(edit.done()));
    }
  }

  private Document document(Node schema) {
    byte[] bytes = schema.toString().getBytes(StandardCharsets.UTF_8);
    Source source = new Source("schema", bytes);
    Node root = Documents.read(source, Limits.DEFAULT).root();
    return new Document("", source, Document.Status.READ, root, true, List.of());
  }

  private static Node parsed(byte[] bytes) {
    return Objects.requireNonNull(
        Documents.read(new Source("suite", bytes), Limits.DEFAULT).root());
  }

  private static List<Path> jsonFilesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }
}
