package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import dev.tapeout.diff.language.Inclusion.Undecided;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema is included in the one that accepts nothing, or else there is an instance to show. */
class InstancesTest {
  static List<Table.Row> rows() {
    return Table.read(InstancesTest.class, "instances.yaml");
  }

  private static Answer find(Node schema) {
    return new Inclusion(World.STRICT).of(Table.schema(schema), Schema.FALSE);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isFoundWhereThereIsOne(Table.Row row) {
    Node schema = Table.alone(row.cell(0));
    Answer answer = find(schema);
    switch (row.cell(1) instanceof StringNode s ? s.value() : "") {
      case "none" -> assertThat(answer).isInstanceOf(Included.class);
      case "undecided" -> assertThat(answer).isInstanceOf(Undecided.class);
      case "some" -> assertThat(accepts(schema, answer)).as("%s", answer).isTrue();
      default ->
          assertThat(answer)
              .isInstanceOfSatisfying(
                  NotIncluded.class,
                  no -> assertThat(no.witness().sameValue(row.cell(1))).as("%s", no).isTrue());
    }
  }

  private static boolean accepts(Node schema, Answer answer) {
    return answer instanceof NotIncluded no
        && SchemaValidation.of(schema, Table.references(schema)).accepts(no.witness());
  }

  @ParameterizedTest
  @CsvSource({
    "{type: string}, [a-z]*",
    "'{type: string, minLength: 3}', [a-z]{3}",
    "{type: number}, [01]",
    "'{type: integer, minimum: -100, maximum: 100}', [012]",
    "'{type: integer, minimum: -100, maximum: 100, not: {enum: [0, 1]}}', 2",
    "'{type: string, pattern: a}', a",
    "'{minProperties: 1, type: object}', .*extra.*"
  })
  void isOneThatReadsWell(String schema, String expected) {
    assertThat(find(Table.parse(schema)))
        .isInstanceOfSatisfying(
            NotIncluded.class,
            no -> assertThat(no.witness().toString().replace("\"", "")).matches(expected));
  }

  @Test
  void aPropertyNameIsFoundThatNothingMentions() {
    Node schema =
        Table.parse("{type: object, minProperties: 2, properties: {extra: false, extra3: false}}");
    assertThat(accepts(schema, find(schema))).isTrue();
  }
}
