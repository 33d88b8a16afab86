package dev.tapeout.generator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.generator.document.UnfitContractException;
import dev.tapeout.generator.project.WrittenFile.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTest {
  private static final String HANDLER = "service/src/main/java/shop/ShopService.java";

  @TempDir Path folder;
  private Path contract;
  private Path project;

  @BeforeEach
  void contract() throws IOException {
    contract = folder.resolve("shop.yaml");
    project = folder.resolve("project");
    write("/items", "listItems");
  }

  private void write(String... pathsAndIds) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            openapi: 3.1.0
            info: { title: Shop, version: 1.0.0 }
            x-domain-bounded-context: shop
            paths:
            """);
    for (int i = 0; i < pathsAndIds.length; i += 2) {
      text.append(
          "  %s: { get: { operationId: %s, responses: { '204': { description: None. } } } }\n"
              .formatted(pathsAndIds[i], pathsAndIds[i + 1]));
    }
    Files.writeString(contract, text);
  }

  @Test
  void aSecondRunFindsNothingToDo() throws IOException {
    assertThat(generate().values()).containsOnly(Fate.CREATED);
    assertThat(generate().values()).containsOnly(Fate.UNCHANGED);
  }

  @Test
  void whatNobodyHasChangedGrowsWithTheContract() throws IOException {
    generate();
    write("/items", "listItems", "/orders", "listOrders");
    assertThat(generate()).containsEntry(HANDLER, Fate.UPDATED);
    assertThat(project.resolve(HANDLER)).content().contains("listOrders");
  }

  @Test
  void whatSomebodyHasChangedIsLeftAndTheNewLaidBesideIt() throws IOException {
    generate();
    Path handler = project.resolve(HANDLER);
    Files.writeString(handler, "class ShopService {}");
    assertThat(generate()).containsEntry(HANDLER, Fate.KEPT);
    write("/items", "listItems", "/orders", "listOrders");
    assertThat(generate()).containsEntry(HANDLER, Fate.PROPOSED);
    assertThat(handler).hasContent("class ShopService {}");
    assertThat(project.resolve(HANDLER + ".proposed")).content().contains("listOrders");
  }

  @Test
  void aContractOfAnotherNameLeavesTheOldOneAndSaysSo() throws IOException {
    generate();
    contract = folder.resolve("store.yaml");
    write("/items", "listItems");
    assertThat(generate())
        .containsEntry("contract/store.yaml", Fate.CREATED)
        .containsEntry("contract/shop.yaml", Fate.LEFT_OVER);
    Files.delete(project.resolve("contract/shop.yaml"));
    assertThat(generate()).doesNotContainKey("contract/shop.yaml");
  }

  @Test
  void theManualAsksAnOperationOfTheContract() throws IOException {
    write("/items?x", "unreachable", "/items", "listItems");
    generate();
    assertThat(project.resolve("README.md"))
        .content()
        .contains("'http://127.0.0.1:8080/items'\n", "# listens at http://127.0.0.1:8080\n");
  }

  @Test
  void whatSomebodyHasRemovedStaysRemoved() throws IOException {
    generate();
    Files.delete(project.resolve("deploy/Dockerfile"));
    assertThat(generate()).containsEntry("deploy/Dockerfile", Fate.REMOVED);
    assertThat(project.resolve("deploy/Dockerfile")).doesNotExist();
  }

  @Test
  void aFolderWithFilesOfItsOwnLosesNone() throws IOException {
    Files.createDirectories(project);
    Files.writeString(project.resolve("README.md"), "ours");
    assertThat(generate()).containsEntry("README.md", Fate.PROPOSED);
    assertThat(project.resolve("README.md")).hasContent("ours");
  }

  @Test
  void aContractThatHasGrownWhereItLiesIsNotReplacedByTheOneItCameFrom() throws IOException {
    generate();
    Path outside = contract;
    Path own;
    try (var files = Files.list(project.resolve("contract"))) {
      own = files.filter(f -> f.toString().endsWith(".yaml")).findFirst().orElseThrow();
    }
    contract = own;
    write("/items", "listItems", "/ours", "listOurs");
    generate();
    contract = outside;
    write("/items", "listItems", "/theirs", "listTheirs");
    assertThat(generate()).containsEntry("contract/" + own.getFileName(), Fate.PROPOSED);
    assertThat(own).content().contains("listOurs");
  }

  @Test
  void filesElsewhereInTheSameRepositoryComeAlongInTheirPlaces() throws IOException {
    Files.createDirectories(folder.resolve("repository/.git"));
    Path contracts = Files.createDirectories(folder.resolve("repository/contracts/shop"));
    Files.createDirectories(folder.resolve("repository/contracts/shared"));
    Files.writeString(
        folder.resolve("repository/contracts/shared/money.yaml"),
        "Money: { type: object, properties: { amount: { type: number } } }");
    contract = contracts.resolve("shop.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Shop, version: 1.0.0 }
        x-domain-bounded-context: shop
        paths:
          /prices:
            get:
              operationId: price
              responses:
                '200':
                  description: The price.
                  content: { application/json: { schema: { $ref: '../shared/money.yaml#/Money' } } }
        """);
    assertThat(generate())
        .containsEntry("contract/shop/shop.yaml", Fate.CREATED)
        .containsEntry("contract/shared/money.yaml", Fate.CREATED);
    assertThat(project.resolve("pom.xml")).content().contains("/contract/shop/shop.yaml<");
    contract = project.resolve("contract/shop/shop.yaml");
    assertThat(generate().values()).containsOnly(Fate.UNCHANGED);
  }

  @Test
  void aFileOutsideOfTheRepositoryIsRefusedWhereItIsReferredTo() throws IOException {
    Files.writeString(folder.resolve("money.yaml"), "Money: { type: number }");
    Files.createDirectories(folder.resolve("repository/.git"));
    contract = folder.resolve("repository/shop.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Shop, version: 1.0.0 }
        x-domain-bounded-context: shop
        paths: { /a: { get: { responses: {} } } }
        components: { schemas: { A: { $ref: '../money.yaml#/Money' } } }
        """);
    assertThatThrownBy(this::generate)
        .hasMessageContaining("shop.yaml:5:37")
        .hasMessageContaining("../money.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'shop</artifactId><x>'",
        "../shop",
        "'shop\\nRUN evil'",
        "\"shop\\nRUN evil\"",
        "Shop",
        "7",
        "[shop]",
        "'a-'",
        "class"
      })
  void aBoundedContextThatIsNoneIsRefusedWhereItStands(String context) throws IOException {
    Files.writeString(
        contract, Files.readString(contract).replace("context: shop", "context: " + context));
    assertThatThrownBy(this::generate)
        .isInstanceOf(UnfitContractException.class)
        .hasMessageContaining("shop.yaml:3:27: ")
        .hasMessageContaining("bounded context")
        .hasMessageContaining("[bounded-context-declared]");
    assertThat(project).doesNotExist();
  }

  @Test
  void anOptionThatIsNoNameIsRefused() {
    for (Map<String, String> properties :
        List.of(
            Map.of("context", "a</b>"),
            Map.of("context", "a".repeat(101)),
            Map.of("basePackage", "a;b"),
            Map.of("basePackage", "../a"),
            Map.of("basePackage", "a.class"),
            Map.of("basePackage", "java.shop"))) {
      assertThatThrownBy(() -> Project.write(contract, project, properties))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the property '" + properties.keySet().iterator().next() + "'");
      assertThat(project).doesNotExist();
    }
  }

  @Test
  void aTitleIsOneLineOfWordsInTheReadme() throws IOException {
    Files.writeString(
        contract,
        Files.readString(contract)
            .replace(
                "title: Shop", "title: \"Shop\\n\\n<script>x</script>\\u2028[a](b) `c` & more\""));
    generate();
    assertThat(Files.readAllLines(project.resolve("README.md")))
        .first()
        .isEqualTo("# Shop &lt;script&gt;x&lt;/script&gt; \\[a\\](b) \\`c\\` &amp; more");
  }

  private Map<String, Fate> generate() throws IOException {
    Map<String, Fate> fates = new TreeMap<>();
    Project.write(contract, project, Map.of()).files().forEach(f -> fates.put(f.name(), f.fate()));
    return fates;
  }
}
