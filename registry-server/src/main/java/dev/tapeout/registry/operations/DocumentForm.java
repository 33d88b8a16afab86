package dev.tapeout.registry.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Derivatives;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.derivation.Derivation;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** A document in one of the forms in which it can be had. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record DocumentForm(byte[] bytes, String mediaType) {
  /**
   * Writes a document in a form.
   *
   * @param form {@code json}, {@code yaml}, {@code bundle}; empty for the one in which it was
   *     published
   * @param published the bytes that were
   */
  static DocumentForm of(Sql sql, String form, Version version, byte[] published)
      throws SQLException {
    return form.equals("bundle")
        ? bundle(sql, version, version.id(), published)
        : written(form, version, published);
  }

  /** What was derived; where nothing had to be, the document itself is its bundle. */
  private static DocumentForm bundle(
      Sql sql, Version version, ContractVersion name, byte[] published) throws SQLException {
    Optional<Derivatives.Derivative> bundle = Derivatives.find(sql, name, Derivation.BUNDLE);
    if (bundle.isPresent()) {
      byte[] bytes = Blobs.get(sql, bundle.get().digest()).orElseThrow();
      return new DocumentForm(bytes, bundle.get().mediaType());
    }
    if (!Catalogue.references(sql, name).isEmpty()) {
      throw Answers.missing(
          "bundle of " + name + ": none was made when it was published (…/derived says why)");
    }
    return written("json", version, published);
  }

  private static DocumentForm written(String form, Version version, byte[] published) {
    boolean json = version.mediaType().equals("application/json");
    // Every JSON text is YAML (YAML 1.2.2, 1.3), so what was published as JSON is served as it is.
    return form.equals("json") && !json
        ? new DocumentForm(
            (JsonWriter.pretty(tree(published)) + "\n").getBytes(UTF_8), "application/json")
        : new DocumentForm(
            published, form.equals("yaml") ? "application/yaml" : version.mediaType());
  }

  private static Node tree(byte[] bytes) {
    return Objects.requireNonNull(
        Documents.read(new Source("document", bytes), Limits.DEFAULT).root(),
        "what was published can be read");
  }
}
