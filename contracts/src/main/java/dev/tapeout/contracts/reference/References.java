package dev.tapeout.contracts.reference;

import static dev.tapeout.contracts.reference.Fragments.quote;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.Document.Status;
import dev.tapeout.contracts.vocabulary.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Resolves references (RFC 3986, RFC 6901, JSON Schema 2020-12 core section 8). Not safe for
 * several threads.
 *
 * <p>A holder is found in its document by its source and range, so a lifted tree must keep those. A
 * value without a source counts as part of the first document.
 */
public final class References {
  private final Workspace workspace;
  private final UnaryOperator<Node> lift;
  private final Fragments fragments = new Fragments();
  private final Chains chains = new Chains(this);
  private final Cycles cycles = new Cycles(this);
  private final Map<Source, Identifiers> documents = new LinkedHashMap<>();
  private final Map<String, Resource> byUri = new HashMap<>();
  private final Set<Document> unreadable = new LinkedHashSet<>();

  /**
   * @param workspace where other files come from
   * @param lift applied once to the root of every document, so that references lead into the lifted
   *     tree; it must keep the source and the range of what it replaces
   */
  public References(Workspace workspace, UnaryOperator<Node> lift) {
    this.workspace = workspace;
    this.lift = lift;
  }

  /**
   * References within one tree that stands for itself: nothing outside it can be reached. In a tree
   * that was not read from a source only JSON Pointers lead anywhere.
   */
  public static References within(Node root) {
    Workspace nothing = new Workspace((path, most) -> null, Limits.DEFAULT);
    References references = new References(nothing, UnaryOperator.identity());
    boolean ranges = root.source() != Source.NONE;
    references.root(new Document("", root.source(), Status.READ, root, ranges, List.of()));
    return references;
  }

  /**
   * The lifted root of a document of the workspace.
   *
   * @throws IllegalArgumentException if the document has no root
   */
  public Node root(Document document) {
    return whole(document).root;
  }

  /** Where the {@code $ref} of {@code holder} leads, one step. */
  public Resolution resolve(ObjectNode holder) {
    return resolve(holder, "$ref");
  }

  /**
   * The schema that a {@code $ref} means, or the one that a {@code $dynamicRef} means initially,
   * whatever a dynamic scope would choose instead; null where it leads nowhere.
   */
  public @Nullable Node target(ObjectNode holder, String keyword) {
    return resolve(holder, keyword).target();
  }

  /**
   * Where {@code reference} leads if it stands at {@code holder}, one step, be it part of a cycle
   * or not.
   */
  public Resolution lookUp(Node holder, String reference) {
    return lookUp(holder, reference, holder.location());
  }

  /** Whether the node stands in one of the documents that these references connect. */
  public boolean connects(Node node) {
    return documents.containsKey(node.source());
  }

  /**
   * The end of a chain of references: {@code node} itself unless it is an object with a {@code
   * $ref}; else what the last of them leads to, or the last holder whose reference cannot be
   * resolved. Siblings of {@code $ref} are not looked at.
   */
  public Node follow(Node node) {
    return node instanceof ObjectNode holder && holder.get("$ref") instanceof StringNode
        ? chains.end(holder)
        : node;
  }

  /**
   * The schemas with a {@code $dynamicAnchor}, by its name, in the resource around {@code node}.
   */
  public Map<String, Node> dynamicAnchors(Node node) {
    return Collections.unmodifiableMap(around(node).dynamicAnchors);
  }

  /**
   * The dialect of a schema where schemas are not read in that, else null: that of {@link
   * #declaredDialect}, or the {@code jsonSchemaDialect} of the document (OpenAPI 3.1, 4.8.24.5). A
   * file that is no OpenAPI document counts as part of the first one. OpenAPI 3.0 has no dialects.
   */
  public @Nullable String foreignDialect(ObjectNode schema) {
    Node own = around(schema).document.root();
    Node first = documents.values().iterator().next().resources().get(0).document.root();
    Node root = own instanceof ObjectNode o && o.has("openapi") ? own : first;
    if (!(root instanceof ObjectNode contract)
        || !contract.has("openapi")
        || contract.get("openapi") instanceof StringNode v && v.value().startsWith("3.0")) {
      return null;
    }
    StringNode declared = declaredDialect(schema);
    Node dialect = declared != null ? declared : contract.get("jsonSchemaDialect");
    return dialect instanceof StringNode uri && !Dialect.isRead(uri.value()) ? uri.value() : null;
  }

  /**
   * The {@code $schema} of a schema, or of the innermost one around it in its document (JSON Schema
   * 2020-12 core, 8.1.1); null where there is none.
   */
  public @Nullable StringNode declaredDialect(Node schema) {
    if (schema instanceof ObjectNode object && object.get("$schema") instanceof StringNode own) {
      return own;
    }
    Identifiers identifiers = documents.get(schema.source());
    return identifiers == null ? null : identifiers.dialect(schema);
  }

