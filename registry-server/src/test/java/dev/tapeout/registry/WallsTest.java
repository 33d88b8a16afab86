package dev.tapeout.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the server: which room may call which. A new arrow is drawn here or not at all. */
class WallsTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar")) // of other modules
          .importPackages("dev.tapeout.registry");

  /** Generated from the contract. */
  private static final Set<String> GENERATED = Set.of("api", "wiring", "limits");

  private static final Map<String, List<String>> MAY_CALL =
      Map.ofEntries(
          Map.entry("store", List.of()),
          Map.entry("catalogue", List.of("store")),
          Map.entry("events", List.of("store")),
          Map.entry("access", List.of("store", "catalogue", "events")),
          Map.entry("consumers", List.of("store", "catalogue")),
          Map.entry("derivation", List.of()),
          Map.entry("transfer", List.of("store", "catalogue", "events")),
          Map.entry(
              "publication",
              List.of("store", "catalogue", "access", "consumers", "derivation", "events")),
          Map.entry(
              "lifecycle",
              List.of("store", "catalogue", "access", "consumers", "events", "publication")),
          Map.entry(
              "operations",
              List.of(
                  "store",
                  "catalogue",
                  "access",
                  "consumers",
                  "events",
                  "publication",
                  "derivation",
                  "lifecycle",
                  "transfer",
                  "api")),
          Map.entry(
              "pages",
              List.of("store", "catalogue", "consumers", "events", "publication", "lifecycle")),
          Map.entry(
              "server",
              List.of(
                  "pages",
                  "store",
                  "catalogue",
                  "access",
                  "consumers",
                  "events",
                  "publication",
                  "lifecycle",
                  "operations",
                  "wiring")),
          Map.entry(
              "command",
              List.of(
                  "store",
                  "catalogue",
                  "access",
                  "events",
                  "publication",
                  "lifecycle",
                  "transfer",
                  "server")));

  @Test
  void everyRoomHasARow() {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass each : HOUSE) {
      String[] path = each.getPackageName().split("\\.");
      if (path.length > 3 && !GENERATED.contains(path[3])) {
        rooms.add(path[3]);
      }
    }
    assertThat(MAY_CALL.keySet()).containsExactlyInAnyOrderElementsOf(rooms);
  }

  @Test
  void aRoomCallsOnlyTheRoomsItMay() {
    MAY_CALL.forEach((room, others) -> {
      String[] open =
          Stream.concat(Stream.of(room), others.stream())
              .map(name -> "dev.tapeout.registry." + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.tapeout.registry." + room + "..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("dev.tapeout.registry..")
                  .and(JavaClass.Predicates.resideOutsideOfPackages(open)))
          .check(HOUSE);
    });
  }

  @Test
  void onlyOneRoomKnowsTheGeneratorAndOfItOnlyAvro() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tapeout.registry.derivation..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tapeout.generator..", "org.apache.avro..")
        .check(HOUSE);
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("dev.tapeout.generator..")
                .and(JavaClass.Predicates.resideOutsideOfPackages("dev.tapeout.generator.avro..")))
        .check(HOUSE);
  }

  @Test
  void onlyOneRoomKnowsTheDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tapeout.registry.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sqlite..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..")
        .check(HOUSE);
  }
}
