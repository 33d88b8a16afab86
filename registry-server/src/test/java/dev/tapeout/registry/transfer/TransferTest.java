package dev.tapeout.registry.transfer;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.server.Running;
import dev.tapeout.registry.store.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is taken from one registry to another. */
class TransferTest {
  private static final String CONTRACT = "/api/contracts/orders/orders-api";
  private static final String FIRST = orders("1.0.0", "id: { type: string }");
  private static final String SECOND =
      orders("1.1.0", "id: { type: string }", "n: { type: string }");

  @TempDir Path directory;
  private int refusals;

  /** A registry with all that there can be. */
  private static String filled(Stores store) {
    String url = store.url();
    try (Running registry = Running.beside(url)) {
      assertThat(registry.publish(ORDERS, FIRST).statusCode()).isEqualTo(201);
      assertThat(registry.publish(ORDERS, SECOND).statusCode()).isEqualTo(201);
      registry.send("PUT", CONTRACT + "/versions/1.0.0/deprecation", "{\"sunset\":\"2027-01-01\"}");
      registry.send("PUT", CONTRACT + "/consumers/billing", "{\"version\":\"1.1.0\"}");
      registry.send(
          "PUT", "/api/environments/live/deployments/orders/orders-api", "{\"version\":\"1.1.0\"}");
      registry.send(
          "POST",
          "/api/usage",
          "{\"counts\":[{\"context\":\"orders\",\"name\":\"orders-api\",\"version\":\"1.1.0\","
              + "\"operation\":\"GET /orders\",\"consumer\":\"billing\",\"calls\":7}]}");
    }
    return url;
  }

  private Path export(String url, String name) {
    Path file = directory.resolve(name);
    try (Database database = Database.open(url)) {
      Export.write(database, file);
    }
    return file;
  }