  /**
   * All that is wrong with the references below {@code root} and in what they lead to, and with the
   * other files that they lead to.
   */
  public List<Diagnostic> check(Node root) {
    return new ReferenceCheck(this).of(root);
  }

  /** Where one of the two kinds of references leads. */
  Resolution resolve(ObjectNode holder, String keyword) {
    Resolution step = step(holder, keyword);
    if (step.target() instanceof ObjectNode target) {
      Diagnostic cycle = cycles.through(holder, target);
      return cycle == null ? step : Resolution.failed(cycle);
    }
    return step;
  }

  /** One step, blind to cycles. */
  Resolution step(ObjectNode holder, String keyword) {
    if (holder.get(keyword) instanceof StringNode text) {
      return lookUp(holder, text.value(), text.location());
    }
    Location at = holder.keyLocation(keyword);
    return Resolution.failed(
        new Diagnostic(
            Lookup.UNRESOLVED, Severity.ERROR, "a " + keyword + " is a string", at, null));
  }

  private Resolution lookUp(Node holder, String reference, Location at) {
    Resource base = around(holder);
    Node known = base.targets.get(reference);
    if (known != null) {
      return Resolution.to(known);
    }
    Lookup found = find(base, reference);
    if (found.target() != null) {
      base.targets.put(reference, found.target());
      return Resolution.to(found.target());
    }
    String message = "the reference " + quote(reference) + " leads nowhere: " + found.reason();
    return Resolution.failed(
        new Diagnostic(
            Objects.requireNonNull(found.rule()), Severity.ERROR, message, at, found.hint()));
  }

  private Lookup find(Resource base, String reference) {
    int hash = reference.indexOf('#');
    String address = hash < 0 ? reference : reference.substring(0, hash);
    String fragment = hash < 0 ? "" : reference.substring(hash + 1);
    if (address.isEmpty()) {
      return fragments.find(base, fragment);
    }
    Resource named = byUri.get(Uris.resolve(base.uri, address));
    boolean published = FileTree.isPublished(base.document.path());
    if (named != null && (!published || FileTree.isPublished(named.document.path()))) {
      return fragments.find(named, fragment);
    }
    String scheme = Uris.scheme(address);
    if (address.startsWith("/") && !address.startsWith("//")
        || scheme != null && (scheme.equals("file") || scheme.length() == 1)) {
      return outside();
    }
    boolean isUrl = scheme != null || address.startsWith("//");
    String path = isUrl ? workspace.pathOf(address) : Uris.path(base.document.path(), address);
    if (path == null && isUrl) {
      FileTree.Absence absence = workspace.absence(address);
      return absence == null
          ? url(scheme)
          : Lookup.failed(Lookup.NOT_PULLED, absence.reason(), absence.hint());
    }
    if (path == null || !isUrl && published) {
      return outside();
    }
    Document document = workspace.load(path);
    if (document.status() == Status.UNREADABLE) {
      unreadable.add(document);
    }
    return switch (document.status()) {
      case READ -> fragments.find(whole(document), fragment);
      case OUTSIDE_TREE -> outside();
      case MISSING ->
          Lookup.failed(
              Lookup.UNRESOLVED,
              "there is no file " + quote(document.source().name()),
              "a path counts from the folder of the file that holds the reference");
      case UNREADABLE ->
          Lookup.failed(
              Lookup.UNRESOLVED,
              quote(document.source().name()) + " cannot be read as JSON or YAML",
              "see what is said about that file");
    };
  }

  private static Lookup outside() {
    return Lookup.failed(
        Lookup.OUTSIDE_TREE,
        "it leaves the directory or repository that the contract belongs to",
        "move the file into the tree and refer to it by a relative path");
  }

  private static Lookup url(@Nullable String scheme) {
    return scheme == null || scheme.equals("http") || scheme.equals("https")
        ? Lookup.failed(
            Lookup.TO_URL,
            "no URL is ever fetched",
            "pin the other contract to an exact published version in the registry, or keep a copy"
                + " of the file beside this one")
        : Lookup.failed(
            Lookup.UNRESOLVED,
            "no schema in the documents at hand has this $id",
            "refer to a file of the tree by a relative path, or give the schema this $id");
  }

  /** The files that have been met, in the order in which they were: first the read ones. */
  List<Document> documents() {
    List<Document> all = new ArrayList<>();
    documents.values().forEach(i -> all.add(i.resources().get(0).document));
    all.addAll(unreadable);
    return all;
  }

  private Resource whole(Document document) {
    Identifiers known = documents.get(document.source());
    if (known == null) {
      Node root = document.root();
      if (root == null) {
        throw new IllegalArgumentException(document.path() + " has not been read");
      }
      known = new Identifiers(document, lift.apply(root), document.identifiers());
      documents.put(document.source(), known);
      for (Resource resource : known.resources()) {
        byUri.putIfAbsent(resource.uri, resource);
      }
    }
    return known.resources().get(0);
  }

  private Resource around(Node node) {
    Identifiers identifiers = documents.get(node.source());
    return identifiers != null
        ? identifiers.around(node)
        : documents.values().iterator().next().resources().get(0);
  }
}
