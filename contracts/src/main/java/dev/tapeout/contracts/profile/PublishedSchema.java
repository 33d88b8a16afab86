package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.validation.SchemaValidation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The schemas that come with Tapeout. */
final class PublishedSchema {
  /** Made once for each thread and not for each contract; no validator serves several threads. */
  private static final ThreadLocal<Map<String, SchemaValidation>> MADE =
      ThreadLocal.withInitial(HashMap::new);

  private PublishedSchema() {}

  static SchemaValidation validation(String name) {
    return MADE.get().computeIfAbsent(name, n -> validation(read(n)));
  }

  /** The schema {@code name} as a merge patch (RFC 7396) changes it. */
  static SchemaValidation validation(String name, String patch) {
    return MADE.get()
        .computeIfAbsent(name + " " + patch, n -> validation(patched(read(name), read(patch))));
  }

  private static SchemaValidation validation(Node schema) {
    References references = References.within(schema);
    return SchemaValidation.of(schema, (holder, keyword) -> references.resolve(holder).target());
  }

  private static Node patched(@Nullable Node target, Node patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode object = target instanceof ObjectNode o ? o : Values.object(Map.of());
    ObjectEdit edit = new ObjectEdit(object);
    for (ObjectNode.Member change : changes.members()) {
      if (change.value() instanceof NullNode) {
        edit.remove(change.key());
      } else {
        edit.put(change.key(), patched(object.get(change.key()), change.value()));
      }
    }
    return edit.done();
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
