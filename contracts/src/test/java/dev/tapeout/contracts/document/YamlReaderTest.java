package dev.tapeout.contracts.document;

import static dev.tapeout.contracts.document.Reading.clean;
import static dev.tapeout.contracts.document.Reading.problems;
import static dev.tapeout.contracts.document.Reading.yaml;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  @Test
  void keysThatAreNoStringsBecomeTheirText() {
    assertThat(clean(yaml("200: a\ntrue: b\n1.0: c\nno: d\n0x10: e")))
        .hasToString("{\"200\":\"a\",\"true\":\"b\",\"1.0\":\"c\",\"no\":\"d\",\"0x10\":\"e\"}");
  }

  @Test
  void keysWithoutATextAreReportedAndTheRestIsRead() {
    Documents.Reading reading = yaml("~: a\n? [x]\n: b\nc: d\n? {y: z}\n: e");
    assertThat(problems(reading))
        .containsExactly("key-not-string 1:1", "key-not-string 2:3", "key-not-string 5:3");
    assertThat(reading.root()).hasToString("{\"c\":\"d\"}");
  }

  @Test
  void anAliasIsTheVeryNodeOfItsAnchor() {
    ObjectNode root = (ObjectNode) clean(yaml("a: &x {k: 1}\nb: *x\nc: [*x, *x]\n&k d: 1\ne: *k"));
    assertThat(root.get("b")).isSameAs(root.get("a"));
    assertThat(root)
        .hasToString(
            "{\"a\":{\"k\":1},\"b\":{\"k\":1},\"c\":[{\"k\":1},{\"k\":1}],\"d\":1,\"e\":\"d\"}");
  }

  @Test
  void recursiveAndUnknownAliasesAreReported() {
    Documents.Reading reading = yaml("a: &x\n  b: *x\nc: *nowhere\nd: 1");
    assertThat(problems(reading)).containsExactly("alias-recursive 2:6", "alias-unknown 3:4");
    assertThat(reading.root()).hasToString("{\"a\":{\"b\":null},\"c\":null,\"d\":1}");
  }

  @Test
  void aBombOfAliasesIsStopped() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(8) + alias + "]\n");
    }
    Documents.Reading reading = yaml(bomb.toString());
    assertThat(reading.root()).isNull();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::rule)
        .containsExactly("too-many-values");
  }

  @Test
  void aLongTextThatIsUsedOverAndOverIsStopped() {
    String uses = "[" + "*a, ".repeat(200) + "*a]\n";
    Documents.Reading reading =
        yaml(
            "a: &a "
                + "x".repeat(1 << 20)
                + "\nb: &b "
                + uses
                + "c: "
                + "["
                + "*b, ".repeat(200)
                + "*b]\n");
    assertThat(reading.root()).isNull();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::rule)
        .containsExactly("too-many-values");
  }

  @Test
  void aliasesCannotNestDeeperThanTheLimit() {
    StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 600; i++) {
      chain.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
    }
    assertThat(problems(yaml(chain.toString()))).containsExactly("nesting-too-deep 512:14");
  }

  @Test
  void aMergeKeyIsAnOrdinaryKeyWithAWarning() {
    Documents.Reading reading = yaml("a: &x {k: 1}\nb:\n  <<: *x\n  l: 2");
    assertThat(problems(reading)).containsExactly("merge-key 3:3");
    assertThat(reading.diagnostics().get(0).severity()).isEqualTo(Diagnostic.Severity.WARNING);
    assertThat(reading.root()).hasToString("{\"a\":{\"k\":1},\"b\":{\"<<\":{\"k\":1},\"l\":2}}");
  }

  @Test
  void duplicateKeysAreReportedAtEachFurtherKey() {
    Documents.Reading reading = yaml("a: 1\nb:\n  c: 1\n  'c': 2\na: 3\n\"a\": 4");
    assertThat(problems(reading))
        .containsExactly("duplicate-key 4:3", "duplicate-key 5:1", "duplicate-key 6:1");
    assertThat(reading.root()).hasToString("{\"a\":1,\"b\":{\"c\":1}}");
  }

  @Test
  void unknownTagsAreReportedAndIgnored() {
    Documents.Reading reading = yaml("a: !mine 1\nb: !!binary 'YQ=='\nc: !!set {x}\nd: !!map {}");
    assertThat(problems(reading))
        .containsExactly("unknown-tag 1:4", "unknown-tag 2:4", "unknown-tag 3:4");
    assertThat(reading.root()).hasToString("{\"a\":1,\"b\":\"YQ==\",\"c\":{\"x\":null},\"d\":{}}");
  }

  @Test
  void aSecondDocumentIsReported() {
    Documents.Reading reading = yaml("---\na: 1\n---\nb: 2\n");
    assertThat(problems(reading)).containsExactly("several-documents 3:1");
    assertThat(reading.root()).hasToString("{\"a\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a:¶→b: 1                  | 2:1  | tab",
        "a:¶  b: 1¶→c: 2           | 3:1  | tab",
        "a: b: c                   | 1:5  | must not stand here",
        "a: 1¶b¶c: 2               | 2:1  | no \":\" after the key",
        "a: [1, 2                  | 1:4  | lacks a comma or its closing bracket",
        "a: {b: 1¶c: 2             | 2:2  | lacks a comma or its closing bracket",
        "a:¶  b: 1¶ c: 2           | 3:2  | does not fit the indentation",
        "a: \"b                    | 1:4  | no closing quote",
        "a: \"\\q\"                | 1:6  | escape that YAML does not know",
        "a: @b                     | 1:4  | must not start with this character",
        "a: `b                     | 1:4  | must not start with this character",
        "a: 'b' c                  | 1:8  | does not fit the indentation",
        "ä: é¶ü: [ö                | 2:4  | lacks a comma or its closing bracket",
        "a: !x!y 1                 | 1:4  | prefix",
        "a: *                      | 1:4  | alias",
      })
  void aSyntaxErrorIsSaidInOurWordsAtItsPlace(String text, String place, String message) {
    Documents.Reading reading = yaml(text.replace('¶', '\n').replace('→', '\t'));
    assertThat(reading.root()).isNull();
    assertThat(reading.diagnostics().get(0).message()).contains(message);
    assertThat(problems(reading)).containsExactly("yaml-syntax " + place);
    assertThat(reading.diagnostics().get(0).hint()).isNotNull();
  }

  @Test
  void aControlCharacterIsReportedAtItsPlace() {
    assertThat(problems(yaml("ä: 1\nb: é\u0007"))).containsExactly("yaml-syntax 2:5");
  }

  @Test
  void aLoneSurrogateIsReported() {
    assertThat(problems(yaml("a: \"\\uD800\""))).containsExactly("yaml-syntax 1:4");
    assertThat(clean(yaml("a: \"\\uD83D\\uDE00\""))).hasToString("{\"a\":\"😀\"}");
  }

  @Test
  void lineBreaksByteOrderMarksAndWideCharactersDoNotShiftPositions() {
    String text = "\uFEFFä: '😀'\r\nb:\r\n  - ü: x\r\n";
    Node root = clean(Reading.of("a.yaml", text.getBytes(UTF_8)));
    Node x = Pointers.resolve(root, "/b/0/ü");
    assertThat(x.location()).hasToString("a.yaml:3:8");
    assertThat(x.location().pointer()).isEqualTo("/b/0/ü");
    assertThat(((ObjectNode) root).keyLocation("b")).hasToString("a.yaml:2:1");
  }

  @Test
  void aBlockCollectionEndsWithItsLastValue() {
    Node root = clean(yaml("a:\n  b: |\n    text\n\n\n# comment\nc: 1\n"));
    Node a = Pointers.resolve(root, "/a");
    assertThat(a.location().source().lineAt(a.end())).isEqualTo(3);
  }
}
