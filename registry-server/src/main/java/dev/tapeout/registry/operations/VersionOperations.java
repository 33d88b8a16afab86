package dev.tapeout.registry.operations;

import static dev.tapeout.registry.operations.Answers.answered;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.api.ArchivePlan;
import dev.tapeout.registry.api.ArchivePlanKeptItem;
import dev.tapeout.registry.api.ArchiveVersion;
import dev.tapeout.registry.api.CheckVersion;
import dev.tapeout.registry.api.CompareVersions;
import dev.tapeout.registry.api.DeprecateVersion;
import dev.tapeout.registry.api.Derived;
import dev.tapeout.registry.api.DerivedList;
import dev.tapeout.registry.api.EnvelopeKept;
import dev.tapeout.registry.api.ListDerived;
import dev.tapeout.registry.api.ListReferences;
import dev.tapeout.registry.api.ListVersions;
import dev.tapeout.registry.api.PublishVersion;
import dev.tapeout.registry.api.Published;
import dev.tapeout.registry.api.ReadAttestation;
import dev.tapeout.registry.api.ReadDerived;
import dev.tapeout.registry.api.ReadDocument;
import dev.tapeout.registry.api.ReadEnvelope;
import dev.tapeout.registry.api.ReadVersion;
import dev.tapeout.registry.api.References;
import dev.tapeout.registry.api.RestoreVersion;
import dev.tapeout.registry.api.RunArchive;
import dev.tapeout.registry.api.VersionPage;
import dev.tapeout.registry.api.VersionsHandler;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Derivatives;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.catalogue.VersionName;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.lifecycle.Archiving;
import dev.tapeout.registry.lifecycle.Lifecycle;
import dev.tapeout.registry.publication.Draft;
import dev.tapeout.registry.publication.Judgement;
import dev.tapeout.registry.publication.Publishing;
import dev.tapeout.registry.publication.Refusal;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Sql;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.service.Problem;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations of the tag {@code versions}. */
public final class VersionOperations implements VersionsHandler {
  private static final int PAGE = 100;

  private final Database database;
  private final Publishing publishing;
  private final Lifecycle lifecycle;
  private final Archiving archiving;
  private final GateMeasures measures;
  private final Callers callers;

  public VersionOperations(
      Database database,
      Publishing publishing,
      Lifecycle lifecycle,
      Archiving archiving,
      GateMeasures measures,
      Callers callers) {
    this.database = database;
    this.publishing = publishing;
    this.lifecycle = lifecycle;
    this.archiving = archiving;
    this.measures = measures;
    this.callers = callers;
  }

  @Override
  public CheckVersion.Response checkVersion(CheckVersion.Request request) throws Exception {
    callers.reader();
    ContractName name = new ContractName(request.context(), request.name());
    Draft draft = Draft.of(name, request.body().document().getBytes(UTF_8));
    return answered(() ->
        new CheckVersion.Response.Ok(
            Answers.judgement(measures.timed("check", () -> publishing.check(draft)))));
  }

  @Override
  public CompareVersions.Response compareVersions(CompareVersions.Request request)
      throws Exception {
    callers.reader();
    ContractName name = new ContractName(request.context(), request.name());
    return answered(() ->
        new CompareVersions.Response.Ok(
            Answers.json(
                Judgement.json(
                    publishing.compare(
                        new VersionName(name, request.from()),
                        new VersionName(name, request.to()))))));
  }

  @Override
  public ListVersions.Response listVersions(ListVersions.Request request) {
    callers.reader();
    ContractName name = new ContractName(request.context(), request.name());
    int most = Objects.requireNonNullElse(request.limit(), PAGE);
    long before = before(request.cursor());
    return database.read(sql -> {
      if (Catalogue.contract(sql, name).isEmpty()) {
        throw Answers.missing("contract " + name);
      }
      List<Version> found = Catalogue.versions(sql, name, before, most + 1);
      boolean more = found.size() > most;
      Map<String, LocalDate> called = Consumers.lastCalled(sql, name);
      List<dev.tapeout.registry.api.Version> page =
          (more ? found.subList(0, most) : found)
              .stream().map(v -> Answers.version(v, called.get(v.id().version()))).toList();
      String next = more ? Long.toString(found.get(most - 1).seq()) : null;
      return new ListVersions.Response.Ok(new VersionPage(page, next));
    });
  }

