package dev.tapeout.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Services as they are generated, started in this JVM and held against their contracts by the cases
 * that are generated with them.
 */
class GeneratedServiceTest {
  /** Compiled with the generated sources, for they need a newer Java than these tests. */
  private static final String RUN =
      """
      package %1$s;

      import %1$s.wiring.OperationTable;
      import dev.tapeout.runtime.config.Settings;
      import dev.tapeout.runtime.server.JdkServer;
      import dev.tapeout.runtime.server.Server;
      import dev.tapeout.runtime.testing.ContractCase;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.Map;

      public final class Run {
        private Run() {}

        /** How many cases there are, then what is wrong with each that fails. */
        public static List<String> cases() throws Exception {
          List<String> said = new ArrayList<>();
          said.add(String.valueOf(ContractCases.all().size()));
          Settings settings = Settings.of(Map.of("TAPEOUT_HOST", "127.0.0.1", "TAPEOUT_PORT", "0"));
          Server server = JdkServer.start(Main.service(), settings);
          for (ContractCase each : ContractCases.all()) {
            try {
              each.check(OperationTable.CONTRACT, OperationTable.OPERATIONS, server.address());
            } catch (AssertionError e) {
              said.add(each + ": " + e.getMessage());
            }
          }
          server.close();
          return said;
        }
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "every-feature, 37",
    "hostile-names, 16",
    "clashing-names, 10",
    "odd-shapes, 1",
    "odd-parameters, 50",
    "odd-schemas, 90",
    "three-two/openapi, 15",
  })
  void aServiceKeepsToItsContractBeforeALineIsWritten(String name, int cases) throws Exception {
    assertThat(run(Path.of("src/test/resources/" + name + ".yaml"), name.replaceAll("[-/]", "")))
        .satisfies(said -> assertThat(Integer.parseInt(said.get(0))).isGreaterThanOrEqualTo(cases))
        .hasSize(1);
  }

  private List<String> run(Path contract, String base) throws Exception {
    Path output = folder.resolve("sources");
    List<Path> sources =
        new ArrayList<>(Sources.write(contract, output, Map.of(TapeoutCodegen.BASE_PACKAGE, base)));
    sources.add(Files.writeString(folder.resolve("Run.java"), RUN.formatted(base)));
    assertThat(Sources.warnings(sources, folder.resolve("classes"))).isEmpty();
    try (URLClassLoader loader = Sources.load(folder.resolve("classes"), output)) {
      List<String> said = new ArrayList<>();
      ((List<?>) loader.loadClass(base + ".Run").getMethod("cases").invoke(null))
          .forEach(line -> said.add(line.toString()));
      return said;
    }
  }
}
