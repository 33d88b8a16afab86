package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
  private static final Schema STRING = Table.schema("{type: string}");

  private static void assertAccepts(Schema schema, String value, boolean accepts) {
    assertThat(schema.accepts(Table.parse(value))).as(value).isEqualTo(accepts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: string}                                | a   | true
          {type: string}                                | 1   | false
          {$ref: '#/$defs/nowhere'}                     | 1   | false
          """)
  void acceptsWhatIsSurelyAnInstance(String schema, String value, boolean accepts) {
    assertAccepts(Table.schema(schema), value, accepts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {b: s}        | true
          {a: 1, b: s}  | true
          {b: 1, c: s}  | true
          {a: s}        | false
          {x1: s}       | false
          {b: 1}        | false
          {}            | false
          [s]           | false
          """)
  void anotherPropertyIsOneThatIsNeitherNamedNorMatched(String value, boolean accepts) {
    assertAccepts(STRING.atOtherProperty(Set.of("a"), Set.of("^x")), value, accepts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1, s]     | true
          [1, s, 2]  | true
          [s]        | false
          [s, 1]     | false
          {1: s}     | false
          """)
  void anElementIsThereAndAnInstance(String value, boolean accepts) {
    assertAccepts(STRING.atElement(1), value, accepts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {minLength: 1}                             | {minLength: 2}
          {minLength: 1}                             | {maxLength: 1}
          {properties: {a: {minLength: 1}}}          | {properties: {a: {minLength: 2}}}
          {not: {not: {not: {minLength: 1}}}}        | {not: {not: {not: {minLength: 2}}}}
          {properties: {a: {type: string}, b: true}} | {properties: {b: {type: string}, a: true}}
          {anyOf: [{minLength: 1}, {maxLength: 2}]}  | {oneOf: [{minLength: 1}, {maxLength: 2}]}
          {anyOf: [{minLength: 1}, {maxLength: 2}]}  | {anyOf: [{minLength: 2}, {maxLength: 1}]}
          {if: {minLength: 1}, then: {maxLength: 2}} | {if: {maxLength: 2}, then: {minLength: 1}}
          """)
  void aShapeTellsSchemasApartThatDifferNearby(String first, String second) {
    assertThat(Table.schema(first).shape()).isNotEqualTo(Table.schema(second).shape());
    assertThat(Table.schema(first).shape()).isEqualTo(Table.schema(first).shape());
  }

  @Test
  void isMadeFromANode() {
    Node node = Table.parse("{type: string}");
    assertThat(Table.schema(node).origin()).isSameAs(node);
  }
}
