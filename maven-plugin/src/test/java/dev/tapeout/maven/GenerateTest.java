package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java that comes from a contract with each build. */
class GenerateTest {
  private static final String SOURCES = "target/generated-sources/tapeout";
  private static Maven maven;

  @TempDir Path folder;

  @BeforeAll
  static void repository() throws IOException {
    maven = Maven.ofMachine(Repositories.shared());
  }

  @Test
  void whatChangesIsGeneratedAndCompiledAndNothingElse() throws Exception {
    Sandbox project =
        new Sandbox(folder)
            .write("contracts/orders.yaml", Sandbox.CONTRACT)
            .pom("<contract>contracts/orders.yaml</contract><parts>contract</parts>", "generate");
    Maven.Build first = maven.build(folder, "-o", "generate-sources");
    assertThat(first.log())
        .contains("BUILD SUCCESS")
        .contains("tapeout:generate: ")
        .doesNotContain("writing file");
    assertThat(project.has(SOURCES + "/orders/api/PlaceOrder.java")).isTrue();
    Map<String, FileTime> times = project.times(SOURCES);

    Maven.Build second = maven.build(folder, "-o", "generate-sources");
    assertThat(second.log()).contains("tapeout:generate: nothing to do");
    assertThat(project.times(SOURCES)).isEqualTo(times);

    project.replace(
        "contracts/orders.yaml", "quantity: { type: integer }", "note: { type: string }");
    maven.build(folder, "-o", "generate-sources");
    Map<String, FileTime> changed = new TreeMap<>(project.times(SOURCES));
    changed.entrySet().removeAll(times.entrySet());
    assertThat(changed.keySet())
        .containsExactlyInAnyOrder(
            "orders/api/ContractDocument.java",
            "orders/api/NewOrder.java",
            "orders/api/contract.json");

    String text = project.text("contracts/orders.yaml");
    int from = text.indexOf("  /orders:\n");
    project.write(
        "contracts/orders.yaml",
        text.substring(0, from) + text.substring(text.indexOf("components:")));
    assertThat(maven.build(folder, "-o", "generate-sources").log()).contains(" removed");
    assertThat(project.has(SOURCES + "/orders/api/PlaceOrder.java")).isFalse();
    assertThat(project.has(SOURCES + "/orders/api/GetOrder.java")).isTrue();

    project.replace("contracts/orders.yaml", "schemas/Order'", "schemas/None'");
    Maven.Build broken = maven.build(folder, "-o", "generate-sources");
    assertThat(broken.log())
        .contains("[ERROR] " + folder.toRealPath() + "/contracts/orders.yaml:15:31: ")
        .contains("tapeout:generate: no Java can be generated from ")
        .contains("[ERROR]   tapeout lint ");
    assertThat(project.has(SOURCES + "/orders/api/GetOrder.java")).isTrue();
  }
}
