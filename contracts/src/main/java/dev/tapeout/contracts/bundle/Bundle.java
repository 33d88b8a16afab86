package dev.tapeout.contracts.bundle;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract as one document of OpenAPI 3.1 (3.2 where it needs that), which refers to nothing
 * outside itself and means the same.
 *
 * <p>What a reference leads to in another document stands under {@code components}, by the name
 * that it has there, or that name with a number where another has it. A component of the contract
 * that is but a reference to another document is replaced by what it leads to. References within
 * the contract stay as they are; with a {@code $id} anywhere, which would have them count from
 * elsewhere, all of them become JSON Pointers and the identifiers go.
 */
public final class Bundle {
  /** Something that cannot be said in one document. */
  public static final String UNFIT = "bundle-impossible";

  /** It would be larger than what may be read. */
  public static final String TOO_LARGE = "bundle-too-large";

  private final ObjectNode root;
  private final List<String> files;
  private final Map<Node, String> pointers;
  private final List<Diagnostic> problems;

  private Bundle(
      ObjectNode root, List<String> files, Map<Node, String> pointers, List<Diagnostic> problems) {
    this.root = root;
    this.files = files;
    this.pointers = pointers;
    this.problems = problems;
  }

  /**
   * Whether a contract is seen at a glance to be such a document already, so that its bundle would
   * be itself: it is of 3.1 or later, and all of its references lead to places in it by {@code #}.
   * It may be one all the same where this is false: identifiers, links and the mappings of
   * discriminators are not looked into.
   */
  public static boolean isWhole(Contract contract) {
    return contract.openapi().matches("3\\.[12](\\..*)?")
        && contract.parts().all().stream()
            .allMatch(part ->
                part.node().source() == contract.node().source()
                    && part.kind() != Kind.LINK
                    && part.kind() != Kind.DISCRIMINATOR
                    && !part.node().has("$id")
                    && isNear(part.node().get("$ref"))
                    && isNear(part.node().get(Contract.CANONICAL_SCHEMA)));
  }

  private static boolean isNear(@Nullable Node reference) {
    return !(reference instanceof StringNode text) || text.value().startsWith("#");
  }

  /**
   * Puts a contract together.
   *
   * @param most characters of its compact JSON, about
   */
  public static Bundle of(Contract contract, Reach reach, long most) {
    Bundling bundling = new Bundling(contract, reach, most);
    ObjectNode root = bundling.root();
    return new Bundle(
        root, bundling.files(), bundling.places().pointers(), List.copyOf(bundling.problems()));
  }

  /** The errors among the problems. */
  public List<Diagnostic> errors() {
    return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
  }

  /** The document. Where there are errors it may still refer to others. */
  public ObjectNode root() {
    return root;
  }

  /** The names of the files that it was put together from, the contract's own first. */
  public List<String> files() {
    return files;
  }

  /**
   * JSON Pointer, in the bundle, of a node of the contract or of a file that it refers to; empty
   * for any other.
   */
  public String pointer(Node node) {
    return pointers.getOrDefault(node, "");
  }

  /**
   * Errors say why it is not the same as the contract, warnings where a link or an example leads
   * elsewhere than before; empty where all is as it was.
   */
  public List<Diagnostic> problems() {
    return problems;
  }
}
