package dev.tapeout.generator.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.generator.document.ContractFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  @TempDir Path folder;

  /** Where all of it would be too much, what must be there is what counts. */
  @Test
  void ofALargeSchemaWhatItRequiresIsPutTogether() throws Exception {
    StringBuilder contract =
        new StringBuilder(
            """
            openapi: 3.1.0
            info: { title: Large, version: 1.0.0 }
            x-domain-bounded-context: large
            paths: {}
            components:
              schemas:
                Last: { type: object, required: [name], properties: { name: { type: string, example: given } } }
                Large:
                  type: object
                  required: [last, list]
                  properties:
            """);
    for (int i = 0; i < 60; i++) {
      contract.append("        p").append(i).append(": { type: object, properties: {");
      for (int j = 0; j < 60; j++) {
        contract.append(j == 0 ? " " : ", ").append('q').append(j).append(": { type: string }");
      }
      contract.append(" } }\n");
    }
    contract.append("        list: { type: array, items: { type: string } }\n");
    contract.append("        last: { $ref: '#/components/schemas/Last' }\n");
    Path file = Files.writeString(folder.resolve("large.yaml"), contract);
    Contract large = ContractFile.read(file).contract();
    assertThat(
            new Examples(large, Direction.RESPONSE)
                .good(Values.object(Map.of()), large.components("schemas").get(1).value()))
        .hasToString("{\"list\":[],\"last\":{\"name\":\"given\"}}");
  }
}
