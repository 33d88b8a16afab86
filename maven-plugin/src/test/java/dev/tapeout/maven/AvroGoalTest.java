package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Avro that comes from a contract with each build. */
class AvroGoalTest {
  @TempDir Path folder;

  @Test
  void schemasFollowTheContract() throws Exception {
    Maven maven = Maven.ofMachine(Repositories.shared());
    Sandbox project =
        new Sandbox(folder)
            .write("orders.yaml", Sandbox.CONTRACT)
            .pom("<contract>orders.yaml</contract>", "avro");
    Maven.Build first = maven.build(folder, "-o", "generate-sources");
    assertThat(first.log())
        .contains("tapeout:avro: 4 files, 4 written")
        .contains(
            "[INFO] "
                + folder.toRealPath()
                + "/orders.yaml:33:19: the schema accepts integers of any size; in Avro it is a long,"
                + " of 64 bits [note, avro-not-expressed]");
    assertThat(project.text("target/generated-sources/avro/OrdersProtocol.avdl"))
        .contains("@namespace(\"orders\")")
        .contains("record NewOrder {")
        .contains("enum OrderState {");
    Map<String, FileTime> times = project.times("target");
    assertThat(maven.build(folder, "-o", "generate-sources").log())
        .contains("tapeout:avro: nothing to do");
    assertThat(project.times("target")).isEqualTo(times);

    project.replace("orders.yaml", "      state: { type: string, enum: [placed, sent] }\n", "");
    assertThat(maven.build(folder, "-o", "generate-sources").log())
        .contains("tapeout:avro: 3 files, 2 written, 1 removed");
    assertThat(project.has("target/generated-sources/avro/OrderState.avsc")).isFalse();

    project.replace("orders.yaml", "type: object", "$ref: '#/nowhere'");
    assertThat(maven.build(folder, "-o", "generate-sources").log())
        .contains("tapeout:avro: no Avro can be made from ")
        .contains("BUILD FAILURE");
  }
}
