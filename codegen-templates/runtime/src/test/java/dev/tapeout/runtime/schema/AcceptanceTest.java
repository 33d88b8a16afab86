package dev.tapeout.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is accepted at once, the validator accepts too. */
class AcceptanceTest {
  private static final List<String> SCHEMAS =
      List.of(
          "true",
          "false",
          "{\"type\":\"string\",\"minLength\":2,\"maxLength\":3}",
          "{\"type\":[\"integer\",\"null\"],\"minimum\":0,\"maximum\":5}",
          "{\"minimum\":1}",
          "{\"exclusiveMinimum\":0}",
          "{\"exclusiveMaximum\":3,\"minimum\":0.5}",
          "{\"enum\":[\"a\",1,null]}",
          "{\"const\":\"a\"}",
          "{\"pattern\":\"^a+$\"}",
          "{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":1,\"maxItems\":2}",
          "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":{\"type\":\"integer\"}}",
          "{\"uniqueItems\":true}",
          "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"integer\"}}}",
          "{\"properties\":{\"a\":true,\"b\":{\"type\":\"string\"}},\"additionalProperties\":false}",
          "{\"properties\":{\"a\":true},\"additionalProperties\":{\"type\":\"integer\"}}",
          "{\"properties\":{\"a\":true},\"unevaluatedProperties\":false}",
          "{\"properties\":{\"a\":false}}",
          "{\"allOf\":[{\"properties\":{\"a\":true}}],\"unevaluatedProperties\":false}",
          "{\"allOf\":[{\"type\":\"object\"},{\"required\":[\"b\"]}]}",
          "{\"patternProperties\":{\"^a\":{\"type\":\"integer\"}},\"additionalProperties\":false}",
          "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\"}]}",
          "{\"not\":{\"type\":\"object\"}}",
          "{\"$ref\":\"#/$defs/Tree\"}",
          "{\"$ref\":\"#/$defs/Tree\",\"maxProperties\":1}");

  private static final String TREE =
      "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/Tree\"},"
          + "\"b\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Tree\"}}}}";

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth > 2 ? 6 : 9)) {
      case 0 -> "null";
      case 1 -> "true";
      case 2 -> String.valueOf(random.nextInt(9) - 2);
      case 3 -> List.of("1.0", "0.5", "-1e2", "12345678901234567890").get(random.nextInt(4));
      case 4 -> "\"" + List.of("a", "aa", "a\\n", "aaaa", "", "😀😀").get(random.nextInt(6)) + "\"";
      case 5 -> "{}";
      case 6 -> {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(random, depth + 1));
        }
        yield "[" + String.join(",", items) + "]";
      }
      default -> {
        List<String> properties = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
          if (random.nextInt(3) == 0) {
            properties.add("\"" + name + "\":" + value(random, depth + 1));
          }
        }
        yield "{" + String.join(",", properties) + "}";
      }
    };
  }

  @Test
  void whatIsAcceptedAtOnceTheValidatorAcceptsToo() {
    String document =
        "{\"$defs\":{\"Tree\":" + TREE + "},\"all\":[" + String.join(",", SCHEMAS) + "]}";
    Acceptance acceptance = new Acceptance(JsonTree.read(document));
    Random random = new Random(20261125);
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      values.add(JsonTree.read(value(random, 0)));
    }
    int accepted = 0;
    for (int i = 0; i < SCHEMAS.size(); i++) {
      Acceptance.Check check = acceptance.of("/all/" + i);
      Schema peer = peer(SCHEMAS.get(i));
      for (JsonNode value : values) {
        if (check.accepts(value)) {
          accepted++;
          assertThat(peer.validate(value)).as(SCHEMAS.get(i) + " and " + value).isEmpty();
        }
      }
    }
    assertThat(accepted).isGreaterThan(800);
  }

  private static Schema peer(String schema) {
    String whole =
        schema.startsWith("{")
            ? schema.substring(0, schema.length() - 1)
                + (schema.length() > 2 ? "," : "")
                + "\"$defs\":{\"Tree\":"
                + TREE
                + "}}"
            : schema;
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole);
  }

  @Test
  void usualPayloadsNeedNoValidator() {
    Acceptance acceptance = new Acceptance(Shelf.SCHEMAS.document());
    assertThat(
            acceptance
                .of("/components/schemas/Item")
                .accepts(
                    JsonTree.read(
                        "{\"name\":\"a\",\"price\":0.1,\"kind\":\"book\",\"made\":\"2026-11-25\","
                            + "\"tags\":[\"a\"]}")))
        .isTrue();
  }
}
