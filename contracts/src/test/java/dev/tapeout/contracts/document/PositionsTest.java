package dev.tapeout.contracts.document;

import static dev.tapeout.contracts.document.Reading.clean;
import static dev.tapeout.contracts.document.Reading.json;
import static dev.tapeout.contracts.document.Reading.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PositionsTest {
  private static final String JSON =
      "{\"a\": [ [], [1, {\"x/y\": \"é\", \"~\": {}}], \"😀\" ],\n"
          + "\t\"b\": {\"\": null, \"c\": [[[2]]]} }";
  private static final String YAML =
      """
      a:
      - - 1
        - {x/y: é, ~0: {}}
      -
        k: [u, v: w]
        l:
      - ! "q"
      ? b
      : |
        text

        more
      "c d": >-
        folded
      'e':
        f: {g: }
        200: &h [1]
      i: plain
        and more
      """;

  @Test
  void theTextOfAJsonNodeIsItsValue() {
    checkText(clean(json(JSON)));
  }

  @Test
  void thePointerOfEachNodeLeadsBackToIt() {
    checkPointers(clean(json(JSON)), "");
    checkPointers(clean(yaml(YAML)), "");
  }

  @Test
  void aKeyLocationIsTheKeyAndItsPointerTheMember() {
    ObjectNode root = (ObjectNode) clean(yaml("only:\n  'a''b': 1\n  \"c\\\"d\": 2\n"));
    assertThat(root.keyLocation("only").pointer()).isEqualTo("/only");
    ObjectNode inner = (ObjectNode) root.get("only");
    assertThat(text(inner.keyLocation("a'b"))).isEqualTo("'a''b'");
    assertThat(text(inner.keyLocation("c\"d"))).isEqualTo("\"c\\\"d\"");
    assertThat(inner.keyLocation("c\"d").pointer()).isEqualTo("/only/c\"d");
    assertThat(inner.keyLocation("none")).isEqualTo(inner.location());
  }

  @Test
  void theKeyOfAnAliasedValueHasItsOwnPlace() {
    ObjectNode root = (ObjectNode) clean(yaml("a: &x {k: 1}\nb: *x\nc: [*x, y]\n"));
    assertThat(root.keyLocation("b")).hasToString("a.yaml:2:1");
    assertThat(root.keyLocation("b").pointer()).isEqualTo("/b");
    assertThat(root.get("b").location().pointer()).isEqualTo("/a");
    assertThat(Pointers.resolve(root, "/c/1").location().pointer()).isEqualTo("/c/1");
  }

  @Test
  void columnsCountCodePointsOnLongLines() {
    String line = "é😀".repeat(10_000);
    Node root = clean(json("[\n\"" + line + "\", 1]"));
    assertThat(((ArrayNode) root).get(1).location()).hasToString("a.json:2:20005");
  }

  static void checkText(Node node) {
    byte[] bytes = Arrays.copyOfRange(node.source().bytes(), node.start(), node.end());
    Node again = JsonReader.read(new Source("x", bytes), Limits.DEFAULT, new Problems(Source.NONE));
    assertThat(again).isNotNull();
    assertThat(again.sameValue(node)).isTrue();
    if (node instanceof ObjectNode object) {
      object.members().forEach(m -> checkText(m.value()));
    } else if (node instanceof ArrayNode array) {
      array.forEach(PositionsTest::checkText);
    }
  }

  /** Checks a tree without aliases. */
  static int checkPointers(Node root, String start) {
    return checkPointers(root, root, start);
  }

  private static int checkPointers(Node root, Node node, String pointer) {
    assertThat(node.location().pointer()).isEqualTo(pointer);
    assertThat(Pointers.resolve(root, pointer)).isSameAs(node);
    int checked = 1;
    if (node instanceof ObjectNode object) {
      for (ObjectNode.Member m : object.members()) {
        String member = pointer + "/" + Pointers.escape(m.key());
        assertThat(object.keyLocation(m.key()).pointer()).isEqualTo(member);
        checked += checkPointers(root, m.value(), member);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        checked += checkPointers(root, array.get(i), pointer + "/" + i);
      }
    }
    return checked;
  }

  private static String text(Location location) {
    return new String(
        Arrays.copyOfRange(location.source().bytes(), location.start(), location.end()),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}
