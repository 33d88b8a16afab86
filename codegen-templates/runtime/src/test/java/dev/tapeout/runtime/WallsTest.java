package dev.tapeout.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The walls of the library: which room may call which. A new arrow is drawn here or not at all. */
class WallsTest {
  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tapeout.runtime");

  /** Room, and the other rooms that it may call. */
  private static final List<String> ROWS =
      List.of(
          "operation,",
          "host,",
          "memory, host",
          "json,",
          "routing,",
          "media,",
          "context, profiling",
          "scheduling, context host",
          "channel, context",
          "profiling,",
          "usage,",
          "config, operation",
          "http,",
          "registry, usage json http config",
          "schema, json",
          "parameter, operation json",
          "tracing, operation context",
          "drift, operation json schema parameter media",
          "client, operation json http parameter context tracing",
          "service, operation json routing media context usage config schema parameter tracing drift registry scheduling",
          "server, service config host json memory operation profiling scheduling tracing",
          "testing, drift operation service http");

  @Test
  void noRoomCallsPastItsWalls() {
    for (String row : ROWS) {
      String room = row.substring(0, row.indexOf(','));
      String[] others =
          ROWS.stream()
              .map(r -> r.substring(0, r.indexOf(',')))
              .filter(r -> !r.equals(room) && !words(row).contains(r))
              .map(r -> "dev.tapeout.runtime." + r + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.tapeout.runtime." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(LIBRARY);
    }
  }

  private static List<String> words(String row) {
    return Arrays.asList(row.substring(row.indexOf(',') + 1).strip().split(" "));
  }

  @Test
  void everyRoomIsInThePlan() {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass type : LIBRARY) {
      rooms.add(type.getPackageName().substring("dev.tapeout.runtime.".length()));
    }
    assertThat(ROWS).extracting(row -> row.substring(0, row.indexOf(','))).hasSameElementsAs(rooms);
  }

  @Test
  void aServiceCarriesNoToolchain() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.tapeout.contracts..",
            "dev.tapeout.diff..",
            "dev.tapeout.generator..",
            "dev.tapeout.cli..")
        .check(LIBRARY);
  }

  @Test
  void theRoomsFormNoCircle() {
    slices().matching("dev.tapeout.runtime.(*)..").should().beFreeOfCycles().check(LIBRARY);
  }

  @Test
  void onlyTheServersKnowAServer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tapeout.runtime.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.helidon..", "com.sun.net.httpserver..")
        .check(LIBRARY);
  }
}
