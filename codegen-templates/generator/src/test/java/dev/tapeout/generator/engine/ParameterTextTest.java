package dev.tapeout.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.generator.document.ContractFile;
import dev.tapeout.generator.operation.ParameterTable;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of generated tests, beside those of generated clients. */
class ParameterTextTest {
  /** Compiled with the generated sources, for they need a newer Java than these tests. */
  private static final String RUN =
      """
      package parameters;

      import dev.tapeout.runtime.json.JsonTree;
      import dev.tapeout.runtime.operation.Operation;
      import dev.tapeout.runtime.operation.Parameter;
      import dev.tapeout.runtime.parameter.ParameterWriter;
      import java.util.List;
      import parameters.wiring.OperationTable;
      import tools.jackson.databind.JsonNode;

      public final class Run {
        private Run() {}

        /** How a client writes the value of a parameter. */
        public static List<String> written(String operation, String in, String name, String json) {
          for (Operation each : OperationTable.OPERATIONS) {
            for (Parameter parameter : each.parameters()) {
              if (each.id().equals(operation)
                  && parameter.in().name().equalsIgnoreCase(in)
                  && parameter.name().equals(name)) {
                ParameterWriter writer = new ParameterWriter(parameter);
                JsonNode value = JsonTree.read(json);
                return switch (parameter.in()) {
                  case PATH -> List.of(writer.path(value));
                  case HEADER -> List.of(writer.header(value));
                  case QUERY, COOKIE, FORM -> writer.query(value);
                };
              }
            }
          }
          throw new IllegalArgumentException(operation + " has no parameter " + name);
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aTestSendsAParameterAsAClientDoes() throws Exception {
    Path contract = Path.of("src/test/resources/odd-parameters.yaml");
    int compared = 0;
    try (URLClassLoader loader = Sources.load(contract, Map.of(), RUN, folder)) {
      Method written =
          loader
              .loadClass("parameters.Run")
              .getMethod("written", String.class, String.class, String.class, String.class);
      for (Operation operation : ContractFile.read(contract).contract().operations()) {
        for (Parameter parameter : ParameterTable.of(operation)) {
          Node example = example(parameter);
          List<String> text = ParameterText.of(parameter, example);
          if (text != null && example != null && operation.operationId() != null) {
            assertThat(text)
                .as("%s %s", operation.displayName(), parameter.name())
                .isEqualTo(
                    written.invoke(
                        null,
                        operation.operationId(),
                        parameter.in(),
                        parameter.name(),
                        example.toString()));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(30);
  }

  /** Nor does a client send it. */
  @Test
  void whatWouldBeReadAsTwoItemsIsNotSent() {
    Path contract = Path.of("src/test/resources/odd-parameters.yaml");
    Operation clashing =
        ContractFile.read(contract).contract().operations().stream()
            .filter(operation -> "clashing".equals(operation.operationId()))
            .findFirst()
            .orElseThrow();
    assertThat(ParameterTable.of(clashing))
        .hasSize(4)
        .allSatisfy(each -> assertThat(ParameterText.of(each, example(each))).isNull());
  }

  private static Node example(Parameter parameter) {
    ObjectNode holder =
        parameter.content().isEmpty() ? parameter.node() : parameter.content().get(0).node();
    return holder.get("example");
  }
}
