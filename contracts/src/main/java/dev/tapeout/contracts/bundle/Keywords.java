package dev.tapeout.contracts.bundle;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Kind;
import dev.tapeout.contracts.openapi.Part;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.registry.ContractVersion;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What becomes of the keywords that lead from one place to another. */
final class Keywords {
  private static final String KEEP_APART = "use $ref in its place, or keep the documents apart";

  private final Source own;
  private final Reach reach;
  private final References references;
  private final Places places;
  private final Discriminators discriminators;
  private final Consumer<Diagnostic> problems;

  /** Whether every reference is to become a pointer, since there are identifiers in the way. */
  private final boolean plain;

  Keywords(Contract contract, Reach reach, Places places, Consumer<Diagnostic> problems) {
    this.own = contract.node().source();
    this.reach = reach;
    this.references = contract.references();
    this.places = places;
    this.discriminators = new Discriminators(this::target, this::turned);
    this.problems = problems;
    boolean leaves = false;
    boolean identified = false;
    for (Part part : contract.parts().all()) {
      leaves |= isElsewhere(part.node());
      identified |= part.kind() == Kind.SCHEMA && part.node().get("$id") instanceof StringNode;
    }
    plain = leaves && identified;
  }

  /** What a reference leads to that is to be followed; null where there is nothing. */
  @Nullable Node target(Node holder, String reference) {
    boolean beyond = reach == Reach.FILES && ContractVersion.ofUrl(reference).isPresent();
    return beyond ? null : references.lookUp(holder, reference).target();
  }

  /** Turns the keywords of an object; false where all of them stay. */
  boolean turn(ObjectEdit edit, ObjectNode object, Kind kind) {
    boolean changed = kind != Kind.ANY && refer(edit, object, kind);
    switch (kind) {
      case SCHEMA -> changed |= schema(edit, object);
      case LINK -> changed |= link(edit, object);
      case EXAMPLE -> example(object);
      default -> {}
    }
    return changed;
  }

  private boolean refer(ObjectEdit edit, ObjectNode holder, Kind kind) {
    if (!(holder.get("$ref") instanceof StringNode reference)) {
      return false;
    }
    Node target = target(holder, reference.value());
    String turned = target == null ? null : turned(holder, reference.value(), target, kind);
    if (turned == null) {
      return false;
    }
    edit.put("$ref", Values.string(turned));
    return true;
  }

  /** How a reference is written in the bundle; null where it stays as it is. */
  private @Nullable String turned(Node holder, String reference, Node target, Kind kind) {
    boolean stays = !plain && !isElsewhere(holder) && places.knows(target) && !isElsewhere(target);
    if (stays && reference.startsWith("#")) {
      return null;
    }
    if (!places.knows(target)) {
      String section = Section.of(kind, references.follow(target));
      if (section == null) {
        wrong(
            Severity.ERROR,
            holder,
            "what is here cannot stand under components",
            "write it out where it is used");
        return null;
      }
      places.move(target, kind, section, name(target));
    }
    return places.reference(target);
  }

  private boolean schema(ObjectEdit edit, ObjectNode schema) {
    boolean uprooted = plain || isElsewhere(schema);
    boolean changed = discriminators.turn(edit, schema);
    for (String keyword : List.of("$dynamicRef", "$dynamicAnchor")) {
      if (uprooted && schema.has(keyword)) {
        String message = "a " + keyword + " means something else once documents are one";
        wrong(Severity.ERROR, schema, message, KEEP_APART);
      }
    }
    if (schema.get(Contract.CANONICAL_SCHEMA) instanceof StringNode reference) {
      Node target = target(schema, reference.value());
      String turned =
          target == null ? null : turned(schema, reference.value(), target, Kind.SCHEMA);
      if (turned != null) {
        edit.put(Contract.CANONICAL_SCHEMA, Values.string(turned));
        changed = true;
      }
    }
    for (String keyword : List.of("$id", "$anchor")) {
      if (uprooted && schema.get(keyword) instanceof StringNode) {
        edit.remove(keyword); // nothing refers to it any more
        changed = true;
      }
    }
    return changed;
  }

  /** A link leads to an operation, which stays where it is: only one that is here can be named. */
  private boolean link(ObjectEdit edit, ObjectNode link) {
    if (!(link.get("operationRef") instanceof StringNode reference)
        || !isRelative(reference.value())
        || reference.value().startsWith("#") && !isElsewhere(link)) {
      return false;
    }
    Node target = target(link, reference.value());
    if (target == null || !places.knows(target)) {
      wrong(
          Severity.WARNING,
          link,
          "the link leads to an operation of another document, which is not in the bundle",
          "name the operation by a whole URL");
      return false;
    }
    edit.put("operationRef", Values.string(places.reference(target)));
    return true;
  }

  private void example(ObjectNode example) {
    if (isElsewhere(example)
        && example.get("externalValue") instanceof StringNode address
        && isRelative(address.value())) {
      wrong(
          Severity.WARNING,
          example,
          "externalValue counts from another document than the bundle",
          "write the example out, or name it by a whole URL");
    }
  }

  private static boolean isRelative(String address) {
    return !address.matches("[A-Za-z][A-Za-z0-9+.-]*:.*|//.*");
  }

  private boolean isElsewhere(Node node) {
    return node.source() != own && node.source() != Source.NONE;
  }

  /** The name that a part has where it comes from; a whole document has that of its file. */
  private static String name(Node target) {
    List<String> tokens = Pointers.parse(target.location().pointer());
    if (!tokens.isEmpty()) {
      return tokens.get(tokens.size() - 1);
    }
    String file = target.source().name();
    return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.(ya?ml|json)$", "");
  }

  private void wrong(Severity severity, Node at, String message, String hint) {
    problems.accept(new Diagnostic(Bundle.UNFIT, severity, message, at.location(), hint));
  }
}
