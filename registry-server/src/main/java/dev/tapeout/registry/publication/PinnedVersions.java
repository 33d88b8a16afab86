package dev.tapeout.registry.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final Pattern PINNED =
      Pattern.compile(
          "https?://[^?#\\s\"'<>]*?/([a-z][a-z0-9-]*)/([a-z][a-z0-9-]*)/(?:versions/)?"
              + "(\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(?:-[0-9A-Za-z.-]+)?)(?:/document)?(?=[#\\s\"',}]|$)");

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
      Matcher pinned = PINNED.matcher(new String(open.remove(), UTF_8));
      while (pinned.find() && found.size() < MOST) {
        VersionName name = name(pinned);
        Optional<Version> version =
            found.containsKey(name)
                ? Optional.empty()
                : Catalogue.version(sql, name).filter(v -> v.state() != State.ARCHIVED);
        if (version.isPresent()) {
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

  private static VersionName name(Matcher pinned) {
    return new VersionName(new ContractName(pinned.group(1), pinned.group(2)), pinned.group(3));
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
        Matcher pinned = PINNED.matcher(url);
        return pinned.matches() && documents.containsKey(name(pinned))
            ? name(pinned).toString()
            : null;
      }

      @Override
      public String displayName(String path) {
        return path.equals(ENTRY) ? displayName : path;
      }
    };
  }
}
