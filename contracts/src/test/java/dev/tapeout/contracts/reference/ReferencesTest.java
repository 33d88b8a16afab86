package dev.tapeout.contracts.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
  @ParameterizedTest
  @CsvSource({
    "#/a/b,           1",
    "#/a~1b,          2",
    "#/a~0b,          3",
    "#/a%20b,         4",
    "#/%C3%A4,        5",
    "#/a%25b,         6",
    "#/list/1,        8",
    "#/a%2Fb,         1",
    "#/~1x~1%7Bid%7D, 9",
    "#/100%,          10",
  })
  void pointersAreDecodedFirstFromPercentAndThenFromTilde(String reference, String value) {
    Files files =
        Files.of(
            "a.json",
            """
            {"a": {"b": 1}, "a/b": 2, "a~b": 3, "a b": 4, "ä": 5, "a%b": 6, "list": [7, 8],
             "/x/{id}": 9, "100%": 10, "holder": {"$ref": "REFERENCE"}}
            """
                .replace("REFERENCE", reference));
    assertThat(files.resolve("a.json", "/holder").target()).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", ""})
  void anEmptyFragmentMeansTheWholeDocument(String reference) {
    Files files = Files.of("a.json", "{\"holder\": {\"$ref\": \"" + reference + "\"}}");
    assertThat(files.resolve("a.json", "/holder").target()).isSameAs(files.root("a.json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/list/2", "#/list/01", "#/list/-1", "#/list/99999999999", "#/a/b/c"})
  void whatIsNotThereIsADiagnostic(String reference) {
    Files files =
        Files.of(
            "a.json",
            "{\"a\": {\"b\": 1}, \"list\": [1, 2], \"holder\": {\"$ref\": \"" + reference + "\"}}");
    assertThat(problem(files, "/holder").rule()).isEqualTo("ref-unresolved");
  }

  @Test
  void aMissingTargetIsReportedAtTheReferenceWithTheNearestName() {
    Files files =
        Files.of(
            "a.json",
            """
            {"components": {"schemas": {"Customer": {}, "Order": {}}},
             "holder": {"$ref": "#/components/schemas/Ordr"}}
            """);
    Diagnostic problem = problem(files, "/holder");
    assertThat(problem.message())
        .isEqualTo(
            "the reference '#/components/schemas/Ordr' leads nowhere:"
                + " #/components/schemas in a.json has no 'Ordr'");
    assertThat(problem.hint()).isEqualTo("did you mean 'Order'?");
    assertThat(problem.location()).hasToString("a.json:2:21");
    assertThat(problem.location().pointer()).isEqualTo("/holder/$ref");
  }

  @Test
  void anAnchorIsFoundByName() {
    Files files =
        Files.of("a.json", "{\"s\": {\"$anchor\": \"money\"}, \"holder\": {\"$ref\": \"#money\"}}");
    assertThat(files.resolve("a.json", "/holder").target()).hasToString("{\"$anchor\":\"money\"}");
  }

  @Test
  void aMistypedAnchorIsReportedWithTheNearestName() {
    Files files =
        Files.of("a.json", "{\"s\": {\"$anchor\": \"money\"}, \"holder\": {\"$ref\": \"#mony\"}}");
    assertThat(problem(files, "/holder").hint()).isEqualTo("did you mean '#money'?");
  }

  @Test
  void anAnchorInAnExampleIsNoAnchor() {
    Files files =
        Files.of(
            "a.json",
            """
            {"s": {"example": {"$anchor": "money"}}, "holder": {"$ref": "#money"}}
            """);
    assertThat(problem(files, "/holder").rule()).isEqualTo("ref-unresolved");
  }

  @Test
  void anEscapedDollarSignStillMakesAnAnchor() {
    Files files =
        Files.of(
            "a.json",
            "{\"s\": {\"\\u0024anchor\": \"money\"}, \"holder\": {\"$ref\": \"#money\"}}");
    assertThat(files.resolve("a.json", "/holder").target()).isNotNull();
  }

  @Test
  void whatStandsBelowAnIdCountsFromThere() {
    Files files =
        Files.of(
            "a.json",
            """
            {"$defs": {"x": 1},
             "s": {"$id": "https://example.com/s.json",
                   "$defs": {"x": 2}, "p": {"$ref": "#/$defs/x"}},
             "byId": {"$ref": "https://example.com/s.json#/$defs/x"},
             "outer": {"$ref": "#/$defs/x"}}
            """);
    assertThat(files.resolve("a.json", "/s/p").target()).hasToString("2");
    assertThat(files.resolve("a.json", "/byId").target()).hasToString("2");
    assertThat(files.resolve("a.json", "/outer").target()).hasToString("1");
  }

  @Test
  void aRelativeIdCountsFromTheIdAround() {
    Files files =
        Files.of(
            "a.json",
            """
            {"s": {"$id": "https://example.com/x/s.json",
                   "$defs": {"i": {"$id": "y/i.json", "$anchor": "here"}},
                   "p": {"$ref": "y/i.json#here"}},
             "q": {"$ref": "https://example.com/x/y/i.json"}}
            """);
    assertThat(files.resolve("a.json", "/s/p").target())
        .isSameAs(files.resolve("a.json", "/q").target())
        .isNotNull();
  }

  @Test
  void aPointerThatMissesBelowAnIdSaysWhatItCountsFrom() {
    Files files =
        Files.of(
            "a.json",
            """
            {"components": {}, "s": {"$id": "https://example.com/s.json",
                                     "p": {"$ref": "#/components/schemas/X"}}}
            """);
    assertThat(problem(files, "/s/p").hint()).contains("'https://example.com/s.json'");
  }

  @Test
  void dynamicAnchorsAreThoseOfTheResource() {
    Files files =
        Files.of(
            "a.json",
            """
            {"tree": {"$id": "https://example.com/tree", "$dynamicAnchor": "node",
                      "items": {"$dynamicRef": "#node"}},
             "strict": {"$id": "https://example.com/strict", "$ref": "tree",
                        "$defs": {"own": {"$dynamicAnchor": "node"}}}}
            """);
    ObjectNode root = (ObjectNode) files.root("a.json");
    Node tree = Objects.requireNonNull(root.get("tree"));
    Node strict = Objects.requireNonNull(root.get("strict"));
    Node items = Objects.requireNonNull(((ObjectNode) tree).get("items"));
    assertThat(files.references.dynamicAnchors(items)).isEqualTo(Map.of("node", tree));
    assertThat(files.references.dynamicAnchors(strict).get("node")).isNotNull().isNotSameAs(tree);
    assertThat(files.references.dynamicAnchors(root)).isEmpty();
    assertThat(files.references.lookUp(items, "#node").target()).isSameAs(tree);
    assertThat(files.resolve("a.json", "/strict").target()).isSameAs(tree);
  }

  @Test
  void filesAreFoundRelativeToTheFileThatHoldsTheReference() {
    Files files =
        Files.of("api/a.json", "{\"p\": {\"$ref\": \"../common/b.yaml#/Money\"}}")
            .and("common/b.yaml", "Money:\n  $ref: 'c%20d.yaml'\n")
            .and("common/c d.yaml", "type: string\n");
    Node money = files.resolve("api/a.json", "/p").target();
    assertThat(money).isNotNull();
    assertThat(files.references.follow(money)).hasToString("{\"type\":\"string\"}");
  }

  @Test
  void aFileMayReferToItselfByName() {
    Files files = Files.of("x/a.json", "{\"p\": {\"$ref\": \"a.json#/q\"}, \"q\": 5}");
    assertThat(files.resolve("x/a.json", "/p").target()).hasToString("5");
  }

  @Test
  void theIdOfAnotherFileIsFoundOnceThatFileIsKnown() {
    Files files =
        Files.of(
                "a.json",
                """
                {"p": {"$ref": "https://example.com/b#/x"}, "q": {"$ref": "b.json"}}
                """)
            .and("b.json", "{\"$id\": \"https://example.com/b\", \"x\": 5}");
    assertThat(files.references.check(files.root("a.json"))).isEmpty();
    assertThat(files.resolve("a.json", "/p").target()).hasToString("5");
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd,                      ref-outside-tree",
    "file:///etc/passwd,               ref-outside-tree",
    "FILE:/etc/passwd,                 ref-outside-tree",
    "../../etc/passwd,                 ref-outside-tree",
    "%2e%2e/%2E%2E/etc/passwd,         ref-outside-tree",
    "x/../../../etc/passwd,            ref-outside-tree",
    "C:/Windows/win.ini,               ref-outside-tree",
    "http://example.com/a.yaml#/x,     ref-to-url",
    "https://example.com/a.yaml#/x,    ref-to-url",
    "//example.com/a.yaml#/x,          ref-to-url",
    "urn:example:nothing,              ref-unresolved",
    "missing.yaml#/x,                  ref-unresolved",
    "http://[,                         ref-to-url",
  })
  void whatIsNoFileOfTheTreeIsNeverOpened(String reference, String rule) {
    Files files =
        Files.of("a/a.json", "{\"p\": {\"$ref\": \"" + reference + "\"}}")
            .and("etc/passwd", "root: x");
    assertThat(Objects.requireNonNull(files.resolve("a/a.json", "/p").problem()).rule())
        .isEqualTo(rule);
  }

  @Test
  void aUrlIsAnsweredWithTheHintToPin() {
    Files files = Files.of("a.json", "{\"holder\": {\"$ref\": \"https://example.com/a.yaml\"}}");
    assertThat(problem(files, "/holder").hint()).startsWith("pin the other contract");
  }

  @Test
  void aCycleOfReferencesIsReportedOnceAndDoesNotHang() {
    Files files =
        Files.of(
            "a.json",
            """
            {"out": {"$ref": "#/a"}, "a": {"$ref": "#/b"}, "b": {"$ref": "#/c"},
             "c": {"$ref": "#/a"}, "self": {"$ref": "#/self"}}
            """);
    Node root = files.root("a.json");
    assertThat(files.references.check(root))
        .extracting(Diagnostic::rule, d -> d.location().pointer())
        .containsExactly(tuple("ref-cycle", "/a/$ref"), tuple("ref-cycle", "/self/$ref"));
    Node out = Objects.requireNonNull(((ObjectNode) root).get("out"));
    assertThat(files.references.follow(out)).isSameAs(((ObjectNode) root).get("a"));
  }

  @Test
  void aCycleOfParentAndChildrenSaysWhichDirectionToGiveUp() {
    String text =
        """
        {"pet": {"discriminator": {"propertyName": "k"}, "oneOf": [{"$ref": "#/cat"}]},
         "cat": {"allOf": [{"$ref": "#/pet"}, {"type": "object"}]}}
        """;
    Files files = Files.of("a.json", text);
    assertThat(files.references.check(files.root("a.json")))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.message()).contains("includes the one that lists it");
          assertThat(d.hint()).startsWith("keep one direction");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'n': {'allOf': [{'$ref': '#/n'}]}} | /n/allOf/0/$ref",
        "{'n': {'not': {'$ref': '#/n'}}} | /n/not/$ref",
        "{'n': {'anyOf': [{'type': 'string'}, {'$ref': '#/n'}]}} | /n/anyOf/1/$ref",
        "{'n': {'then': {'$ref': '#/n'}}} | /n/then/$ref",
        "{'n': {'dependentSchemas': {'a': {'$ref': '#/n'}}}} | /n/dependentSchemas/a/$ref",
        "{'n': {'$ref': '#/m', 'type': 'string'}, 'm': {'oneOf': [{'$ref': '#/n'}]}} | /n/$ref",
        "{'pet': {'oneOf': [{'$ref': '#/cat'}, {'$ref': '#/dog'}]}, 'dog': {'type': 'object'},"
            + " 'cat': {'allOf': [{'$ref': '#/pet'}]}} | /pet/oneOf/0/$ref",
        "{'n': {'$dynamicAnchor': 'x', 'allOf': [{'$dynamicRef': '#x'}]}} |"
            + " /n/allOf/0/$dynamicRef",
      })
  void aSchemaThatRefersToItselfInPlaceIsACycle(String text, String pointer) {
    Files files = Files.of("a.json", text.replace('\'', '"'));
    assertThat(files.references.check(files.root("a.json")))
        .extracting(Diagnostic::rule, d -> d.location().pointer())
        .containsExactly(tuple("ref-cycle", pointer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'n': {'properties': {'next': {'$ref': '#/n'}}}}",
        "{'n': {'anyOf': [{'items': {'$ref': '#/n'}}, {'type': 'string'}]}}",
        "{'n': {'allOf': [{'$ref': '#/m'}]}, 'm': {'additionalProperties': {'$ref': '#/n'}}}",
        "{'out': {'$ref': '#/a'}, 'a': {'allOf': [{'$ref': '#/b'}, {'$ref': '#/b'}]}, 'b': {}}",
      })
  void aSchemaThatRefersToItselfFurtherInIsNone(String text) {
    Files files = Files.of("a.json", text.replace('\'', '"'));
    assertThat(files.references.check(files.root("a.json"))).isEmpty();
  }

  @Test
  void whatMerelyLeadsIntoACycleIsFollowed() {
    Files files =
        Files.of("a.json", "{\"in\": {\"$ref\": \"#/n\"}, \"n\": {\"not\": {\"$ref\": \"#/n\"}}}");
    assertThat(files.resolve("a.json", "/in").target()).isNotNull();
    assertThat(files.resolve("a.json", "/n/not").target()).isNull();
  }

  @Test
  void aLongChainIsFollowedToItsEnd() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 20_000; i++) {
      text.append("\"s").append(i).append("\": {\"$ref\": \"#/s").append(i + 1).append("\"},");
    }
    Files files = Files.of("a.json", text + "\"s20000\": 7}");
    Node root = files.root("a.json");
    assertThat(files.references.check(root)).isEmpty();
    Node first = Objects.requireNonNull(((ObjectNode) root).get("s0"));
    assertThat(files.references.follow(first)).hasToString("7");
  }

  @Test
  void aReferenceThatIsNoStringIsReported() {
    assertThat(problem(Files.of("a.json", "{\"holder\": {\"$ref\": 5}}"), "/holder").message())
        .isEqualTo("a $ref is a string");
  }

  @Test
  void namesAndDataThatLookLikeReferencesAreNone() {
    Files files =
        Files.of(
            "a.json",
            """
            {"properties": {"$ref": {"type": "string"}},
             "example": {"$ref": "#/nowhere"}, "default": {"$ref": "#/nowhere"},
             "x-note": {"$ref": "#/nowhere"},
             "examples": {"one": {"value": {"$ref": "#/nowhere"}}}}
            """);
    assertThat(files.references.check(files.root("a.json"))).isEmpty();
  }

  @Test
  void whatIsWrongInAnotherFileIsReportedThere() {
    Files files =
        Files.of("a.json", "{\"p\": {\"$ref\": \"b.json#/x\"}, \"q\": {\"$ref\": \"c.json\"}}")
            .and("b.json", "{\"x\": {\"$ref\": \"#/gone\"}, \"unused\": {\"$ref\": \"#/gone\"}}")
            .and("c.json", "{\"broken\": ");
    List<Diagnostic> found = files.references.check(files.root("a.json"));
    assertThat(found)
        .extracting(d -> d.location().file())
        .containsExactly("a.json", "b.json", "c.json");
  }

  @Test
  void aTreeOfItsOwnReachesNothingElse() {
    Source source =
        new Source(
            "own",
            "{\"a\": {\"$ref\": \"#/b\"}, \"b\": 1, \"c\": {\"$ref\": \"x.json\"}}"
                .getBytes(StandardCharsets.UTF_8));
    Node root = Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root());
    References references = References.within(root);
    ObjectNode object = (ObjectNode) root;
    assertThat(references.follow(Objects.requireNonNull(object.get("a")))).hasToString("1");
    assertThat(references.resolve((ObjectNode) Objects.requireNonNull(object.get("c"))).problem())
        .isNotNull();
  }

  private static Diagnostic problem(Files files, String pointer) {
    return Objects.requireNonNull(files.resolve("a.json", pointer).problem());
  }

  @Test
  void aSchemaIsOfTheDialectThatIsDeclaredAroundIt() {
    Files files =
        Files.of(
                "a.json",
                """
                {"openapi": "3.1.0", "$schema": "https://e.example/checks-the-document",
                 "own": {"$schema": "https://e.example/own", "items": {}},
                 "example": {"$schema": "https://e.example/data", "items": {}},
                 "file": {"$ref": "b.json#/definitions/A"},
                 "named": {"$ref": "b.json#/definitions/B/items"}}
                """)
            .and(
                "b.json",
                """
                {"$schema": "http://json-schema.org/draft-07/schema#",
                 "definitions": {"A": {}, "B": {"$schema": "https://e.example/b", "items": {}}}}
                """);
    assertThat(dialect(files, Objects.requireNonNull(files.resolve("a.json", "/file").target())))
        .isEqualTo("http://json-schema.org/draft-07/schema#");
    assertThat(dialect(files, Objects.requireNonNull(files.resolve("a.json", "/named").target())))
        .isEqualTo("https://e.example/b");
    assertThat(dialect(files, at(files, "own", "items"))).isEqualTo("https://e.example/own");
    assertThat(dialect(files, at(files, "example", "items"))).isNull();
    assertThat(dialect(files, at(files, "file"))).isNull();
  }

  private static @Nullable String dialect(Files files, Node schema) {
    return files.references.foreignDialect((ObjectNode) schema);
  }

  private static Node at(Files files, String... keys) {
    Node at = files.root("a.json");
    for (String key : keys) {
      at = Objects.requireNonNull(((ObjectNode) at).get(key));
    }
    return at;
  }
}
