package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.validation.SchemaValidation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluatorTest {
  static List<Table.Row> rows() {
    return Table.read(EvaluatorTest.class, "evaluations.yaml");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void acceptsWhatTheSpecificationAccepts(Table.Row row) {
    Node node = Table.alone(row.cell(0));
    Schema schema = Table.schema(node);
    SchemaValidation other = SchemaValidation.of(node, Table.references(node));
    for (Node value : (ArrayNode) row.cell(1)) {
      assertThat(Evaluator.accepts(schema, value)).as("accepts %s", value).isTrue();
      assertThat(other.accepts(value)).as("the validator accepts %s", value).isTrue();
    }
    for (Node value : (ArrayNode) row.cell(2)) {
      assertThat(Evaluator.accepts(schema, value)).as("accepts %s", value).isFalse();
      assertThat(other.rejects(value)).as("the validator rejects %s", value).isTrue();
    }
  }
}
