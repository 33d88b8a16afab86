package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Resolves references (RFC 3986, RFC 6901, JSON Schema 2020-12 core section 8). The same question
 * always has the same answer; not safe for several threads.
 */
public final class References {
  /**
   * @param workspace where other files come from
   * @param lift applied once to the root of every document, so that references lead into the lifted
   *     tree; it must keep the source and the range of what it replaces
   */
  public References(Workspace workspace, UnaryOperator<Node> lift) {
  }

  /** References within one tree that stands for itself: nothing outside it can be reached. */
  public static References within(Node root) {
    throw new IllegalStateException("under construction");
  }

  /** The lifted root of a document of the workspace that has been read. */
  public Node root(Document document) {
    throw new IllegalStateException("under construction");
  }

  /** Where the {@code $ref} of {@code holder} leads, one step. */
  public Resolution resolve(ObjectNode holder) {
    throw new IllegalStateException("under construction");
  }

  /** Where {@code reference} leads if it stands at {@code holder}, one step. */
  public Resolution resolve(Node holder, String reference) {
    throw new IllegalStateException("under construction");
  }

  /**
   * The end of a chain of references: {@code node} itself unless it is an object with a {@code
   * $ref}; else what the last of them leads to, or the last holder whose reference cannot be
   * resolved. Siblings of {@code $ref} are not looked at.
   */
  public Node follow(Node node) {
    throw new IllegalStateException("under construction");
  }

  /**
   * The schemas that carry {@code $dynamicAnchor: name}, in all documents met so far, each with the
   * schema resource that it belongs to, in document order. Which of them a {@code $dynamicRef}
   * means depends on the dynamic scope, that is for the caller to know.
   */
  public List<DynamicAnchor> dynamicAnchors(String name) {
    throw new IllegalStateException("under construction");
  }

  /** The root of the schema resource that {@code node} belongs to: of its {@code $id}, or file. */
  public Node resourceOf(Node node) {
    throw new IllegalStateException("under construction");
  }

  /** A dynamic anchor: the schema that carries it, and the root of the schema's resource. */
  public record DynamicAnchor(ObjectNode schema, Node resource) {}

  /** All that is wrong with the references below {@code root} and in what they lead to. */
  public List<Diagnostic> check(Node root) {
    throw new IllegalStateException("under construction");
  }
}
