package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.language.Inclusion.Undecided;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerTest {
  private static Schema asserting(String yaml) {
    Node root = Table.parse(yaml);
    return new Compiler(Table.references(root), UnaryOperator.identity(), Formats.ASSERTION)
        .compile(root);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {format: date}                                          | '2024-02-29' | true
          {format: date}                                          | tomorrow     | false
          {format: date}                                          | 1            | true
          {format: password}                                      | x            | true
          {format: int32}                                         | x            | true
          {format: acme-own}                                      | x            | false
          {contentEncoding: base64}                               | YWI=         | true
          {contentEncoding: BASE64}                               | YWI=         | true
          {contentEncoding: base64}                               | '?'          | false
          {contentEncoding: ''}                                   | x            | true
          {contentEncoding: quoted-printable}                     | x            | false
          {contentMediaType: application/json}                    | '{}'         | false
          {contentMediaType: application/json}                    | 1            | true
          """)
  void formatsCountWhereTheyAreAsserted(String schema, String value, boolean surely) {
    Node string = Table.parse(value.matches("\\d") ? value : "'" + value + "'");
    assertThat(asserting(schema).accepts(string)).isEqualTo(surely);
    assertThat(Table.schema(schema).accepts(string)).as("annotations").isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {contentMediaType: a/b}                   | {contentMediaType: a/b}                           | true
          {contentMediaType: a/b}                   | {contentMediaType: a/c}                           | false
          {contentMediaType: a/b}                   | {contentMediaType: a/b, contentEncoding: base64}  | false
          {contentMediaType: a/b, contentSchema: {type: string}} \
            | {contentMediaType: a/b, contentSchema: {type: string}}                                    | true
          {contentMediaType: a/b, contentSchema: {type: string}} \
            | {contentMediaType: a/b, contentSchema: {type: number}}                                    | false
          {format: acme-own}                        | {format: acme-own}                                | true
          {format: acme-own}                        | {format: acme-other}                              | false
          """)
  void contentsAreTheSameWhereAllThatIsSaidOfThemIs(String first, String second, boolean same) {
    assertThat(new Inclusion(World.STRICT).same(asserting(first), asserting(second)))
        .isEqualTo(same);
  }

  @Test
  void whatIsNotKnownOrNotAllowedIsSaidWithItsPlace() {
    Schema strings = Table.schema("{type: string}");
    assertThat(new Inclusion(World.STRICT).of(strings, asserting("{format: acme-own}")))
        .isEqualTo(new Undecided("the format `acme-own` is not known"));
    assertThat(new Inclusion(World.STRICT).of(strings, Table.schema("{items: {minimum: a}}")))
        .isEqualTo(new Inclusion.Included());
    assertThat(new Inclusion(World.STRICT).of(strings, Table.schema("{minimum: a}")))
        .isInstanceOfSatisfying(
            Undecided.class,
            u -> assertThat(u.reason()).contains("`minimum`").contains("(/minimum)"));
  }

  @Test
  void aSchemaThatIsNoSchemaIsUndecided() {
    assertThat(new Inclusion(World.STRICT).of(Schema.TRUE, Table.schema("[1]")))
        .isInstanceOf(Undecided.class);
  }
}
