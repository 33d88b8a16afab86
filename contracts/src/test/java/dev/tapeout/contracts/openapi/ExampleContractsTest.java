package dev.tapeout.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleContractsTest {
  @ParameterizedTest
  @CsvSource({"openapi.yaml, 1.4.0", "proposed.yaml, 1.5.0"})
  void theOrderManagementExampleIsAContract(String file, String version) throws IOException {
    DirectoryTree tree = new DirectoryTree(Path.of("examples/order-management"), "");
    ContractReading reading = ContractReader.read(new Workspace(tree, Limits.DEFAULT), file);
    assertThat(reading.diagnostics()).isEmpty();
    Contract contract = Objects.requireNonNull(reading.contract());
    assertThat(contract.info().version()).isEqualTo(version);
    assertThat(contract.operations())
        .extracting(Operation::operationId)
        .containsExactly("placeOrder", "getOrder", "getOrderStatus");
    assertThat(contract.operations())
        .allMatch(operation -> operation.boundedContext() != null)
        .allMatch(operation -> !operation.positions().isEmpty());
  }
}
