package dev.tapeout.registry.operations;

import static dev.tapeout.registry.operations.Answers.answered;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.diff.report.Detail;
import dev.tapeout.diff.report.Format;
import dev.tapeout.diff.report.Style;
import dev.tapeout.registry.api.ArchivePlan;
import dev.tapeout.registry.api.ArchivePlanKeptItem;
import dev.tapeout.registry.api.ArchiveVersion;
import dev.tapeout.registry.api.CheckVersion;
import dev.tapeout.registry.api.CompareVersions;
import dev.tapeout.registry.api.DeprecateVersion;
import dev.tapeout.registry.api.EnvelopeKept;
import dev.tapeout.registry.api.ListReferences;
import dev.tapeout.registry.api.ListVersions;
import dev.tapeout.registry.api.PublishVersion;
import dev.tapeout.registry.api.Published;
import dev.tapeout.registry.api.ReadAttestation;
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
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.catalogue.VersionName;
import dev.tapeout.registry.lifecycle.Lifecycle;
import dev.tapeout.registry.publication.Draft;
import dev.tapeout.registry.publication.Publishing;
import dev.tapeout.registry.publication.Refusal;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Sql;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.service.Problem;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations of the tag {@code versions}. */
public final class VersionOperations implements VersionsHandler {
  private static final int PAGE = 100;

  private final Database database;
  private final Publishing publishing;
  private final Lifecycle lifecycle;
  private final Callers callers;

  public VersionOperations(
      Database database, Publishing publishing, Lifecycle lifecycle, Callers callers) {
    this.database = database;
    this.publishing = publishing;
    this.lifecycle = lifecycle;
    this.callers = callers;
  }

  @Override
  public CheckVersion.Response checkVersion(CheckVersion.Request request) throws Exception {
    callers.reader();
    ContractName name = new ContractName(request.context(), request.name());
    Draft draft = new Draft(name, request.body().document().getBytes(UTF_8));
    return answered(() -> new CheckVersion.Response.Ok(Answers.judgement(publishing.check(draft))));
  }

  @Override
  public CompareVersions.Response compareVersions(CompareVersions.Request request)
      throws Exception {
    callers.reader();
    ContractName name = new ContractName(request.context(), request.name());
    return answered(() ->
        new CompareVersions.Response.Ok(
            Answers.json(
                Format.JSON.render(
                    publishing.compare(
                        new VersionName(name, request.from()), new VersionName(name, request.to())),
                    new Style(100, false),
                    Detail.CHANGES,
                    0))));
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
      List<dev.tapeout.registry.api.Version> page = new ArrayList<>();
      for (Version version : more ? found.subList(0, most) : found) {
        page.add(Answers.version(sql, version));
      }
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
    Envelope envelope =
        Envelope.read(tree(JsonTree.write(request.body()::write)))
            .orElseThrow(() -> Problem.of(400, "payload and signatures are in base64").exception());
    try {
      Publishing.Published done = publishing.publish(callers.known(), name, envelope);
      Published body =
          new Published(
              database.read(sql -> Answers.version(sql, done.version())),
              Answers.judgement(done.judgement()));
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

  @Override
  public ReadVersion.Response readVersion(ReadVersion.Request request) {
    callers.reader();
    VersionName name = name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      Version version = find(sql, name);
      dev.tapeout.registry.api.Version body = Answers.version(sql, version);
      return new ReadVersion.Response.Ok(
          "\"" + Blobs.digest(JsonTree.write(body::write)).substring(0, 32) + "\"",
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
      dev.tapeout.registry.lifecycle.ArchivePlan plan =
          dry ? lifecycle.plan() : lifecycle.runArchive();
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

  private static Node tree(byte[] json) {
    return Objects.requireNonNull(
        Documents.read(new Source("body", json), Limits.DEFAULT).root(), "it was JSON before");
  }
}
