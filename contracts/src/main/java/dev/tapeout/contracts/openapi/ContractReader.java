package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.Document;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.reference.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a contract: an OpenAPI document of version 3.2, 3.1, 3.0 or 2.0, and what it refers to. */
public final class ContractReader {
  private static final Pattern CLAIM =
      Pattern.compile("(?:^|[\\s{,\"'])(?:openapi|swagger)[\"']?\\s*:");

  private static final Set<Kind> APART = Set.of(Kind.PARAMETER, Kind.RESPONSE, Kind.PATH_ITEM);

  private final Document entry;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ContractReader(Document entry) {
    this.entry = entry;
    diagnostics.addAll(entry.diagnostics());
  }

  /**
   * Reads the document at {@code path}, and the other files of the workspace that it refers to.
   * Never throws for what the files hold.
   */
  public static ContractReading read(Workspace workspace, String path) {
    ContractReader reader = new ContractReader(workspace.load(path));
    Contract contract = reader.read(workspace);
    return new ContractReading(contract, List.copyOf(reader.diagnostics));
  }

  /** Whether a text may be a contract: it seems to have one of the keys that say so. */
  public static boolean maybeContract(byte[] text) {
    return CLAIM.matcher(new String(text, StandardCharsets.ISO_8859_1)).find();
  }

  private @Nullable Contract read(Workspace workspace) {
    Node root = entry.root();
    if (root == null) {
      return null;
    }
    if (!(root instanceof ObjectNode declared)) {
      error(
          ContractReading.NO_OBJECT,
          "an OpenAPI document is an object, and this is " + Misfit.text(root),
          root.location(),
          "begin the document with 'openapi: 3.1.0'");
      return null;
    }
    Node version = declared.has("openapi") ? declared.get("openapi") : declared.get("swagger");
    if (version == null) {
      error(
          ContractReading.NO_VERSION,
          "the document has no 'openapi' field, so it does not say that it is an OpenAPI document",
          new Location(declared.source(), declared.start(), declared.start()),
          "add 'openapi: 3.1.0' at the top"
              + (declared.has("asyncapi") ? "; AsyncAPI documents are not read" : ""));
      return null;
    }
    String text =
        version instanceof StringNode s
            ? s.value()
            : version instanceof NumberNode n ? n.literal() : "";
    if (text.matches("3\\.[012](\\..*)?") && declared.has("openapi")) {
      return checked(declared, text, workspace, text.startsWith("3.0"));
    }
    if (text.equals("2.0") && !declared.has("openapi")) {
      return checked(declared, text, workspace, true);
    }
    error(
        "openapi-version-unsupported",
        "OpenAPI version '"
            + Excerpt.visible(text.substring(0, Math.min(text.length(), 40)))
            + "' is not one that can be read: 3.2, 3.1, 3.0 and 2.0 are",
        version.location(),
        "write the version as a string, such as 'openapi: 3.1.0', and the document to match it");
    return null;
  }

  private @Nullable Contract checked(
      ObjectNode declared, String version, Workspace workspace, boolean old) {
    ObjectNode current = declared;
    if (version.equals("2.0")) {
      OpenApi2.Conversion conversion = OpenApi2.convert(declared);
      diagnostics.addAll(conversion.diagnostics());
      if (conversion.root() == null) {
        return null;
      }
      current = conversion.root();
    }
    Node converted = current;
    SchemaLift lift = new SchemaLift(diagnostics::add);
    References references =
        new References(
            workspace,
            root -> {
              Node at = root == declared ? converted : root;
              return isOld(root, old) ? lift.lift(at) : at;
            });
    if (!(references.root(entry) instanceof ObjectNode lifted)) {
      throw new IllegalStateException("lifting made an object something else");
    }
    diagnostics.addAll(references.check(lifted));
    Parts parts = Parts.of(lifted, references);
    diagnostics.addAll(parts.diagnostics());
    diagnostics.addAll(new DuplicateParameters(references).in(parts));
    if (version.equals("2.0") && partsApart(declared, parts)) {
      return null;
    }
    return new Contract(declared, lifted, version, references, parts);
  }

  /**
   * Parameters, responses and path items of OpenAPI 2.0 are other objects than those of 3.1, and
   * those in other files are not converted: taken as they are they would say nothing.
   */
  private boolean partsApart(ObjectNode declared, Parts parts) {
    for (Part part : parts.all()) {
      Source source = part.node().source();
      if (APART.contains(part.kind()) && source != declared.source() && source != Source.NONE) {
        error(
            "openapi-2-parts-apart",
            "this belongs to a document of OpenAPI 2.0 in another file, and only schemas of 2.0 are"
                + " read across files",
            part.node().location(),
            "put it into the document itself, or convert all files to OpenAPI 3.1");
        return true;
      }
    }
    return false;
  }

  /** A file that is a document of its own says itself how its schemas are meant. */
  private static boolean isOld(Node root, boolean entryIsOld) {
    return root instanceof ObjectNode object && object.get("openapi") instanceof StringNode own
        ? own.value().startsWith("3.0")
        : entryIsOld;
  }

  private void error(String rule, String message, Location location, String hint) {
    diagnostics.add(new Diagnostic(rule, Severity.ERROR, message, location, hint));
  }
}
