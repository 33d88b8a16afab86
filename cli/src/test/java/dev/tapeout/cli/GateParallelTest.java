package dev.tapeout.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts that are compared at the same time. */
class GateParallelTest {
  @TempDir private Path temp;

  @Test
  void manyAtOnceSayTheSameAsOneAfterAnother() throws IOException {
    Sandbox repo = new Sandbox(temp);
    for (int i = 0; i < 40; i++) {
      repo.write("contracts/c" + i + ".yaml", Sample.contract().replace("orders", "o" + i));
    }
    repo.write("contracts/gone.yaml", Sample.contract()).repository();
    for (int i = 0; i < 40; i++) {
      String now =
          switch (i % 4) {
            case 0 -> Sample.breaking();
            case 1 -> Sample.compatible();
            case 2 -> Sample.contract().replace("Taken.", "Took it.");
            default -> Sample.contract().replace("paths:", "paths: 1\nx:");
          };
      repo.write("contracts/c" + i + ".yaml", now.replace("orders", "o" + i));
    }
    repo.delete("contracts/gone.yaml").write("contracts/new.yaml", Sample.contract()); // renamed
    Set<String> alone = Set.of(gate(1));
    Set<String> together = new LinkedHashSet<>();
    for (int run = 0; run < 3; run++) {
      together.add(gate(8));
    }
    assertThat(alone.iterator().next()).contains("41 contracts", "contracts/c39.yaml");
    assertThat(together).isEqualTo(alone);
  }

  /** All that a run with so many processors prints and writes. */
  private String gate(int processors) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=" + processors,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "gate",
                "--against=git:HEAD",
                "--today=2026-11-25",
                "--format=json=out.json",
                "--format=html=out.html",
                "--format=markdown=out.md",
                "--format=sarif=out.sarif",
                "--format=junit=out.xml",
                "--format=gitlab=out.gitlab",
                "contracts/*.yaml")
            .directory(temp.toFile())
            .redirectErrorStream(true);
    Process process = builder.start();
    StringBuilder all = new StringBuilder();
    all.append(new String(process.getInputStream().readAllBytes(), UTF_8));
    for (String kind : List.of("json", "html", "md", "sarif", "xml", "gitlab")) {
      all.append(Files.readString(temp.resolve("out." + kind)));
    }
    return all.toString();
  }
}
