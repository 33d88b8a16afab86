package dev.tapeout.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the plugin: which room may call which, and what only one of them knows. */
class WallsTest {
  private static final JavaClasses PLUGIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar")) // of other modules
          .importPackages("dev.tapeout.maven");

  private static final String HELP = "dev.tapeout.maven.help..";

  /** Room of {@code dev.tapeout}, and the other rooms that it may call. */
  private static final List<String> ROWS =
      List.of(
          "maven.last,  cli.project contracts.identity",
          "maven.base,  cli.command cli.registry contracts.document",
          "maven,       maven.last maven.base cli contracts diff generator");

  static Stream<Arguments> rows() {
    return ROWS.stream()
        .map(row -> row.split(",", 2))
        .map(row -> Arguments.of(row[0], row[1].strip()));
  }

  @Test
  void everyRoomHasARow() {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass each : PLUGIN) {
      String room = each.getPackageName().substring("dev.tapeout.".length());
      if (!room.equals("maven.help")) { // which Maven's own tools write
        rooms.add(room);
      }
    }
    assertThat(rows().map(row -> row.get()[0])).containsExactlyInAnyOrderElementsOf(rooms);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRoomCallsOnlyTheRoomsItMay(String room, String mayCall) {
    Stream<String> below = Arrays.stream(mayCall.split(" ")).map(name -> "dev.tapeout." + name);
    String[] open =
        Stream.concat(
                Stream.of("dev.tapeout." + room),
                below.map(name -> name.startsWith("dev.tapeout.maven") ? name : name + ".."))
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> closed =
        JavaClass.Predicates.resideInAPackage("dev.tapeout..")
            .and(JavaClass.Predicates.resideOutsideOfPackages(open));
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.tapeout." + room)
            .should()
            .dependOnClassesThat(closed));
  }

  @Test
  void noRoomsCallEachOtherInACircle() {
    check(slices().matching("dev.tapeout.(**)").should().beFreeOfCycles());
  }

  @Test
  void whatIsLookedAtBeforeAnythingIsLoadedNeedsNoMaven() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.tapeout.maven.last")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether.."));
  }

  @Test
  void onlyOneRoomKnowsHowMavenGetsArtifactsAndSecrets() {
    DescribedPredicate<JavaClass> inside =
        JavaClass.Predicates.resideInAnyPackage(
                "org.eclipse.aether..", "org.apache.maven.settings..")
            .and(
                DescribedPredicate.not(
                    JavaClass.Predicates.belongToAnyOf(
                        org.eclipse.aether.RepositorySystem.class,
                        org.eclipse.aether.RepositorySystemSession.class,
                        org.apache.maven.settings.crypto.SettingsDecrypter.class)));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.tapeout.maven.base", HELP)
            .should()
            .dependOnClassesThat(inside));
  }

  private static void check(ArchRule rule) {
    rule.check(PLUGIN);
  }
}
