package dev.tapeout.registry.publication;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.registry.catalogue.VersionName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to published versions: URLs that end in {@code …/context/name/1.4.0}. */
final class PinnedReferences {
  /** Asked of one reference at a time, none of them long. */
  private static final Pattern PINNED =
      Pattern.compile(
          "https?://[^?#]*/([a-z][a-z0-9-]*)/([a-z][a-z0-9-]*)/(?:versions/)?"
              + "(\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(?:-[0-9A-Za-z.-]+)?)(?:/document)?");

  private static final int LONGEST = 2_000;

  private PinnedReferences() {}

  /** The versions that the references of a document name; none where it cannot be read. */
  static Set<VersionName> in(byte[] document) {
    Set<VersionName> names = new LinkedHashSet<>();
    Node root = Documents.read(new Source("document", document), Judge.LIMITS).root();
    Deque<Node> open = new ArrayDeque<>();
    if (root != null) {
      open.add(root);
    }
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (node instanceof ObjectNode object) {
        if (object.get("$ref") instanceof StringNode reference) {
          name(reference.value()).ifPresent(names::add);
        }
        object.members().forEach(member -> open.add(member.value()));
      } else if (node instanceof ArrayNode array) {
        array.forEach(open::add);
      }
    }
    return names;
  }

  /** The version that a reference names; empty where it names none. */
  static Optional<VersionName> name(String reference) {
    int hash = reference.indexOf('#');
    String url = hash < 0 ? reference : reference.substring(0, hash);
    if (url.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher pinned = PINNED.matcher(url);
    return pinned.matches()
        ? Optional.of(
            new VersionName(new ContractName(pinned.group(1), pinned.group(2)), pinned.group(3)))
        : Optional.empty();
  }
}
