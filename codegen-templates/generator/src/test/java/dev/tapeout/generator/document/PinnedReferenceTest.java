package dev.tapeout.generator.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.registry.Lock;
import dev.tapeout.contracts.registry.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code is generated from contracts that refer to published versions. */
class PinnedReferenceTest {
  private static final byte[] MONEY =
      """
      openapi: 3.1.0
      info: {title: Money, version: 1.0.0}
      paths: {}
      components: {schemas: {Amount: {type: integer}}}
      """
          .getBytes(UTF_8);

  @TempDir private Path folder;

  private Path contract() throws IOException {
    Path file = folder.resolve("service").resolve("contract.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(folder.resolve("service").resolve("tapeout.yaml"), "");
    return Files.writeString(
        file,
        """
        openapi: 3.1.0
        info: {title: Bills, version: 1.0.0}
        paths: {}
        components:
          schemas:
            Bill: {$ref: 'https://nobody.example/ledger/money/1.0.0#/components/schemas/Amount'}
        """);
  }

  @Test
  void whatWasPulledIsReadAndIsAnInputOfTheBuild() throws IOException {
    Path contract = contract();
    String digest = Store.digest(MONEY);
    new Store(folder).put(digest, MONEY);
    TreeMap<String, Lock.Entry> entries = new TreeMap<>();
    entries.put("ledger/money@1.0.0", new Lock.Entry(digest, null, false));
    Files.writeString(folder.resolve(Lock.FILE), new Lock(entries).text());
    assertThat(ContractFile.read(contract).files())
        .contains(contract.toAbsolutePath(), folder.resolve(Lock.FILE).toAbsolutePath());
  }

  @Test
  void whatWasNotPulledIsSaid() throws IOException {
    Path contract = contract();
    assertThatThrownBy(() -> ContractFile.read(contract))
        .isInstanceOfSatisfying(
            UnfitContractException.class,
            e ->
                assertThat(e.getMessage())
                    .contains("contract.yaml:6:", "ledger/money@1.0.0 is not in", "tapeout pull"));
  }
}
