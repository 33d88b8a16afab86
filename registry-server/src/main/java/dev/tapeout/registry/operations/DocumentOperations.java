package dev.tapeout.registry.operations;

import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.api.Derived;
import dev.tapeout.registry.api.DerivedList;
import dev.tapeout.registry.api.DocumentsHandler;
import dev.tapeout.registry.api.EnvelopeKept;
import dev.tapeout.registry.api.ListDerived;
import dev.tapeout.registry.api.ListReferences;
import dev.tapeout.registry.api.ReadAttestation;
import dev.tapeout.registry.api.ReadDerived;
import dev.tapeout.registry.api.ReadDocument;
import dev.tapeout.registry.api.ReadEnvelope;
import dev.tapeout.registry.api.References;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Derivatives;
import dev.tapeout.registry.catalogue.Recent;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Sql;
import dev.tapeout.runtime.json.JsonTree;
import java.sql.SQLException;
import java.time.Duration;

/** The operations of the tag {@code documents}. */
public final class DocumentOperations implements DocumentsHandler {
  /** Bytes of documents that are kept at hand. */
  private static final long AT_HAND = 16 << 20;

  /**
   * How late it may be seen what another process has done to a database in a file: an import, which
   * can deprecate and archive.
   */
  private static final long OTHERS = Duration.ofSeconds(1).toNanos();

  /** What is asked for. */
  private record Wish(String context, String name, String version, String form) {}

  /**
   * What was answered to it.
   *
   * @param writes those of the database before it was read
   * @param begun when, by {@link System#nanoTime}
   */
  private record Answered(ReadDocument.Response.Ok answer, long writes, long begun) {}

  private final Database database;
  private final Callers callers;

  /** By the SHA-256 of themselves, so that none of them is ever out of date. */
  private final Recent<String, byte[]> documents = new Recent<>(AT_HAND);

  private final Recent<Wish, Answered> answers = new Recent<>(AT_HAND);

  public DocumentOperations(Database database, Callers callers) {
    this.database = database;
    this.callers = callers;
  }

  @Override
  public ReadDocument.Response readDocument(ReadDocument.Request request) {
    callers.reader();
    String form = request.as() == null ? "" : request.as().value();
    Wish wish = new Wish(request.context(), request.name(), request.version(), form);
    long writes = database.writes();
    long now = System.nanoTime();
    Answered before = answers.get(wish);
    if (before != null && before.writes() == writes && now - before.begun() < OTHERS) {
      return Tags.matches(request.ifNoneMatch(), before.answer().eTag())
          ? unchanged(before.answer())
          : before.answer();
    }
    ContractVersion name = Lookup.name(wish.context(), wish.name(), wish.version());
    return database.read(sql -> {
      Version version = Lookup.version(sql, name);
      // What was published never changes, and how it is written in another form does not either.
      String tag = "\"" + version.document() + (form.isEmpty() ? "" : "." + form) + "\"";
      if (Tags.matches(request.ifNoneMatch(), tag)) {
        return new ReadDocument.Response.NotModified(
            tag, callers.kept(), Retirement.deprecation(version), Retirement.sunset(version));
      }
      DocumentForm document = DocumentForm.of(sql, form, version, published(sql, version));
      ReadDocument.Response.Ok answer =
          new ReadDocument.Response.Ok(
              tag,
              callers.kept(),
              Retirement.deprecation(version),
              Retirement.sunset(version),
              document.bytes(),
              document.mediaType());
      if (database.isEmbedded()) { // to any other, others may write
        answers.put(wish, new Answered(answer, writes, now), document.bytes().length);
      }
      return answer;
    });
  }

  private static ReadDocument.Response unchanged(ReadDocument.Response.Ok answer) {
    return new ReadDocument.Response.NotModified(
        answer.eTag(), answer.cacheControl(), answer.deprecation(), answer.sunset());
  }

  /** The bytes of a version; whether there still are any of one in cold storage, the store says. */
  private byte[] published(Sql sql, Version version) throws SQLException {
    byte[] known = version.cold() ? null : documents.get(version.document());
    if (known != null) {
      return known;
    }
    byte[] read = Lookup.bytes(sql, version.document(), version.id());
    documents.put(version.document(), read, read.length);
    return read;
  }

  @Override
  public ReadEnvelope.Response readEnvelope(ReadEnvelope.Request request) {
    callers.reader();
    ContractVersion name = Lookup.name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      String digest = Lookup.version(sql, name).envelope();
      String tag = "\"" + digest + "\"";
      if (Tags.matches(request.ifNoneMatch(), tag)) {
        return new ReadEnvelope.Response.NotModified(tag, callers.kept());
      }
      return new ReadEnvelope.Response.Ok(
          tag, callers.kept(), envelope(Lookup.bytes(sql, digest, name)));
    });
  }

  @Override
  public ReadAttestation.Response readAttestation(ReadAttestation.Request request) {
    callers.reader();
    ContractVersion name = Lookup.name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      String digest = Lookup.version(sql, name).attestation();
      String tag = "\"" + digest + "\"";
      if (Tags.matches(request.ifNoneMatch(), tag)) {
        return new ReadAttestation.Response.NotModified(tag, callers.kept());
      }
      return new ReadAttestation.Response.Ok(
          tag, callers.kept(), envelope(Lookup.bytes(sql, digest, name)));
    });
  }

  @Override
  public ListDerived.Response listDerived(ListDerived.Request request) {
    callers.reader();
    ContractVersion name = Lookup.name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      Lookup.version(sql, name);
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
    ContractVersion name = Lookup.name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      Lookup.version(sql, name);
      Derivatives.Derivative derived =
          Derivatives.find(sql, name, request.kind())
              .orElseThrow(() -> Answers.missing(request.kind() + " of " + name));
      String tag = "\"" + derived.digest() + "\"";
      if (Tags.matches(request.ifNoneMatch(), tag)) {
        return new ReadDerived.Response.NotModified(tag, callers.kept());
      }
      return new ReadDerived.Response.Ok(
          tag, callers.kept(), Blobs.get(sql, derived.digest()).orElseThrow(), derived.mediaType());
    });
  }

  @Override
  public ListReferences.Response listReferences(ListReferences.Request request) {
    callers.reader();
    ContractVersion name = Lookup.name(request.context(), request.name(), request.version());
    return database.read(sql -> {
      Lookup.version(sql, name);
      return new ListReferences.Response.Ok(
          new References(
              Answers.references(Catalogue.references(sql, name)),
              Answers.references(Catalogue.dependents(sql, name))));
    });
  }

  private static EnvelopeKept envelope(byte[] json) {
    return EnvelopeKept.read(JsonTree.read(json));
  }
}
