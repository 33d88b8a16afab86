package dev.tapeout.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.generator.document.ContractFile;
import dev.tapeout.generator.example.Examples;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One table for both who read schemas in one direction: the runtime, which judges payloads, and the
 * generator, which makes them.
 */
class OneWayTest {
  /** Compiled with the generated sources, for they need a newer Java than these tests. */
  private static final String RUN =
      """
      package oneway;

      import dev.tapeout.runtime.json.JsonTree;
      import dev.tapeout.runtime.schema.Schemas;
      import oneway.wiring.OperationTable;

      public final class Run {
        private Run() {}

        /** Whether a service takes the value. */
        public static boolean accepts(String schema, boolean request, String json) {
          Schemas contract = OperationTable.CONTRACT.schemas();
          return (request ? contract.requests() : contract.answers())
              .accepts("/components/schemas/" + schema, JsonTree.read(json));
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aServiceAndItsTestCasesAskTheSameInEachDirection() throws Exception {
    Path file = Path.of("src/test/resources/one-way.yaml");
    Contract contract = ContractFile.read(file).contract();
    ArrayNode table = (ArrayNode) contract.node().get("x-cases");
    try (URLClassLoader loader = Sources.load(file, Map.of(), RUN, folder)) {
      Method accepts =
          loader
              .loadClass("oneway.Run")
              .getMethod("accepts", String.class, boolean.class, String.class);
      for (Direction direction : Direction.values()) {
        boolean request = direction == Direction.REQUEST;
        Examples examples = new Examples(contract, direction);
        for (Node row : table.items()) {
          ObjectNode each = (ObjectNode) row;
          String name = ((StringNode) each.get("schema")).value();
          boolean accepted = ((BooleanNode) each.get(request ? "request" : "answer")).value();
          assertThat(accepts.invoke(null, name, request, each.get("value").toString()))
              .as("the service: %s, %s", each, direction)
              .isEqualTo(accepted);
          assertThat(examples.rejects(schema(contract, name), each.get("value")))
              .as("the test cases: %s, %s", each, direction)
              .isEqualTo(!accepted);
        }
      }
    }
    assertThat(table.size()).isGreaterThan(15);
  }

  private static Node schema(Contract contract, String name) {
    return contract.components("schemas").stream()
        .filter(member -> member.key().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
