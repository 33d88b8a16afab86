package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.NearNames;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what a fragment means in a resource: a JSON Pointer (RFC 6901), or an anchor. */
final class Fragments {
  /** How much of a name is shown. */
  private static final int LONGEST = 200;

  private static final String CORRECT = "correct the reference, or add what it names";

  /** Names are compared for this many failures; a hostile document may have a million. */
  private int suggestionsLeft = 200;

  Lookup find(Resource resource, String encoded) {
    String fragment = Uris.decode(encoded);
    if (fragment.isEmpty()) {
      return Lookup.found(resource.root);
    }
    return fragment.startsWith("/") ? pointer(resource, fragment) : anchor(resource, fragment);
  }

  private Lookup anchor(Resource resource, String name) {
    Node target = resource.anchors.get(name);
    if (target != null) {
      return Lookup.found(target);
    }
    String near = near(name, List.copyOf(new TreeSet<>(resource.anchors.keySet())));
    return Lookup.failed(
        Lookup.UNRESOLVED,
        "no $anchor is called " + quote(name) + " in " + nameOf(resource),
        near == null
            ? "a JSON Pointer starts with '#/'; '#name' means a schema that has \"$anchor\":"
                + " \"name\""
            : "did you mean '#" + near + "'?");
  }

  private Lookup pointer(Resource resource, String pointer) {
    Node at = resource.root;
    int from = 1;
    while (from <= pointer.length()) {
      int slash = pointer.indexOf('/', from);
      int to = slash < 0 ? pointer.length() : slash;
      String token = Pointers.unescape(pointer.substring(from, to));
      Node next = step(at, token);
      if (next == null) {
        return missing(resource, at, pointer.substring(0, from - 1), token);
      }
      at = next;
      from = to + 1;
    }
    return Lookup.found(at);
  }

  private static @Nullable Node step(Node at, String token) {
    if (at instanceof ObjectNode object) {
      return object.get(token);
    }
    if (at instanceof ArrayNode array && token.matches("0|[1-9][0-9]{0,8}")) {
      int index = Integer.parseInt(token);
      return index < array.size() ? array.get(index) : null;
    }
    return null;
  }

  private Lookup missing(Resource resource, Node at, String parent, String token) {
    String reason =
        (parent.isEmpty()
                ? nameOf(resource)
                : "#" + Excerpt.shorten(parent, LONGEST) + " in " + nameOf(resource))
            + " has no "
            + quote(token);
    String near = at instanceof ObjectNode object ? near(token, object.keys()) : null;
    String hint = near == null ? CORRECT : "did you mean " + quote(near) + "?";
    if (near == null && resource.parent != null) {
      hint =
          "the reference stands below the $id "
              + quote(resource.uri)
              + ", so '#' means that schema, not the file";
    }
    return Lookup.failed(Lookup.UNRESOLVED, reason, hint);
  }

  private @Nullable String near(String name, List<String> names) {
    return suggestionsLeft-- > 0 ? NearNames.of(name, names) : null;
  }

  private static String nameOf(Resource resource) {
    return resource.parent == null
        ? resource.document.source().name()
        : "the schema " + quote(resource.uri);
  }

  static String quote(String text) {
    return Excerpt.quote(text, LONGEST);
  }
}
