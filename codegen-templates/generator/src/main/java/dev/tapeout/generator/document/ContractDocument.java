package dev.tapeout.generator.document;

import dev.tapeout.contracts.bundle.Bundle;
import dev.tapeout.contracts.bundle.Reach;
import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.vocabulary.EcmaScriptPattern;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The contract as a service carries it: its bundle, in which a JSON Pointer leads to each schema,
 * with what the service needs beside it.
 */
public final class ContractDocument {
  /**
   * What the patterns of the contract are in Java's dialect, which is what a service matches by.
   */
  private static final String PATTERNS = "x-tapeout-patterns";

  private final Bundle bundle;
  private final Map<String, Node> patterns = new TreeMap<>();
  private final ObjectNode root;

  /**
   * @throws UnfitContractException if one document cannot say what the contract says in several
   */
  public ContractDocument(Contract contract) {
    bundle = Bundle.of(contract, Reach.EVERYTHING, Limits.DEFAULT.bytes());
    if (!bundle.errors().isEmpty()) {
      throw new UnfitContractException(bundle.errors());
    }
    ObjectNode whole = Anchors.resolved(bundle.root());
    translate(whole);
    ObjectEdit edit = new ObjectEdit(whole);
    if (!patterns.isEmpty()) {
      edit.put(PATTERNS, Values.object(patterns));
    }
    this.root = edit.done();
  }

  /** The document as JSON text. */
  public String json() {
    return JsonWriter.compact(root);
  }

  /** The names of the files that the document was put together from, the contract's own first. */
  public List<String> files() {
    return bundle.files();
  }

  /**
   * JSON Pointer of a node of the contract, or of a file that it refers to; empty for any other.
   */
  public String pointer(Node node) {
    return bundle.pointer(node);
  }

  private void translate(Node node) {
    if (node instanceof ArrayNode array) {
      array.forEach(this::translate);
    } else if (node instanceof ObjectNode object) {
      if (object.get("pattern") instanceof StringNode pattern) {
        translate(pattern.value());
      }
      if (object.get("patternProperties") instanceof ObjectNode byPattern) {
        byPattern.keys().forEach(this::translate);
      }
      object.members().forEach(member -> translate(member.value()));
    }
  }

  /** What is no pattern stands under the name of one somewhere else, such as in an example. */
  private void translate(String pattern) {
    if (EcmaScriptPattern.problem(pattern) == null) {
      patterns.put(pattern, Values.string(EcmaScriptPattern.compile(pattern).java()));
    }
  }
}
