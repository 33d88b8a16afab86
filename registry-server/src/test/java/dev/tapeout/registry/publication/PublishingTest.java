package dev.tapeout.registry.publication;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.bytes;
import static dev.tapeout.registry.Contracts.envelope;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.Keys;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishingTest {
  private static final Caller PUBLISHER = new Caller("ann", Role.PUBLISHER, Set.of("orders"));
  private static final Caller ADMINISTRATOR = new Caller("eve", Role.ADMINISTRATOR, Set.of());
  private static final int RACES = 200;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-29T10:00:00Z"));
  private final SigningKey own = SigningKey.generate();
  private Database database;

  @AfterEach
  void close() {
    database.close();
  }

  private Publishing publishing(Stores store, boolean unsigned) {
    database = Database.open(store.url());
    return new Publishing(database, now::get, Policy.TOLERANT, own, unsigned);
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aVersionIsKeptByteByByteWithItsDigestAndASignedVerdict(Stores store) {
    Publishing publishing = publishing(store, true);
    String document = orders("1.0.0", "id: { type: string }");

    Publishing.Published first = publishing.publish(PUBLISHER, ORDERS, envelope(ORDERS, document));

    assertThat(first.fresh()).isTrue();
    assertThat(first.version().bump()).isEqualTo("first");
    byte[] kept = database.read(sql -> Blobs.get(sql, first.version().document()).orElseThrow());
    assertThat(new String(kept, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(document);
    byte[] attestation =
        database.read(sql -> Blobs.get(sql, first.version().attestation()).orElseThrow());
    Envelope signed =
        Envelope.read(
                dev.tapeout.contracts.document.Documents.read(
                        new dev.tapeout.contracts.document.Source("a", attestation),
                        dev.tapeout.contracts.document.Limits.DEFAULT)
                    .root())
            .orElseThrow();
    assertThat(signed.isSignedBy(own.verification())).isTrue();
    assertThat(signed.isSignedBy(SigningKey.generate().verification())).isFalse();
    assertThat(new String(signed.payload(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("orders/orders-api@1.0.0", first.version().digest().substring(7));
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void theSameContentAgainChangesNothingAndOtherContentIsRefused(Stores store) {
    Publishing publishing = publishing(store, true);
    publishing.publish(
        PUBLISHER, ORDERS, envelope(ORDERS, orders("1.0.0", "id: { type: string }")));

    Publishing.Published again =
        publishing.publish(
            PUBLISHER, ORDERS, envelope(ORDERS, orders("1.0.0", "id: { type: string } # same")));

    assertThat(again.fresh()).isFalse();
    assertThat(events()).containsExactly("version.published");
    assertThatThrownBy(() ->
            publishing.publish(
                PUBLISHER, ORDERS, envelope(ORDERS, orders("1.0.0", "id: { type: integer }"))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("a version never changes");
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aBreakIsRefusedWithItsProofAndWhomItHurts(Stores store) {
    Publishing publishing = publishing(store, true);
    publishing.publish(
        PUBLISHER, ORDERS, envelope(ORDERS, orders("1.0.0", "id: { type: string }")));
    database.write(sql -> {
      Consumers.register(
          sql,
          ORDERS,
          "billing",
          new Consumers.Reliance("1.0.0", "billing", null, List.of("GET /orders")),
          now.get());
      ContractVersion version = new ContractVersion(ORDERS, "1.0.0");
      Consumers.count(
          sql,
          LocalDate.parse("2026-11-01"),
          List.of(new Consumers.Count(version, "GET /orders", "shipping", 7)));
      return 0;
    });

    RefusedException refused =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            RefusedException.class,
            () ->
                publishing.publish(
                    PUBLISHER, ORDERS, envelope(ORDERS, orders("1.1.0", "id: { type: integer }"))));

    Judgement judgement = refused.refusal().judgement();
    assertThat(judgement.bump()).isEqualTo("major");
    assertThat(judgement.json()).contains("\"witness\"", "\"confirmed\": true");
    assertThat(judgement.risk())
        .singleElement()
        .satisfies(risk -> {
          assertThat(risk.consumers()).containsExactly("billing", "shipping");
          assertThat(risk.calls()).isEqualTo(7);
        });
    assertThat(events()).containsExactly("version.published");
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void ofTwoThatBreakEachOtherExactlyOneIsPublished(Stores store) throws Exception {
    Publishing publishing = publishing(store, true);
    // Each is fine after 1.0.0, and a break after the other.
    String one = orders("1.1.0", "id: { type: string }", "size: { type: string }");
    String other = orders("1.2.0", "id: { type: string }", "size: { type: integer }");
    int accepted = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int race = 0; race < RACES; race++) {
        ContractName name = new ContractName("orders", "race-" + race);
        publishing.publish(
            PUBLISHER, name, envelope(name, orders("1.0.0", "id: { type: string }")));
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Boolean> first = pool.submit(racer(publishing, name, one, start));
        Future<Boolean> second = pool.submit(racer(publishing, name, other, start));
        int won = (first.get() ? 1 : 0) + (second.get() ? 1 : 0);
        assertThat(won).as("race " + race).isEqualTo(1);
        accepted += won;
      }
    }
    assertThat(accepted).isEqualTo(RACES);
    assertThat(database.read(EventLog::firstBroken)).isEmpty();
    assertThat(events()).hasSize(2 * RACES);
  }

  private static Callable<Boolean> racer(
      Publishing publishing, ContractName name, String document, CyclicBarrier start) {
    return () -> {
      start.await();
      try {
        return publishing.publish(PUBLISHER, name, envelope(name, document)).fresh();
      } catch (RefusedException e) {
        assertThat(e.refusal().kind()).isEqualTo(Refusal.Kind.UNFIT);
        return false;
      }
    };
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void whereSignaturesAreAskedForOnlyAKeyOfTheContextWillDo(Stores store) {
    Publishing publishing = publishing(store, false);
    Keys keys = new Keys(database, now::get);
    SigningKey ours = SigningKey.generate();
    SigningKey theirs = SigningKey.generate();
    keys.add(ADMINISTRATOR, ours.verification(), List.of("orders"), "ann");
    keys.add(ADMINISTRATOR, theirs.verification(), List.of("billing"), "bob");
    Envelope envelope = envelope(ORDERS, orders("1.0.0", "id: { type: string }"));

    assertRefused(publishing, envelope, "signed versions only");
    assertRefused(publishing, envelope.signedBy(theirs), "none of the signatures");
    assertRefused(publishing, envelope.signedBy(SigningKey.generate()), "none of the signatures");
    Envelope moved =
        new Envelope(
            envelope.payloadType(),
            RegistryClient.payload(ORDERS, orders("1.0.1", "id: { type: string }")),
            envelope.signedBy(ours).signatures());
    assertRefused(publishing, moved, "none of the signatures");

    Version version = publishing.publish(PUBLISHER, ORDERS, envelope.signedBy(ours)).version();
    assertThat(version.key()).isEqualTo(ours.verification().id());

    keys.revoke(ADMINISTRATOR, ours.verification().id());
    Envelope next = envelope(ORDERS, orders("1.1.0", "id: { type: string }", "x: true"));
    assertRefused(publishing, next.signedBy(ours), "none of the signatures");
  }

  private static void assertRefused(Publishing publishing, Envelope envelope, String why) {
    assertThatThrownBy(() -> publishing.publish(PUBLISHER, ORDERS, envelope))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void anEnvelopeIsForOneContractAndAPublisherForItsContexts(Stores store) {
    Publishing publishing = publishing(store, true);
    Envelope envelope = envelope(ORDERS, orders("1.0.0", "id: { type: string }"));

    assertThatThrownBy(
            () -> publishing.publish(ADMINISTRATOR, new ContractName("orders", "other"), envelope))
        .hasMessageContaining("was made for orders/orders-api");
    Caller stranger = new Caller("bob", Role.PUBLISHER, Set.of("billing"));
    assertThatThrownBy(() -> publishing.publish(stranger, ORDERS, envelope))
        .hasMessageContaining("may not publish in the context orders");
    ContractName foreign = new ContractName("billing", "orders-api");
    assertThatThrownBy(() ->
            publishing.publish(
                ADMINISTRATOR, foreign, envelope(foreign, orders("1.0.0", "id: true"))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal().judgement().json()).contains("bounded-context-foreign"));
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aReferenceIsResolvedInTheRegistryAndOneThatIsNotThereIsRefused(Stores store) {
    Publishing publishing = publishing(store, true);
    String shared = orders("1.0.0", "id: { type: string }");
    publishing.publish(PUBLISHER, ORDERS, envelope(ORDERS, shared));
    ContractName user = new ContractName("orders", "user-api");

    Publishing.Published published =
        publishing.publish(PUBLISHER, user, envelope(user, referring("1.0.0", "1.0.0")));

    ContractVersion to = new ContractVersion(ORDERS, "1.0.0");
    assertThat(
            database.<List<ContractVersion>>read(
                sql -> Catalogue.references(sql, published.version().id())))
        .containsExactly(to);
    assertThat(database.<List<ContractVersion>>read(sql -> Catalogue.dependents(sql, to)))
        .containsExactly(published.version().id());
    assertThatThrownBy(
            () -> publishing.publish(PUBLISHER, user, envelope(user, referring("1.1.0", "9.9.9"))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e ->
                assertThat(e.refusal().judgement().json())
                    .contains("orders/orders-api@9.9.9 is not in this registry"));
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aReferenceToAVersionThatWillGoPassesWithAWarningThatNamesItsPlace(Stores store) {
    Publishing publishing = publishing(store, true);
    publishing.publish(
        PUBLISHER, ORDERS, envelope(ORDERS, orders("1.0.0", "id: { type: string }")));
    database.write(sql ->
        sql.update(
            "update version set state = 'deprecated', sunset = '2027-01-31', note = 'see 2.0.0'"));
    ContractName user = new ContractName("orders", "user-api");
    String document = referring("1.0.0", "1.0.0");

    Judgement checked = publishing.check(Draft.of(user, bytes(document)));
    Judgement published = publishing.publish(PUBLISHER, user, envelope(user, document)).judgement();

    int line = document.substring(0, document.indexOf("https://")).split("\n").length;
    for (Judgement judgement : List.of(checked, published)) {
      assertThat(judgement.pass()).isTrue();
      assertThat(judgement.json())
          .contains("\"reference-deprecated\"", "\"line\": " + line)
          .contains(
              "orders/orders-api@1.0.0 is deprecated, and may be gone from 2027-01-31: see 2.0.0");
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aVersionWithBuildMetadataCanBeReferredTo(Stores store) {
    Publishing publishing = publishing(store, true);
    publishing.publish(
        PUBLISHER, ORDERS, envelope(ORDERS, orders("1.0.0+b1", "id: { type: string }")));
    ContractName user = new ContractName("orders", "user-api");

    Publishing.Published published =
        publishing.publish(PUBLISHER, user, envelope(user, referring("1.0.0", "1.0.0+b1")));

    assertThat(
            database.<List<ContractVersion>>read(
                sql -> Catalogue.references(sql, published.version().id())))
        .containsExactly(new ContractVersion(ORDERS, "1.0.0+b1"));
  }

  private static String referring(String version, String to) {
    return orders(
        version,
        "id: { $ref: 'https://registry.example.com/orders/orders-api/"
            + to
            + "#/components/schemas/Order' }");
  }

  private List<String> events() {
    return database.read(sql -> EventLog.after(sql, 0, 10_000)).stream()
        .map(dev.tapeout.registry.events.Event::type)
        .toList();
  }
}
