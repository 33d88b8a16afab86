package dev.tapeout.generator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The walls of the generator: which room may call which. A new arrow is drawn here or not at all.
 */
class WallsTest {
  private static final JavaClasses GENERATOR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tapeout.generator");

  @ParameterizedTest
  @CsvSource({
    "type, contracts",
    "avro, contracts generator.type",
    "document, contracts",
    "operation, contracts generator.type",
    "example, contracts diff",
    "engine, contracts generator.type generator.document generator.operation generator.example",
    "project, contracts.document contracts.identity generator.engine",
  })
  void aRoomCallsOnlyTheRoomsItMay(String room, String mayCall) {
    String[] open =
        Stream.concat(Stream.of("generator." + room), Arrays.stream(mayCall.split(" ")))
            .map(name -> "dev.tapeout." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.tapeout.generator." + room + "..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("dev.tapeout..")
                .and(JavaClass.Predicates.resideOutsideOfPackages(open)))
        .check(GENERATOR);
  }

  @Test
  void everyRoomIsInThePlan() {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass type : GENERATOR) {
      rooms.add(type.getPackageName().substring("dev.tapeout.generator.".length()));
    }
    assertThat(rooms)
        .containsExactly("avro", "document", "engine", "example", "operation", "project", "type");
  }

  @Test
  void theRoomsFormNoCircle() {
    slices().matching("dev.tapeout.generator.(*)..").should().beFreeOfCycles().check(GENERATOR);
  }

  @Test
  void onlyOneRoomKnowsTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tapeout.generator.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.openapitools..", "io.swagger..", "com.samskivert..")
        .check(GENERATOR);
  }
}
