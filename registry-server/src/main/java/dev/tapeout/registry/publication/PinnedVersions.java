package dev.tapeout.registry.publication;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.catalogue.VersionName;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The published versions that a document refers to, directly or through each other, by URLs that
 * end in {@code …/context/name/1.4.0}. Nothing is fetched: what is not in this registry is not
 * there.
 */
final class PinnedVersions {
  /** Where the document itself stands among the files. */
  static final String ENTRY = "document";

  /** As many as one document may lead to. */
  private static final int MOST = 500;

  /** Asked of one reference at a time, none of them long. */
  private static final Pattern PINNED =
      Pattern.compile(
          "https?://[^?#]*/([a-z][a-z0-9-]*)/([a-z][a-z0-9-]*)/(?:versions/)?"
              + "(\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(?:-[0-9A-Za-z.-]+)?)(?:/document)?");

  private static final int LONGEST = 2_000;

  private final Map<VersionName, byte[]> documents;
  private final List<VersionName> direct;

  private PinnedVersions(Map<VersionName, byte[]> documents, List<VersionName> direct) {
    this.documents = documents;
    this.direct = direct;
  }

  /** Those that a document leads to and that may be used. */
  static PinnedVersions of(Sql sql, byte[] document) throws SQLException {
    Map<VersionName, byte[]> found = new LinkedHashMap<>();
    Deque<byte[]> open = new ArrayDeque<>(List.of(document));
    List<VersionName> direct = List.of();
    for (boolean first = true; !open.isEmpty() && found.size() < MOST; first = false) {
      for (VersionName name : references(open.remove())) {
        Optional<Version> version =
            found.containsKey(name)
                ? Optional.empty()
                : Catalogue.version(sql, name).filter(v -> v.state() != State.ARCHIVED);
        if (version.isPresent() && found.size() < MOST) {
          byte[] bytes = Blobs.get(sql, version.get().document()).orElseThrow();
          found.put(name, bytes);
          open.add(bytes);
        }
      }
      if (first) {
        direct = List.copyOf(found.keySet());
      }
    }
    return new PinnedVersions(found, direct);
  }

  /** The versions that the references of a document name, there or not. */
  private static Set<VersionName> references(byte[] document) {
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

  private static Optional<VersionName> name(String reference) {
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

  /** The versions that the document itself refers to. */
  List<VersionName> direct() {
    return direct;
  }

  /** The document at {@link #ENTRY}, with these around it. */
  FileTree around(byte[] document, String displayName) {
    return new FileTree() {
      @Override
      public byte @Nullable [] read(String path, long most) {
        if (path.equals(ENTRY)) {
          return document;
        }
        int at = path.lastIndexOf('@');
        ContractName contract =
            at < 0 ? null : ContractName.parse(path.substring(0, at)).orElse(null);
        return contract == null
            ? null
            : documents.get(new VersionName(contract, path.substring(at + 1)));
      }

      @Override
      public @Nullable String pathOf(String url) {
        return name(url).filter(documents::containsKey).map(VersionName::toString).orElse(null);
      }

      @Override
      public String displayName(String path) {
        return path.equals(ENTRY) ? displayName : path;
      }
    };
  }
}
