package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.reference.References;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document, lifted to 3.1 where it was written for an older version. */
public final class Contract {
  /** The extension that names the bounded context. */
  public static final String BOUNDED_CONTEXT = "x-domain-bounded-context";

  /** The extension that says how an operation takes part in the flow. */
  public static final String SILICON_FLOW = "x-silicon-flow";

  /** The extension that names the schema that a projection is one of; see the profile. */
  public static final String CANONICAL_SCHEMA = "x-canonical-schema";

  private final ObjectNode declared;
  private final ObjectNode node;
  private final String openapi;
  private final References references;
  private final Parts parts;
  private @Nullable List<Operation> operations;
  private @Nullable List<Operation> webhooks;

  Contract(
      ObjectNode declared, ObjectNode node, String openapi, References references, Parts parts) {
    this.declared = declared;
    this.node = node;
    this.openapi = openapi;
    this.references = references;
    this.parts = parts;
  }

  /** The document in terms of OpenAPI 3.1 or 3.2: everything else here speaks of this tree. */
  public ObjectNode node() {
    return node;
  }

  /** The document as it was written. */
  public ObjectNode declared() {
    return declared;
  }

  /** The version of OpenAPI that the document was written for, such as {@code 3.0.3}. */
  public String openapi() {
    return openapi;
  }

  /** The file that the document was read from. */
  public Source source() {
    return declared.source();
  }

  /** What resolves the references of this contract. */
  public References references() {
    return references;
  }

  /** The objects that this contract is made of. */
  public Parts parts() {
    return parts;
  }

  /** Title and version; of an empty object where the document has none. */
  public Info info() {
    return new Info(node.get("info") instanceof ObjectNode o ? o : Values.object(Map.of()));
  }

  /** The servers of the document. */
  public List<Server> servers() {
    return servers(node.get("servers"));
  }

  /** The operations of all paths in document order. */
  public List<Operation> operations() {
    List<Operation> known = operations;
    if (known == null) {
      known = operations("paths", Operation.Kind.PATH);
      operations = known;
    }
    return known;
  }

  /** The operations of all webhooks in document order. */
  public List<Operation> webhooks() {
    List<Operation> known = webhooks;
    if (known == null) {
      known = operations("webhooks", Operation.Kind.WEBHOOK);
      webhooks = known;
    }
    return known;
  }

  /** The document's security; {@link Operation#security} says what counts for an operation. */
  public List<SecurityRequirement> security() {
    return security(node);
  }

  /** The security schemes in document order. */
  public List<SecurityScheme> securitySchemes() {
    List<SecurityScheme> schemes = new ArrayList<>();
    if (node.get("components") instanceof ObjectNode components) {
      forEachObject(
          components,
          "securitySchemes",
          (name, scheme) -> schemes.add(new SecurityScheme(name, scheme)));
    }
    return schemes;
  }

  /**
   * The named objects of one part of {@code components}, references not followed.
   *
   * @param part such as {@code schemas} or {@code parameters}
   * @return in document order; empty where the document has none
   */
  public List<ObjectNode.Member> components(String part) {
    return node.get("components") instanceof ObjectNode components
        ? Fields.members(components, part)
        : List.of();
  }

  private List<Operation> operations(String key, Operation.Kind kind) {
    List<Operation> found = new ArrayList<>();
    for (ObjectNode.Member member : Fields.members(node, key)) {
      if (!member.key().startsWith("x-") && member.value() instanceof ObjectNode item) {
        found.addAll(PathItem.of(this, member.key(), item).operations(kind, null));
      }
    }
    return List.copyOf(found);
  }

  /** The object that {@code at} is or refers to; null where there is none. */
  @Nullable ObjectNode object(@Nullable Node at) {
    return at != null
            && references.follow(at) instanceof ObjectNode o
            && !(o.get("$ref") instanceof StringNode)
        ? o
        : null;
  }

  /** Calls {@code action} with each named object under {@code key}, references followed. */
  void forEachObject(ObjectNode holder, String key, BiConsumer<String, ObjectNode> action) {
    for (ObjectNode.Member member : Fields.members(holder, key)) {
      ObjectNode target = object(member.value());
      if (target != null) {
        action.accept(member.key(), target);
      }
    }
  }

  List<MediaType> content(ObjectNode holder) {
    List<MediaType> types = new ArrayList<>();
    forEachObject(holder, "content", (name, type) -> types.add(new MediaType(name, type)));
    return types;
  }

  List<Server> servers(@Nullable Node list) {
    List<Server> servers = new ArrayList<>();
    if (list instanceof ArrayNode array) {
      for (Node item : array) {
        if (item instanceof ObjectNode server) {
          servers.add(new Server(server));
        }
      }
    }
    return servers;
  }

  List<SecurityRequirement> security(ObjectNode holder) {
    List<SecurityRequirement> alternatives = new ArrayList<>();
    for (Node item : Fields.items(holder, "security")) {
      if (item instanceof ObjectNode requirement) {
        Map<String, List<String>> scopes = new LinkedHashMap<>();
        for (ObjectNode.Member scheme : requirement.members()) {
          List<String> names = new ArrayList<>();
          for (Node scope : Fields.items(requirement, scheme.key())) {
            if (scope instanceof StringNode s) {
              names.add(s.value());
            }
          }
          scopes.put(scheme.key(), List.copyOf(names));
        }
        alternatives.add(new SecurityRequirement(requirement, Collections.unmodifiableMap(scopes)));
      }
    }
    return alternatives;
  }
}
