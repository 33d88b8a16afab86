package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals where they stand by themselves in a build: nothing but their names in the pom. */
class PhasesTest {
  @TempDir Path folder;

  @Test
  void aRemovedOperationRemovesItsClass() throws Exception {
    Maven maven = Maven.ofMachine(Repositories.shared());
    Sandbox project =
        new Sandbox(folder)
            .write("orders.yaml", Sandbox.CONTRACT)
            .pom(
                """
                <contract>orders.yaml</contract>
                <contracts>orders.yaml</contracts>
                <parts>contract</parts>
                """,
                "lint",
                "generate",
                "embed");
    project.replace(
        "pom.xml",
        "<build>",
        """
        <dependencies>
          <dependency><groupId>dev.tapeout</groupId><artifactId>tapeout-runtime</artifactId><version>%s</version></dependency>
        </dependencies>
        <build>
        """
            .formatted(Sandbox.VERSION));
    project.replace("pom.xml", "<maven.compiler.release>17<", "<maven.compiler.release>25<");
    Maven on25 = maven.on(Path.of(System.getProperty("java.home")));
    Maven.Build first = on25.build(folder, "-o", "compile");
    assertThat(first.log())
        .contains("BUILD SUCCESS")
        .contains("tapeout:lint: ", "tapeout:generate: ", "tapeout:embed: ")
        .doesNotContain("writing file");
    assertThat(project.has("target/classes/orders/api/PlaceOrder.class")).isTrue();
    assertThat(project.has("target/classes/orders/api/contract.json")).isTrue();
    assertThat(project.has("target/classes/META-INF/tapeout/contracts.txt")).isTrue();

    String text = project.text("orders.yaml");
    int from = text.indexOf("  /orders:\n");
    project.write(
        "orders.yaml", text.substring(0, from) + text.substring(text.indexOf("components:")));
    assertThat(on25.build(folder, "-o", "compile").log()).contains("BUILD SUCCESS");
    assertThat(project.has("target/classes/orders/api/PlaceOrder.class")).isFalse();
    assertThat(project.has("target/classes/orders/api/GetOrder.class")).isTrue();
  }
}
