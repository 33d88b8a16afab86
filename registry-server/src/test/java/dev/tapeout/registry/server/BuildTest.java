package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.maven.LocalRepository;
import dev.tapeout.maven.Maven;
import dev.tapeout.maven.Sandbox;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of Maven, and a registry that asks everybody who they are and takes nothing unsigned. */
class BuildTest {
  @TempDir private Path folder;
  private Maven maven;

  @BeforeEach
  void maven() throws IOException {
    maven =
        Maven.ofMachine(
            LocalRepository.at(
                Path.of("target/repositories/builds").toAbsolutePath(),
                Path.of(System.getProperty("local.repository")),
                Sandbox.CHECKOUT,
                Sandbox.VERSION));
  }

  private Sandbox project(String name, Running registry, String configuration, String... goals)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve(name)).toRealPath();
    return new Sandbox(place)
        .pom(configuration + "<registry>" + registry.registry().address() + "</registry>", goals);
  }

  private Maven.Build build(Sandbox project, String goal, String... more) throws Exception {
    String[] all = new String[more.length + 1];
    all[0] = Sandbox.goal(goal);
    System.arraycopy(more, 0, all, 1, more.length);
    return maven.online(project.folder(), folder.resolve("settings.xml"), all);
  }

  @Test
  void aContractIsPublishedSignedThenPulledAndHeldAgainst() throws Exception {
    try (Running registry = Running.strict(Stores.SQLITE)) {
      SigningKey key = SigningKey.generate();
      registry.send(
          "POST",
          "/api/keys",
          "{\"publicKey\":\"%s\",\"contexts\":[\"orders\"],\"name\":\"team orders\"}"
              .formatted(key.verification().text()),
          Running.bearer(registry.token(Role.ADMINISTRATOR)));
      String token = registry.token(Role.PUBLISHER, "orders");
      Files.writeString(
          folder.resolve("settings.xml"),
          Sandbox.NO_DOWNLOADS.replace(
              "<mirrors>",
              "<servers><server><id>tapeout</id><password>%s</password></server></servers><mirrors>"
                  .formatted(token)));

      Sandbox owner =
          project(
                  "owner",
                  registry,
                  "<contracts>orders-api.yaml</contracts><against>registry:</against>",
                  "publish",
                  "gate")
              .write("orders-api.yaml", orders("1.0.0", "id: { type: string }"));
      key.write(owner.folder().resolve("orders.key"));
      assertThat(build(owner, "publish").log())
          .contains("this registry takes signed versions only; sign with a key of the context");
      assertThat(build(owner, "publish", "-Dtapeout.key=orders.key").log())
          .contains("orders/orders-api@1.0.0 is published (sha256:", "BUILD SUCCESS");
      owner.write("orders-api.yaml", orders("1.0.1", "id: { type: integer }"));
      assertThat(build(owner, "gate").log())
          .contains("breaking, ", "tapeout:gate says no")
          .contains("tapeout gate --against registry: --registry ");
      assertThat(build(owner, "publish", "-Dtapeout.key=orders.key").log())
          .contains("orders/orders-api does not pass, compared with 1.0.0:", "breaking  ");

      Sandbox user =
          project("user", registry, "<contracts>billing.yaml</contracts>", "pull", "lint")
              .write(
                  "billing.yaml",
                  orders(
                      "1.0.0",
                      "id: { $ref: 'https://any.example/orders/orders-api/1.0.0"
                          + "#/components/schemas/Order' }"))
              .write("tapeout.yaml", "signatures: required\n");
      assertThat(build(user, "pull").log())
          .contains("(team orders) signed orders/orders-api@1.0.0 and is trusted from now on")
          .contains("1 version pulled, tapeout.lock written");
      assertThat(user.text("tapeout.lock")).contains(" signed-by:" + key.verification().id());
      assertThat(build(user, "lint").log()).contains("BUILD SUCCESS");
    }
  }
}
