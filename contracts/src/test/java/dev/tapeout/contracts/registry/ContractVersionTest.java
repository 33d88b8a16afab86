package dev.tapeout.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractVersionTest {
  @Test
  void theContractOfTheRegistryHasTheSamePattern() throws IOException {
    byte[] yaml = Files.readAllBytes(Path.of("openapi/registry.yaml"));
    Node node = Documents.read(new Source("registry.yaml", yaml), Limits.DEFAULT).root();
    for (String key : new String[] {"components", "schemas", "Semver"}) {
      node = ((ObjectNode) node).get(key);
    }
    ObjectNode semver = (ObjectNode) node;
    assertThat(((StringNode) semver.get("pattern")).value())
        .isEqualTo("^" + ContractVersion.VERSION + "$");
    assertThat(((NumberNode) semver.get("maxLength")).value())
        .isEqualByComparingTo(Integer.toString(ContractVersion.LONGEST_VERSION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "0.0.1", "1.0.0-rc.1", "1.0.0+b1", "1.0.0-rc.1+b.2"})
  void whatCanBePublishedCanBePinned(String version) {
    assertThat(ContractVersion.isVersion(version)).isTrue();
    ContractVersion pinned = ContractVersion.parse("orders/orders-api@" + version).orElseThrow();
    assertThat(pinned.version()).isEqualTo(version);
    for (String url :
        new String[] {
          "https://registry.example.com/orders/orders-api/" + version,
          "https://registry.example.com/api/contracts/orders/orders-api/versions/"
              + version
              + "/document#/components"
        }) {
      assertThat(ContractVersion.ofUrl(url)).as(url).contains(pinned);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "01.0.0", "1.0.0000000000", "1.0.0+", "1.0.0_1", "1.0.0/x", ""})
  void whatCannotBePublishedCannotBePinned(String version) {
    assertThat(ContractVersion.isVersion(version)).isFalse();
    assertThat(ContractVersion.parse("orders/orders-api@" + version)).isEmpty();
  }

  @Test
  void aNameHasALength() {
    String longest = "1.0.0-" + "a".repeat(94);
    assertThat(ContractVersion.isVersion(longest)).isTrue();
    assertThat(ContractVersion.parse("orders/orders-api@" + longest)).isPresent();
    assertThat(ContractVersion.isVersion(longest + "a")).isFalse();
    assertThat(ContractVersion.parse("orders/orders-api@" + longest + "a")).isEmpty();
    assertThat(ContractVersion.ofUrl("https://x.example/orders/orders-api/" + longest + "a"))
        .isEmpty();
    assertThat(ContractName.parse("orders/" + "a".repeat(100))).isPresent();
    assertThat(ContractName.parse("orders/" + "a".repeat(101))).isEmpty();
  }
}
