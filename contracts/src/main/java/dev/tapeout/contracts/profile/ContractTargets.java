package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.validation.Targets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the references of a contract lead the validator. */
record ContractTargets(References references) implements Targets {
  @Override
  public @Nullable Node target(ObjectNode holder, String keyword) {
    return references.target(holder, keyword);
  }

  @Override
  public Map<String, Node> dynamicAnchors(Node node) {
    return references.dynamicAnchors(node);
  }
}