  private static Import.Brought bring(String url, Path file) {
    try (Database database = Database.open(url)) {
      return Import.read(database, file);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void allOfItComesToTheOtherStoreAndBackAsItWas(Stores store) throws IOException {
    Stores other = store == Stores.SQLITE ? Stores.POSTGRES : Stores.SQLITE;
    Path there = export(filled(store), "there.gz");
    String second = other.url();
    assertThat(bring(second, there)).isEqualTo(new Import.Brought(2, 6));
    assertThat(bring(second, there)).isEqualTo(new Import.Brought(0, 0));
    Path back = export(second, "back.gz");
    assertThat(lines(back)).containsExactlyInAnyOrderElementsOf(lines(there));
    String third = store.url();
    bring(third, back);

    try (Running registry = Running.beside(third)) {
      assertThat(registry.get(CONTRACT + "/versions/1.0.0/document").body()).isEqualTo(FIRST);
      assertThat(registry.json(CONTRACT + "/versions/1.0.0").get("state").stringValue())
          .isEqualTo("deprecated");
      assertThat(registry.json(CONTRACT + "/consumers").get("items").get(0).get("calls").intValue())
          .isEqualTo(7);
      assertThat(registry.json(CONTRACT + "/versions/1.1.0/derived").get("items").size())
          .isEqualTo(2);
      assertThat(registry.publish(ORDERS, SECOND).statusCode()).isEqualTo(200);
      String more =
          orders("1.2.0", "id: { type: string }", "m: { type: string }", "n: { type: string }");
      assertThat(registry.publish(ORDERS, more).statusCode()).isEqualTo(201);
    }
    try (Database database = Database.open(third)) {
      assertThat(database.<Boolean>read(sql -> EventLog.firstBroken(sql).isEmpty())).isTrue();
    }
    Path ahead = export(third, "ahead.gz");
    assertThat(bring(second, ahead).versions()).isEqualTo(1);
    assertThat(bring(third, there)).isEqualTo(new Import.Brought(0, 0)); // what is older is there
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void itGoesOverTheWebAsWell(Stores store) throws IOException {
    HttpResponse<String> export;
    try (Running registry = Running.beside(filled(store))) {
      export = registry.get("/api/export");
    }
    assertThat(export.body()).contains("\"end\":{").endsWith("\n");
    try (Running registry = Running.on(Stores.SQLITE)) {
      String cut = export.body().substring(0, export.body().length() - 100);
      HttpResponse<String> refused = brought(registry, cut);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("nothing was brought in: ").contains("cut off");
      assertThat(brought(registry, export.body()).body()).startsWith("{\"versions\":2,");
      assertThat(registry.get(CONTRACT + "/versions/1.0.0/document").body()).isEqualTo(FIRST);
    }
    try (Running registry = Running.strict(store)) {
      String[] reader = Running.bearer(registry.token(Role.READER));
      assertThat(registry.get("/api/export", reader).statusCode()).isEqualTo(403);
      assertThat(registry.get("/api/export", "Accept", "*/*").statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> brought(Running registry, String lines) {
    return registry.send("POST", "/api/import", lines, "Content-Type", "application/jsonl");
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void theLastConsumerThatWasForgottenIsForgottenThereToo(Stores store) {
    String first = filled(store);
    String second = Stores.SQLITE.url();
    bring(second, export(first, "with.gz"));
    try (Running registry = Running.beside(first)) {
      String billing = CONTRACT + "/consumers/billing";
      assertThat(registry.send("DELETE", billing, "").statusCode()).isEqualTo(204);
    }
    bring(second, export(first, "without.gz"));
    try (Database database = Database.open(second)) {
      assertThat(database.<Boolean>read(sql -> sql.exists("select 1 from consumer"))).isFalse();
      assertThat(database.<Boolean>read(sql -> sql.exists("select 1 from deployment"))).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aRegistryWithAnotherPastIsLeftAsItIs(Stores store) throws IOException {
    Path file = export(filled(Stores.SQLITE), "one.gz");
    String other = filled(store);
    List<String> before = lines(export(other, "before.gz"));
    assertThatThrownBy(() -> bring(other, file))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the logs part at event ");
    assertThat(lines(export(other, "after.gz"))).isEqualTo(before);
  }

  /** What is said of a file that somebody has changed, with a closing digest that is right. */
  private void refused(List<String> lines, UnaryOperator<String> change, String message)
      throws IOException {
    List<String> changed = lines.subList(0, lines.size() - 1).stream().map(change).toList();
    assertThat(changed).as(message).isNotEqualTo(lines.subList(0, lines.size() - 1));
    refused(closed(changed), message);
  }

  private void refused(String text, String message) throws IOException {
    Path file = directory.resolve("changed.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(UTF_8));
    }
    refused(file, message);
  }

  private void refused(Path file, String message) throws IOException {
    String url = Stores.SQLITE.url();
    assertThatThrownBy(() -> bring(url, file))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining(message);
    assertThat(lines(export(url, "left" + refusals++ + ".gz"))).hasSize(2);
  }

  private static String closed(List<String> lines) {
    String all = String.join("\n", lines) + "\n";
    return all
        + "{\"end\":{\"lines\":"
        + lines.size()
        + ",\"sha256\":\""
        + Digest.hex(all.getBytes(UTF_8))
        + "\"}}\n";
  }

  @Test
  void whatWasChangedIsRefusedWithTheLineAndTheReason() throws IOException {
    Path sound = export(filled(Stores.SQLITE), "sound.gz");
    List<String> lines = lines(sound);
    String all = String.join("\n", lines) + "\n";

    refused(all.replace("\"calls\":7", "\"calls\":8"), "it was changed since it was written");
    refused(String.join("\n", lines.subList(0, lines.size() - 1)) + "\n", "it was cut off");
    refused(all + "{}\n", "there is more after the end");
    refused(all.replace("export\":1", "export\":2"), "it has format 2");
    refused("{}\n", "the first line does not say so");
    refused("nonsense\n", "line 1: it is no JSON");
    Path cut = directory.resolve("cut.gz");
    byte[] bytes = Files.readAllBytes(sound);
    for (int junk : new int[] {1, 9, 30, 70_000}) {
      Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length + junk));
      refused(cut, "something else after the end");
    }
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    refused(cut, "it was cut off");
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(cut, bytes);
    refused(cut, "line ");
    Files.writeString(cut, "no export at all\n");
    refused(cut, "it is no JSON");
    Files.write(cut, new byte[] {0x1f, (byte) 0x8b, 8});
    refused(cut, "cut off at its beginning");

    refused(
        lines,
        l ->
            l.startsWith("{\"version\"") ? l.replace("\"bump\":\"minor\"", "\"bump\":\"none\"") : l,
        "the log tells another publication");
    refused(
        lines,
        l ->
            l.startsWith("{\"version\"")
                ? l.replaceFirst("\"publisher\":\"[^\"]*", "\"publisher\":\"x")
                : l,
        "the log tells another publication");
    refused(
        lines,
        l -> l.startsWith("{\"version\"") ? l.replace("\"seq\":2", "\"seq\":1") : l,
        "a place among the versions");
    refused(
        lines,
        l -> l.startsWith("{\"version\"") ? l.replace("application/yaml", "text/html") : l,
        "has a media type");
    refused(lines, l -> l.replaceFirst("\"subject\":\"[^\"]*", "\"subject\":\"x"), "log is broken");
    refused(
        lines,
        l -> l.replaceFirst("\"bytes\":\"[^\"]{8}", "\"bytes\":\"AAAAAAAA"),
        "the bytes have the digest");
    refused(
        lines,
        l -> l.replaceFirst("\"flow_id\":\"[^\"]*", "\"flow_id\":\"sf-0"),
        "the silicon-flow id of");
    refused(
        lines, l -> l.replaceFirst("\"state\":\"[^\"]*", "\"state\":\"gone"), "a state or a bump");
    refused(
        lines,
        l -> l.replaceFirst("\"head\":2", "\"head\":\"two\""),
        "'head' is not a whole number");
    refused(
        lines,
        l -> l.replaceFirst("\"head\":2", "\"head\":2,\"more\":1"),
        "'more', which is not known");
    refused(
        lines,
        l -> l.replaceFirst("\"context\":\"orders\"", "\"context\":\"../etc\""),
        "is no name of a contract");
    refused(
        lines,
        l -> l.replaceFirst("\"latest\":\"[^\"]*", "\"latest\":\"" + "1".repeat(1 << 20)),
        "has a name that is none");
    refused(
        lines,
        l -> l.replaceFirst("\"document\":\"[^\"]*", "\"document\":\"" + "0".repeat(1 << 20)),
        "'document' is no SHA-256");
    refused(
        lines,
        l -> l.replaceFirst("\"changed_at\":\"[^\"]*", "\"changed_at\":\"yesterday"),
        "'changed_at' is not an instant");
    refused(
        lines,
        l -> l.replaceFirst("\"kind\":\"avro-idl\"", "\"kind\":\"avro-lid\""),
        "what was made of orders/orders-api@1.0.0 is not what the log tells");
    refused(
        closed(
            lines.stream()
                .filter(l -> !l.startsWith("{\"derived") && !l.startsWith("{\"end"))
                .toList()),
        "is not what the log tells");
    refused(
        lines,
        l -> l.contains("\"deployment\"") ? l.replace("1.1.0", "7.0.0") : l,
        "which is not there");
    refused(
        closed(
            lines.stream()
                .filter(l -> !l.startsWith("{\"blob") && !l.startsWith("{\"end"))
                .toList()),
        "are missing");
  }

  @Test
  void aVersionWhoseDigestIsThatOfAnotherDocumentIsRefused() throws IOException {
    List<String> lines = lines(export(filled(Stores.SQLITE), "sound.gz"));
    String digest = "0".repeat(64);
    refused(
        lines,
        l ->
            l.startsWith("{\"version")
                ? l.replaceFirst("sha256:[0-9a-f]{64}", "sha256:" + digest)
                    .replaceFirst("sf-[0-9a-f]{20}", "sf-" + digest.substring(0, 20))
                : l,
        "line ");
    assertThat(
            new Claim.Document("orders/orders-api@1.0.0", "sha256:" + digest)
                .against(FIRST.getBytes(UTF_8)))
        .contains("the document has not the digest sha256:000");
  }

  @Test
  void aBombIsPutOutBeforeItTakesTheMemory() throws IOException {
    Path bomb = directory.resolve("bomb.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write("{\"tapeout-registry-export\":1}\n{\"event\":{\"type\":\"".getBytes(UTF_8));
      byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 64; i++) {
        out.write(blanks);
      }
    }
    assertThatThrownBy(() -> bring(Stores.SQLITE.url(), bomb))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("line 2: it is longer than 33554432 bytes");
    Path file = export(filled(Stores.SQLITE), "sound.gz");
    try (Database database = Database.open(Stores.SQLITE.url())) {
      assertThatThrownBy(() -> Import.read(database, file, new Lines.Most(1 << 20, 1_000, 100)))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("more than 1000 bytes in the file");
      assertThatThrownBy(() -> Import.read(database, file, new Lines.Most(1 << 20, 1 << 20, 10)))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("more than 10 keys, contracts, versions and documents");
    }
  }
}
