package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
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
    assertThat(first.log()).doesNotContain("still in beta", "Server information");
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
            ".tapeout-generate.sha256",
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

  @Test
  void whatSomebodyElseWroteIsNeverRemoved() throws Exception {
    Sandbox project =
        new Sandbox(folder)
            .write("orders.yaml", Sandbox.CONTRACT)
            .write("src/main/java/mine/Mine.java", "package mine; class Mine {}")
            .write("gen/mine/Mine.java", "package mine; class Mine {}")
            .pom("<contract>orders.yaml</contract><parts>contract</parts>", "generate", "avro");
    Map<String, FileTime> times = project.times(".");
    for (String sources : List.of("src/main/java", ".", "src", "..", "target", "gen")) {
      Maven.Build build =
          maven.build(folder, "-o", "-Dtapeout.sources=" + sources, "tapeout:generate@tapeout");
      assertThat(build.success()).as(sources).isFalse();
      assertThat(build.log())
          .as(sources)
          .contains("tapeout:generate: <sources> is ")
          .contains(sources.equals("gen") ? "mine/Mine.java" : "Nothing was written")
          .contains("Name an empty folder in <sources> (-Dtapeout.sources)");
    }
    assertThat(
            maven.build(folder, "-o", "-Dtapeout.avroDirectory=gen", "tapeout:avro@tapeout").log())
        .contains("tapeout:avro: <avroDirectory> is ")
        .contains("mine/Mine.java");
    Map<String, FileTime> now = project.times(".");
    now.keySet().removeIf(name -> name.startsWith("target"));
    assertThat(now).isEqualTo(times);

    // A folder of its own outside of target is kept up to date, also after a mvn clean.
    for (int run = 0; run < 2; run++) {
      assertThat(
              maven.build(folder, "-o", "-Dtapeout.sources=own", "tapeout:generate@tapeout").log())
          .contains("BUILD SUCCESS");
      assertThat(project.text("own/orders/api/contract.json"))
          .contains(run == 0 ? "Orders" : "Orders0");
      project.replace("orders.yaml", "title: Orders", "title: Orders" + run);
      Files.delete(folder.resolve("target/tapeout/generate.state"));
    }
  }
}