  private static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Problem.of(400, "the cursor is the 'next' of the page before").exception();
    }
  }

  @Override
  public PublishVersion.Response publishVersion(PublishVersion.Request request) throws Exception {
    ContractName name = new ContractName(request.context(), request.name());
    Envelope envelope = envelope(request.body());
    try {
      Caller by = callers.known();
      Publishing.Published done =
          measures.publication(() -> publishing.publish(by, name, envelope));
      Published body =
          new Published(
              database.read(sql -> Answers.version(sql, done.version())),
              done.judgement() == null ? null : Answers.judgement(done.judgement()));
      URI location =
          URI.create("/api/contracts/" + name + "/versions/" + done.version().id().version());
      return done.fresh()
          ? new PublishVersion.Response.Created(location, body)
          : new PublishVersion.Response.Ok(body);
    } catch (RefusedException e) {
      Refusal refusal = e.refusal();
      if (refusal.judgement() != null) {
        return new PublishVersion.Response.UnprocessableContent(
            Answers.refusal(refusal.detail(), Answers.judgement(refusal.judgement())));
      }
      throw Problem.of(Answers.status(e), refusal.detail()).exception();
    }
  }

  private static Envelope envelope(dev.tapeout.registry.api.Envelope body) {
    Base64.Decoder base64 = Base64.getDecoder();
    try {
      return new Envelope(
          RegistryClient.PAYLOAD_TYPE, // the only one that the contract knows
          base64.decode(body.payload()),
          body.signatures().stream()
              .map(s -> new Envelope.Signature(s.keyid(), base64.decode(s.sig())))
              .toList());
    } catch (IllegalArgumentException e) {
      throw Problem.of(400, "payload and signatures are in base64").exception();
    }
  }

  @Override
  public ReadVersion.Response readVersion(ReadVersion.Request request) {
    callers.reader();
    VersionName name = name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      Version version = find(sql, name);
      dev.tapeout.registry.api.Version body = Answers.version(sql, version);
      return new ReadVersion.Response.Ok(
          "\"" + Digest.hex(JsonTree.write(body::write)).substring(0, 32) + "\"",
          Retirement.deprecation(version),
          Retirement.sunset(version),
          body);
    });
  }

  @Override
  public ReadDocument.Response readDocument(ReadDocument.Request request) {
    callers.reader();
    VersionName name = name(request.context(), request.name(), request.version());
    String form = request.as() == null ? "" : request.as().value();
    return database.read(sql -> {
      Version version = find(sql, name);
      // What was published never changes, and how it is written in another form does not either.
      String tag = "\"" + version.document() + (form.isEmpty() ? "" : "." + form) + "\"";
      if (Tags.matches(request.ifNoneMatch(), tag)) {
        return new ReadDocument.Response.NotModified();
      }
      DocumentForm document = DocumentForm.of(form, version, bytes(sql, version.document(), name));
      return new ReadDocument.Response.Ok(
          tag,
          callers.immutable(),
          Retirement.deprecation(version),
          Retirement.sunset(version),
          document.bytes(),
          document.mediaType());
    });
  }

  @Override
  public ReadEnvelope.Response readEnvelope(ReadEnvelope.Request request) {
    callers.reader();
    VersionName name = name(request.context(), request.name(), request.version());
    return new ReadEnvelope.Response.Ok(
        database.read(sql -> envelope(bytes(sql, find(sql, name).envelope(), name))));
  }

  @Override
  public ReadAttestation.Response readAttestation(ReadAttestation.Request request) {
    callers.reader();
    VersionName name = name(request.context(), request.name(), request.version());
    return new ReadAttestation.Response.Ok(
        database.read(sql -> envelope(bytes(sql, find(sql, name).attestation(), name))));
  }

  private static EnvelopeKept envelope(byte[] json) {
    return EnvelopeKept.read(JsonTree.read(json));
  }

  @Override
  public ListDerived.Response listDerived(ListDerived.Request request) {
    callers.reader();
    VersionName name = name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      find(sql, name);
      return new ListDerived.Response.Ok(
          new DerivedList(
              Derivatives.of(sql, name).stream()
                  .map(d -> new Derived(d.kind(), d.mediaType(), "sha256:" + d.digest(), d.size()))
                  .toList(),
              Derivatives.notes(sql, name)));
    });
  }

  @Override
  public ReadDerived.Response readDerived(ReadDerived.Request request) {
    callers.reader();
    VersionName name = name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      find(sql, name);
      Derivatives.Derivative derived =
          Derivatives.of(sql, name).stream()
              .filter(d -> d.kind().equals(request.kind()))
              .findFirst()
              .orElseThrow(() -> Answers.missing(request.kind() + " of " + name));
      String tag = "\"" + derived.digest() + "\"";
      if (Tags.matches(request.ifNoneMatch(), tag)) {
        return new ReadDerived.Response.NotModified();
      }
      return new ReadDerived.Response.Ok(
          tag,
          callers.immutable(),
          Blobs.get(sql, derived.digest()).orElseThrow(),
          derived.mediaType());
    });
  }

  @Override
  public ListReferences.Response listReferences(ListReferences.Request request) {
    callers.reader();
    VersionName name = name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      find(sql, name);
      return new ListReferences.Response.Ok(
          new References(
              Answers.references(Catalogue.references(sql, name)),
              Answers.references(Catalogue.dependents(sql, name))));
    });
  }

  @Override
  public DeprecateVersion.Response deprecateVersion(DeprecateVersion.Request request)
      throws Exception {
    VersionName name = name(request.context(), request.name(), request.version());
    return answered(() ->
        new DeprecateVersion.Response.Ok(
            answer(
                lifecycle.deprecate(
                    callers.known(), name, request.body().sunset(), request.body().note()))));
  }

  @Override
  public ArchiveVersion.Response archiveVersion(ArchiveVersion.Request request) throws Exception {
    VersionName name = name(request.context(), request.name(), request.version());
    return answered(
        () -> new ArchiveVersion.Response.Ok(answer(lifecycle.archive(callers.known(), name))));
  }

  @Override
  public RestoreVersion.Response restoreVersion(RestoreVersion.Request request) throws Exception {
    VersionName name = name(request.context(), request.name(), request.version());
    return answered(
        () -> new RestoreVersion.Response.Ok(answer(lifecycle.restore(callers.known(), name))));
  }

  @Override
  public RunArchive.Response runArchive(RunArchive.Request request) throws Exception {
    callers.administrator();
    boolean dry = !Boolean.FALSE.equals(request.body().dryRun());
    return answered(() -> {
      dev.tapeout.registry.lifecycle.ArchivePlan plan = dry ? archiving.plan() : archiving.run();
      return new RunArchive.Response.Ok(
          new ArchivePlan(
              dry,
              Answers.references(plan.archived()),
              plan.kept().stream()
                  .map(k -> new ArchivePlanKeptItem(Answers.reference(k.version()), k.why()))
                  .toList()));
    });
  }

  private dev.tapeout.registry.api.Version answer(Version version) {
    return database.read(sql -> Answers.version(sql, version));
  }

  private static VersionName name(String context, String name, String version) {
    return new VersionName(new ContractName(context, name), version);
  }

  private static Version find(Sql sql, VersionName name) throws SQLException {
    return Catalogue.version(sql, name).orElseThrow(() -> Answers.missing("version " + name));
  }

  private static byte[] bytes(Sql sql, String digest, VersionName name) throws SQLException {
    return Blobs.get(sql, digest)
        .orElseThrow(() -> Answers.missing("document of " + name + " here: it is archived"));
  }
}
