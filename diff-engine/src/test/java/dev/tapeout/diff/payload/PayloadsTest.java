package dev.tapeout.diff.payload;

import static dev.tapeout.diff.payload.Comparing.compare;
import static dev.tapeout.diff.payload.Comparing.messages;
import static dev.tapeout.diff.payload.Comparing.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {
  /** Old schema, new schema, then the verdict of a request and of a response: B, C, D or -. */
  static Stream<Arguments> pairs() {
    return Stream.of(
        pair("{type: string}", "{type: string}", "-", "-"),
        pair("{type: string}", "{type: [string, 'null']}", "C", "B"),
        pair("{type: integer, minimum: 1}", "{type: integer, minimum: 5}", "B", "C"),
        pair("{type: integer, exclusiveMinimum: 0}", "{type: integer, minimum: 1}", "D", "D"),
        pair("{enum: [a, b]}", "{enum: [b, a]}", "D", "D"),
        pair("{enum: [a, b]}", "{enum: [a]}", "B", "C"),
        pair("{const: a}", "{enum: [a]}", "D", "D"),
        pair("{type: string}", "{allOf: [{type: string}]}", "D", "D"),
        pair("{type: string, title: a}", "{description: b, type: string}", "-", "-"),
        pair(
            "{type: object, properties: {a: {type: string}}}",
            "{type: object, properties: {a: {type: string}, b: {type: string}}}",
            "C",
            "C"),
        pair(
            "{type: object, properties: {a: {type: string}, b: {type: string}}}",
            "{type: object, properties: {a: {type: string}}}",
            "C",
            "C"),
        pair(
            "{type: object, properties: {a: {type: string}, b: {type: string}}, unevaluatedProperties: false}",
            "{type: object, properties: {a: {type: string}}, unevaluatedProperties: false}",
            "B",
            "C"),
        pair(
            "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
            "{type: object, properties: {a: {type: string}, b: {type: string}}, additionalProperties: false}",
            "C",
            "C"),
        pair(
            "{type: object, properties: {a: {type: string}}}",
            "{type: object, properties: {a: {type: string}}, required: [a]}",
            "B",
            "C"),
        pair(
            "{type: object, properties: {a: {type: string}}, required: [a]}",
            "{type: object, properties: {a: {type: string}}}",
            "C",
            "B"),
        pair(
            "{type: object, properties: {a: {type: string}}, required: [a]}",
            "{type: object}",
            "C",
            "B"),
        pair(
            "{type: object, properties: {a: {type: string}}}",
            "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
            "B",
            "C"),
        pair(
            "{type: object, properties: {id: {type: string, readOnly: true}}}",
            "{type: object, properties: {id: {type: string, readOnly: true}}, required: [id]}",
            "-",
            "C"),
        pair("{type: integer, format: int64}", "{type: integer, format: int32}", "B", "C"),
        pair(
            "{oneOf: [{type: string}, {type: integer}]}",
            "{anyOf: [{type: string}, {type: integer}]}",
            "D",
            "D"),
        pair("{oneOf: [{type: string}, {type: integer}]}", "{oneOf: [{type: string}]}", "B", "C"),
        pair(
            "{type: array, items: {type: string, maxLength: 10}}",
            "{type: array, items: {type: string, maxLength: 5}}",
            "B",
            "C"),
        pair("{type: string, pattern: '^a+$'}", "{type: string, pattern: '^a*$'}", "C", "B"),
        pair(
            "{type: object, required: [a]}",
            "{type: object, required: [a], properties: {a: {type: string}}}",
            "B",
            "C"),
        pair(
            "{type: object, required: [a], properties: {a: {type: string}}}",
            "{type: object, required: [a]}",
            "C",
            "B"),
        pair("{not: {type: string}}", "{not: {type: integer}}", "B", "B"));
  }

  private static Arguments pair(String old, String now, String request, String response) {
    return Arguments.of(old, now, request, response);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void givesEachDirectionItsVerdict(String old, String now, String request, String response) {
    assertThat(verdict(compare(old, now, Direction.REQUEST))).as("request").isEqualTo(request);
    assertThat(verdict(compare(old, now, Direction.RESPONSE))).as("response").isEqualTo(response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minLength: '3'",
        "minLength: 2.5",
        "maxItems: -1",
        "minimum: '1'",
        "exclusiveMaximum: true",
        "multipleOf: 0",
        "required: a",
        "required: true",
        "dependentRequired: {a: b}",
        "type: strin",
        "type: []",
        "enum: x",
        "pattern: 5",
        "uniqueItems: 'true'",
        "properties: []",
        "patternProperties: x",
        "items: 3",
        "items: [{type: string}]",
        "additionalProperties: ''",
        "anyOf: {}",
        "allOf: []",
        "not: 1",
        "if: 1",
      })
  void aMalformedKeywordIsNeverGuessed(String keyword) {
    String name = keyword.substring(0, keyword.indexOf(':'));
    String malformed = "{" + keyword + "}";
    for (List<Finding> findings :
        List.of(
            compare("{}", malformed, Direction.REQUEST),
            compare(malformed, "{}", Direction.RESPONSE),
            compare(malformed, "{" + keyword + ", maxLength: 1}", Direction.REQUEST))) {
      assertThat(verdict(findings)).isEqualTo("?");
      assertThat(findings.get(0).reason()).contains("`" + name + "`", "/components/schemas/S");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{allOf: [{$ref: '#/components/schemas/S'}]}",
        "{not: {$ref: '#/components/schemas/S'}}",
        "{type: string, not: {$ref: '#/components/schemas/S'}}",
        "{anyOf: [{$ref: '#/components/schemas/S'}, {type: integer}]}",
        "{oneOf: [{type: integer}, {$ref: '#/components/schemas/S'}]}",
        "{allOf: [{anyOf: [{not: {$ref: '#/components/schemas/S'}}]}]}",
      })
  void aSchemaThatRefersToItselfInPlaceIsUndecided(String circular) {
    String limited = circular.substring(0, circular.length() - 1) + ", maxLength: 3}";
    for (Direction direction : Direction.values()) {
      assertThat(verdict(compare("{type: number}", circular, direction))).isEqualTo("?");
      assertThat(verdict(compare(circular, "{type: number}", direction))).isEqualTo("?");
      assertThat(verdict(compare(circular, limited, direction))).isEqualTo("?");
      assertThat(compare(circular, circular, direction)).isEmpty();
    }
  }

  /** Of a parent that lists children that include it, the children by what is asked of a cat. */
  private static String parent(String cat) {
    return "{type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind},"
        + " oneOf: [{allOf: [{$ref: '#/components/schemas/S'}, {properties: {kind: {const: cat}, "
        + cat
        + "}}]}, {allOf: [{$ref: '#/components/schemas/S'}, {properties: {kind: {const: dog}}}]}]}";
  }

  @Test
  void aParentThatListsChildrenThatIncludeItMakesOnlyWhatChangedInItUndecided() {
    String pet = parent("lives: {minimum: 1}");
    String around = "{type: object, properties: {count: {type: %s}, pet: %s}}";
    String old = around.formatted("integer", within("pet", pet));
    assertThat(
            verdict(
                compare(old, around.formatted("number", within("pet", pet)), Direction.REQUEST)))
        .isEqualTo("C");
    List<Finding> findings =
        compare(
            old,
            around.formatted("integer", within("pet", pet.replace("minimum: 1", "minimum: 2"))),
            Direction.REQUEST);
    assertThat(findings)
        .singleElement()
        .satisfies(f -> {
          assertThat(f.severity()).isEqualTo(Severity.UNDECIDED);
          assertThat(f.message()).isEqualTo("`lives` must now be at least 2, was at least 1");
          assertThat(f.reason()).contains("leads back");
        });
  }

  /** The schema with its references to the whole leading to where it stands, a property. */
  private static String within(String property, String schema) {
    return schema.replace("schemas/S'", "schemas/S/properties/" + property + "'");
  }

  /** Old schema, new schema; what is said of each refactoring. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{properties: {a: {$ref: '#/x-a'}, b: {$ref: '#/x-a'}}} |"
            + " {properties: {a: {type: string}, b: {$ref: '#/x-a'}}} | a is written in another way",
        "{properties: {a: {type: string}}} | {properties: {a: {$ref: '#/x-a'}}} |"
            + " a is written in another way",
        "{properties: {a: {$ref: '#/$defs/A'}, b: {$ref: '#/$defs/A'}}, $defs: {A: {maxLength: 1}}} |"
            + " {properties: {a: {$ref: '#/$defs/B'}, b: {$ref: '#/$defs/B'}}, $defs: {B: {maxLength: 1}}} |"
            + " A is now called B",
        "{items: {oneOf: [{type: string}]}} | {items: {type: string}} |"
            + " an item of S is written in another way",
        "{properties: {a: {type: string}, n: {minimum: 2}}} |"
            + " {properties: {a: {allOf: [{type: string}]}, n: {minimum: 1}}} |"
            + " a is written in another way",
      })
  void aRefactoringThatLeavesNoDifferenceIsListedOnce(String old, String now, String said) {
    assertThat(compare(here(old), here(now), Direction.REQUEST))
        .filteredOn(f -> f.rule().equals("schema-equivalent"))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.severity()).isEqualTo(Severity.DOCUMENTATION);
          assertThat(f.message().replace("`", "")).isEqualTo(said + " and means the same");
        });
    assertThat(compare(here(old), here(old), Direction.REQUEST)).isEmpty();
  }

  /** References to {@code x-a} and to definitions, as they lead from the schema under test. */
  private static String here(String schema) {
    return schema
        .replace("#/$defs", "#/components/schemas/S/$defs")
        .replace("'#/x-a'", "'#/components/schemas/Text'");
  }

  /** Old schema, new schema; verdicts of a request where formats count. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{format: date} | {format: date-time} | B",
        "{} | {format: uuid} | B",
        "{format: uuid} | {} | C",
        "{format: date} | {pattern: '^\\d{4}-\\d\\d-\\d\\d$'} | C",
        "{format: uri} | {format: uri, maxLength: 9} | B",
        "{format: acme-sku} | {format: acme-sku, maxLength: 9} | ?",
        "{format: acme-sku} | {format: acme-item} | ?",
        "{contentEncoding: base64} | {format: byte} | -",
        "{contentMediaType: application/json} | {contentMediaType: application/xml} | ?",
        "{contentMediaType: text/a, contentEncoding: x} | {contentMediaType: text/a, contentEncoding: y} | ?",
        "{type: integer, format: uuid} | {type: integer, format: date} | D",
        "{format: password} | {format: commonmark} | -",
      })
  void formatsCountWhereThatIsAskedFor(String old, String now, String verdict) {
    List<Finding> findings = compare(old, now, Direction.REQUEST, true, Formats.ASSERTION);
    assertThat(verdict(findings)).isEqualTo(verdict);
    assertThat(compare(now, now, Direction.REQUEST, true, Formats.ASSERTION)).isEmpty();
    if (!old.contains("maxLength") && !now.contains("pattern") && !now.contains("maxLength")) {
      assertThat(compare(old, now, Direction.REQUEST)).isEmpty();
    }
  }

  @Test
  void recursionThroughAPropertyIsDecided() {
    String list = "{type: object, properties: {next: {$ref: '#/components/schemas/S'}, v: %s}}";
    assertThat(
            verdict(
                compare(list.formatted("{}"), list.formatted("{type: string}"), Direction.REQUEST)))
        .isEqualTo("B");
  }

  @Test
  void aSubschemaThatIsNoneIsNotGuessedEither() {
    assertThat(verdict(compare("{properties: {a: {}}}", "{properties: {a: 3}}", Direction.REQUEST)))
        .isEqualTo("?");
    assertThat(verdict(compare("{}", "{allOf: [x]}", Direction.REQUEST))).isEqualTo("?");
  }

  @Test
  void aCountMayBeWrittenAsADecimal() {
    assertThat(verdict(compare("{minLength: 2}", "{minLength: 2.0}", Direction.REQUEST)))
        .isEqualTo("-");
    assertThat(verdict(compare("{}", "{minLength: 2.0}", Direction.REQUEST))).isEqualTo("B");
  }

  @Test
  void whatIsMalformedOnBothSidesDoesNotHideOtherChanges() {
    String old = "{type: object, properties: {a: {minLength: '3'}}, required: [a]}";
    String wider =
        "{type: object, properties: {a: {minLength: '3'}, b: {type: string}}, required: [a]}";
    assertThat(verdict(compare(old, wider, Direction.REQUEST))).isEqualTo("C");
    String freer = "{type: object, properties: {a: {minLength: '3'}}}";
    assertThat(verdict(compare(old, freer, Direction.REQUEST))).isEqualTo("C");
  }

  /** Old schema, new schema; the verdict of a request by the letter, tolerant; of a response. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: object} | {type: object, properties: {b: false}} | B | C | C | now",
        "{type: object, properties: {b: {}}} | {type: object, properties: {b: false}} | B | B | C | now",
        "{type: object, properties: {b: false}} | {type: object} | C | C | C | no longer",
        "{type: object, properties: {b: false}} | {type: object, properties: {b: {}}} | C | C | B |"
            + " no longer",
      })
  void aPropertyThatMustNotBeThereIsForbidden(
      String old, String now, String strict, String tolerant, String response, String news) {
    List<Finding> byTheLetter = compare(old, now, Direction.REQUEST, false);
    assertThat(byTheLetter)
        .singleElement()
        .satisfies(f -> {
          assertThat(f.message()).isEqualTo("`b` is " + news + " forbidden");
          assertThat(f.rule())
              .isEqualTo(news.equals("now") ? "property-forbidden" : "property-allowed");
          if (f.severity() == Severity.BREAKING) {
            assertThat(Objects.requireNonNull(f.witness()).instance().toString())
                .contains("\"b\":");
          }
        });
    assertThat(verdict(byTheLetter)).isEqualTo(strict);
    assertThat(verdict(compare(old, now, Direction.REQUEST))).isEqualTo(tolerant);
    assertThat(verdict(compare(old, now, Direction.RESPONSE))).isEqualTo(response);
  }

  private static final String CAT =
      "{type: object, properties: {kind: {const: cat}, name: {type: string}, lives: {type: integer}}}";
  private static final String LAZY_CAT = CAT.replace("integer", "number");
  private static final String DOG =
      "{type: object, properties: {kind: {const: dog}, name: {type: string}, tricks: {type: integer}}}";
  private static final String FISH =
      "{type: object, properties: {kind: {const: fish}, name: {type: string}, fins: {type: integer}}}";

  @Test
  void branchesAreComparedWithWhatTheyHaveBecome() {
    String message = "`S` has a further alternative \"object\"";
    assertThat(messages(oneOf(CAT, DOG), oneOf(FISH, CAT, DOG))).containsExactly(message);
    assertThat(messages(oneOf(CAT, DOG), oneOf(FISH, DOG, LAZY_CAT)))
        .containsExactlyInAnyOrder(message, "`lives` is now number, was integer");
    assertThat(messages(oneOf(CAT, DOG, FISH), oneOf(FISH, CAT)))
        .containsExactly("`S` no longer has the alternative \"object\"");
    assertThat(messages(oneOf("{type: string, maxLength: 3}"), oneOf(DOG, "{type: string}")))
        .containsExactlyInAnyOrder(message, "`S` is no longer limited to at most 3 characters");
  }

  @Test
  void aSchemaThatBecomesABranchStaysTheSchemaThatItWas() {
    String more = "{allOf: [" + CAT + ", {type: object, properties: {self: {type: string}}}]}";
    assertThat(messages(CAT, more)).containsExactly("`S` has a further constraint \"object\"");
    assertThat(messages(more, CAT)).containsExactly("`S` no longer has the constraint \"object\"");
    assertThat(messages(CAT, oneOf(DOG, CAT)))
        .containsExactly("`S` has a further alternative \"object\"");
    String parts =
        "{allOf: [{type: object, properties: {kind: {const: cat}, name: {type: string}}},"
            + " {properties: {lives: {type: integer}}}]}";
    assertThat(verdict(compare(CAT, parts, Direction.REQUEST))).isEqualTo("D");
  }

  private static String oneOf(String... branches) {
    return "{oneOf: [" + String.join(", ", branches) + "]}";
  }

  /**
   * A wrapper of a list whose items the wrapper's dynamic anchor decides, as the generic types of
   * OpenAPI 3.1 are written.
   *
   * @param wrapper with {@code %s} for what stands beside its anchor
   */
  private static String generic(String wrapper, String type) {
    return wrapper.formatted("$defs: {E: {$dynamicAnchor: E, type: " + type + "}}")
        + "\n    Middle: {$id: 'https://example.com/middle', $ref: list}"
        + "\n    List: {$id: 'https://example.com/list', type: array, items: {$dynamicRef: '#E'},"
        + " $defs: {E: {$dynamicAnchor: E, type: string}}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$id: 'https://example.com/leaf', $ref: list, %s}",
        "{$id: 'https://example.com/leaf', $ref: list, type: array, %s}",
        "{$id: 'https://example.com/leaf', $ref: middle, %s}",
        "{$id: 'https://example.com/leaf', allOf: [{$ref: list}], %s}",
        "{type: object, required: [l], properties: {l: {$id: 'https://example.com/leaf', $ref: list, %s}}}",
        // The document is the resource that binds the anchor.
        "{$ref: 'https://example.com/list', %s}",
      })
  void whatAWrapperBindsForADynamicReferenceCounts(String wrapper) {
    String strings = generic(wrapper, "string");
    String integers = generic(wrapper, "integer");
    for (Direction direction : Direction.values()) {
      assertThat(verdict(compare(strings, integers, direction))).isEqualTo("B");
      assertThat(verdict(compare(integers, strings, direction))).isEqualTo("B");
      assertThat(compare(integers, integers, direction)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$ref: '#/components/schemas/A'} | {$ref: '#/components/schemas/B'}",
        "{$ref: '#/components/schemas/A', title: a} | {$ref: '#/components/schemas/B', maxLength: 3}",
        "{$ref: 'https://h.example/o/lib/1.0.0#/X'} | {$ref: 'https://h.example/o/lib/2.0.0#/X'}",
        "{$ref: 'https://h.example/o/lib/1.0.0#/X'} | {$ref: '#/components/schemas/B'}",
        "{items: {$ref: '#/components/schemas/A'}} | {items: {$ref: '#/components/schemas/B'}}",
        "{$ref: '#/components/schemas/S'} | {$ref: '#/components/schemas/B'}",
      })
  void otherReferencesThatLeadNowhereOnBothSidesAreUndecided(String old, String now) {
    for (Direction direction : Direction.values()) {
      assertThat(compare(old, now, direction))
          .isNotEmpty()
          .allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.UNDECIDED);
            assertThat(finding.reason()).contains("$ref");
          });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://json-schema.org/draft-07/schema#", "https://example.com/my-dialect"})
  void whatChangesInADialectThatIsNotReadIsUndecided(String dialect) {
    String schema = "{$schema: '" + dialect + "', type: object, %s}";
    for (Direction direction : Direction.values()) {
      assertThat(
              compare(
                  schema.formatted("dependencies: {a: [b]}"),
                  schema.formatted("dependencies: {a: [c]}"),
                  direction))
          .isNotEmpty()
          .allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.UNDECIDED);
            assertThat(finding.reason()).contains(dialect);
          });
      String beside =
          "{$schema: '" + dialect + "', $ref: '#/components/schemas/Text', maxLength: %s}";
      assertThat(verdict(compare(beside.formatted(5), beside.formatted(3), direction)))
          .isEqualTo("?");
      assertThat(verdict(compare("{type: object}", schema.formatted("title: a"), direction)))
          .isEqualTo("?");
      assertThat(
              compare(
                  schema.formatted("properties: {title: {title: a}}"),
                  schema.formatted("properties: {title: {title: b}}"),
                  direction))
          .isEmpty();
    }
  }

  @Test
  void whatTheDialectSaysOfAReferenceIsWhatItLeadsTo() {
    String holder =
        "{$schema: 'https://example.com/d', items: {$ref: '#/components/schemas/S/definitions/A'},"
            + " definitions: {A: {$schema: 'https://example.com/d', maxLength: %s, %s}}}";
    assertThat(
            verdict(
                compare(
                    holder.formatted(3, "x-a: 1"),
                    holder.formatted(4, "x-a: 1"),
                    Direction.REQUEST)))
        .isEqualTo("?");
    assertThat(
            compare(
                holder.formatted(3, "title: a"),
                holder.formatted(3, "title: b"),
                Direction.REQUEST))
        .isEmpty();
  }
}
