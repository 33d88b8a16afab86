package dev.tapeout.registry.operations;

import static dev.tapeout.registry.operations.Answers.answered;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.api.CheckVersion;
import dev.tapeout.registry.api.CompareVersions;
import dev.tapeout.registry.api.ListVersions;
import dev.tapeout.registry.api.PublishVersion;
import dev.tapeout.registry.api.Published;
import dev.tapeout.registry.api.ReadVersion;
import dev.tapeout.registry.api.VersionPage;
import dev.tapeout.registry.api.VersionsHandler;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.publication.Draft;
import dev.tapeout.registry.publication.Judgement;
import dev.tapeout.registry.publication.Publishing;
import dev.tapeout.registry.publication.Refusal;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.service.Problem;
import java.net.URI;
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
  private final GateMeasures measures;
  private final Callers callers;

  public VersionOperations(
      Database database, Publishing publishing, GateMeasures measures, Callers callers) {
    this.database = database;
    this.publishing = publishing;
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
                        new ContractVersion(name, request.from()),
                        new ContractVersion(name, request.to()))))));
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
              done.fresh()
                  ? Answers.version(done.version(), null) // nobody can have called it
                  : database.read(sql -> Answers.version(sql, done.version())),
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
    ContractVersion name = Lookup.name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      Version version = Lookup.version(sql, name);
      Answers.Tagged answer = Answers.tagged(sql, version);
      if (Tags.matches(request.ifNoneMatch(), answer.tag())) {
        return new ReadVersion.Response.NotModified(
            answer.tag(), Retirement.deprecation(version), Retirement.sunset(version));
      }
      return new ReadVersion.Response.Ok(
          answer.tag(), Retirement.deprecation(version), Retirement.sunset(version), answer.body());
    });
  }
}
