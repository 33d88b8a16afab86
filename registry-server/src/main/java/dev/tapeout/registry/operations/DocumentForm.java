package dev.tapeout.registry.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.registry.catalogue.Version;
import java.util.Objects;

/** A document in one of the forms in which it can be had. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record DocumentForm(byte[] bytes, String mediaType) {
  /**
   * Writes a document in a form.
   *
   * @param form {@code json}, {@code yaml}; empty for the one in which it was published
   */
  static DocumentForm of(String form, Version version, byte[] published) {
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
