package dev.tapeout.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services as they are generated, started in this JVM and held against their contracts by the cases
 * that are generated with them.
 *
 * <p>{@code -Dtapeout.services=stripe} takes those contracts of the corpus whose names have that in
 * them, {@code all} all of them: some 30 seconds of CPU for one of a megabyte.
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

  private static final Path CORPUS =
      Path.of(System.getProperty("tapeout.corpus", "../../../shared/corpus"), "contracts");

  private static final String CONTRACTS =
      System.getProperty("tapeout.services", "traintravel-v120");

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
    Map<String, String> base = Map.of(TapeoutCodegen.BASE_PACKAGE, name.replaceAll("[-/]", ""));
    assertThat(run(Path.of("src/test/resources/" + name + ".yaml"), base))
        .satisfies(said -> assertThat(Integer.parseInt(said.get(0))).isGreaterThanOrEqualTo(cases))
        .hasSize(1);
  }

  static Stream<Path> publicContracts() throws IOException {
    if (!Files.isDirectory(CORPUS)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.find(CORPUS, 2, (file, is) -> is.isRegularFile())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("base."))
          .filter(file -> !file.toString().contains("github")) // refused: two of its paths are one
          .filter(file -> CONTRACTS.equals("all") || file.toString().contains(CONTRACTS))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("publicContracts")
  void soDoesTheServiceOfAPublicContract(Path contract) throws Exception {
    Map<String, String> names =
        Map.of(TapeoutCodegen.BASE_PACKAGE, "published", TapeoutCodegen.CONTEXT, "published");
    assertThat(run(contract, names)).hasSize(1).doesNotContain("0");
  }

  private List<String> run(Path contract, Map<String, String> properties) throws Exception {
    String base = properties.get(TapeoutCodegen.BASE_PACKAGE);
    try (URLClassLoader loader = Sources.load(contract, properties, RUN.formatted(base), folder)) {
      List<String> said = new ArrayList<>();
      ((List<?>) loader.loadClass(base + ".Run").getMethod("cases").invoke(null))
          .forEach(line -> said.add(line.toString()));
      return said;
    }
  }
}
