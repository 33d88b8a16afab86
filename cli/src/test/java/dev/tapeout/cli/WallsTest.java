package dev.tapeout.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

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

/** The walls of the house: which room may call which. A new arrow is drawn here or not at all. */
class WallsTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar")) // of other modules
          .importPackages("dev.tapeout");

  /** Room, and the other rooms that it may call. */
  private static final List<String> ROWS =
      List.of(
          "contracts.document,",
          "contracts.vocabulary, contracts.document",
          "contracts.reference, contracts.document contracts.vocabulary",
          "contracts.openapi,   contracts.document contracts.vocabulary contracts.reference",
          "contracts.identity,  contracts.document",
          "contracts.validation, contracts.document contracts.vocabulary",
          "contracts.profile,   contracts.document contracts.reference contracts.openapi"
              + " contracts.validation contracts.vocabulary",
          "contracts.registry,  contracts.document contracts.reference contracts.identity"
              + " contracts.openapi",
          "contracts.bundle,    contracts.document contracts.reference contracts.openapi"
              + " contracts.registry",
          "diff.language,       contracts.document contracts.vocabulary",
          "diff.payload,        contracts.document contracts.reference contracts.openapi"
              + " contracts.validation contracts.vocabulary contracts.identity"
              + " diff.language diff.schema diff.change",
          "diff.surface,        contracts.document contracts.reference contracts.openapi"
              + " contracts.vocabulary diff.payload diff.change",
          "diff.change,         contracts",
          "diff.acceptance,     contracts diff.change",
          "diff.verdict,        contracts diff.surface diff.change diff.acceptance",
          "diff.schema,         contracts diff.language",
          "diff.report,         contracts diff.change diff.verdict diff.acceptance diff.language"
              + " diff.schema",
          "cli.command,",
          "cli.apart,           cli.command",
          "cli.completion,      cli.command",
          "cli.git,             cli.command contracts",
          "cli.project,         cli.command contracts diff.change diff.acceptance diff.report",
          "cli.side,            cli.command cli.project cli.git cli.judging contracts diff",
          "cli.output,          cli.command contracts.document diff.report",
          "cli.judging,         cli.command cli.output cli.project contracts diff",
          "cli.catalogue,       contracts diff.change diff.report",
          "cli.explain,         cli.command cli.catalogue contracts diff.change diff.report",
          "cli.rules,           cli.command cli.catalogue cli.output cli.project contracts"
              + " diff.change diff.report",
          "cli.lint,            cli.command cli.output cli.project contracts diff.report",
          "cli.diff,            cli.command cli.output cli.side cli.judging diff.report",
          "cli.verdict,         cli.command cli.output cli.side cli.judging diff.report",
          "cli.changelog,       cli.command cli.output cli.project cli.side cli.judging cli.git"
              + " contracts diff",
          "cli.schema,          cli.command cli.output cli.project cli.side cli.judging contracts diff",
          "cli.bundle,          cli.command cli.output cli.project cli.side cli.judging contracts"
              + " diff.report",
          "cli.registry,        cli.command cli.project cli.judging contracts diff.report",
          "cli.against,         cli.command cli.output cli.project cli.git cli.judging contracts"
              + " diff.report",
          "cli.gate,            cli.command cli.output cli.project cli.against cli.registry cli.judging"
              + " diff",
          "cli.accept,          cli.command cli.output cli.project cli.against cli.judging cli.git"
              + " contracts diff");

  static Stream<Arguments> rows() {
    return ROWS.stream()
        .map(row -> row.split(",", 2))
        .map(row -> Arguments.of(row[0], row[1].strip()));
  }

  @Test
  void everyRoomHasARow() {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass each : HOUSE) {
      String[] path = each.getPackageName().split("\\.");
      if (path.length > 3) {
        rooms.add(path[2] + "." + path[3]);
      }
    }
    assertThat(rows().map(row -> row.get()[0])).containsExactlyInAnyOrderElementsOf(rooms);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRoomCallsOnlyTheRoomsItMay(String room, String mayCall) {
    String[] open =
        Stream.concat(
                Stream.of(room), Arrays.stream(mayCall.split(" ")).filter(name -> !name.isEmpty()))
            .map(name -> "dev.tapeout." + name + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.tapeout." + room + "..")
            .should()
            .dependOnClassesThat(
                JavaClass.Predicates.resideInAPackage("dev.tapeout..")
                    .and(JavaClass.Predicates.resideOutsideOfPackages(open))));
  }

  @Test
  void noRoomsCallEachOtherInACircle() {
    check(slices().matching("dev.tapeout.(**)").should().beFreeOfCycles());
  }

  @Test
  void onlyOneRoomKnowsGit() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.tapeout.cli.git..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jgit.."));
  }

  private static void check(ArchRule rule) {
    rule.check(HOUSE);
  }
}
