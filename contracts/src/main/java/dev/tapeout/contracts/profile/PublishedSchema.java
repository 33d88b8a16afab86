package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.validation.SchemaValidation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The schemas that come with Tapeout. */
final class PublishedSchema {
  private PublishedSchema() {}

  static SchemaValidation validation(String name) {
    Node schema = read(name);
    References references = References.within(schema);
    return SchemaValidation.of(schema, (holder, keyword) -> references.resolve(holder).target());
  }

  private static Node read(String name) {
    try (InputStream in = PublishedSchema.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return Objects.requireNonNull(
          Documents.read(new Source(name, bytes), Limits.DEFAULT).root(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
