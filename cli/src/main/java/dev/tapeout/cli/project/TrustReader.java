package dev.tapeout.cli.project;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.identity.VerificationKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code signatures} and {@code trustedKeys} of {@code tapeout.yaml}. */
final class TrustReader {
  private final List<Diagnostic> diagnostics;

  TrustReader(List<Diagnostic> diagnostics) {
    this.diagnostics = diagnostics;
  }

  Trust read(@Nullable Node signatures, @Nullable Node keys, Trust defaults) {
    Map<String, Set<String>> all = new LinkedHashMap<>(defaults.keys());
    if (keys instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        Set<String> ids = new LinkedHashSet<>();
        ids(member.value(), ids);
        all.put(member.key(), Set.copyOf(ids));
      }
    } else if (keys != null) {
      wrong(keys, "'trustedKeys' is an object of bounded contexts and the keys of each.");
    }
    return new Trust(signatures(signatures, defaults.signatures()), Map.copyOf(all));
  }

  private Signatures signatures(@Nullable Node node, Signatures otherwise) {
    Optional<Signatures> said =
        node instanceof StringNode string ? Signatures.of(string.value()) : Optional.empty();
    if (node != null && said.isEmpty()) {
      String hint = "Write " + String.join(", ", Signatures.labels()) + ".";
      String what = "'signatures' says how much the signature of a pulled version counts.";
      diagnostics.add(new Diagnostic("settings", Severity.ERROR, what, node.location(), hint));
    }
    return said.orElse(otherwise);
  }

  private void ids(Node node, Set<String> to) {
    if (node instanceof ArrayNode array) {
      if (array.size() == 0) { // not "nobody", and by no means "anybody"
        wrong(array, "This names no key: who may sign here? Without the context, the first key.");
      }
      array.forEach(item -> ids(item, to));
    } else if (node instanceof StringNode string && VerificationKey.isId(string.value())) {
      to.add(string.value());
    } else {
      wrong(node, "This is no id of a key, 64 hexadecimal digits.");
    }
  }

  private void wrong(Node at, String what) {
    String hint = "Write 'orders: [ID]', with ids as `tapeout keys list` shows them.";
    diagnostics.add(new Diagnostic("settings", Severity.ERROR, what, at.location(), hint));
  }
}
