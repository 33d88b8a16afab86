package dev.tapeout.diff.schema;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.Document;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.reference.Resolution;
import dev.tapeout.contracts.reference.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A schema where it stands.
 *
 * @param node an object or a boolean
 * @param references where references in its documents lead
 */
public record JsonSchema(Node node, References references) {
  /** The dialect that schemas are understood in, whatever they declare. */
  public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /**
   * What reading a schema gave.
   *
   * @param schema null where there is none to look at
   * @param diagnostics all that is wrong with it
   */
  public record Reading(@Nullable JsonSchema schema, List<Diagnostic> diagnostics) {}

  /** A schema that stands for itself: its references lead nowhere outside it. */
  public static JsonSchema of(Node node) {
    return new JsonSchema(node, References.within(node));
  }

  /**
   * Reads a schema from a file of a workspace. In an OpenAPI document of version 3.0 or 2.0 it is
   * lifted to 2020-12.
   *
   * @param fragment of a URI: empty, a JSON Pointer or an anchor
   */
  public static Reading read(Workspace workspace, String path, String fragment) {
    Document document = workspace.load(path);
    List<Diagnostic> diagnostics = new ArrayList<>(document.diagnostics());
    Node root = document.root();
    if (root == null) {
      return new Reading(null, diagnostics);
    }
    References references;
    if (root instanceof ObjectNode o && (o.has("openapi") || o.has("swagger"))) {
      ContractReading reading = ContractReader.read(workspace, path);
      if (reading.contract() == null) {
        return new Reading(null, reading.diagnostics());
      }
      references = reading.contract().references();
      root = reading.contract().node();
      diagnostics = new ArrayList<>(reading.diagnostics());
    } else {
      references = new References(workspace, UnaryOperator.identity());
      root = references.root(document);
      diagnostics.addAll(references.check(root));
      dialect(root, diagnostics);
    }
    Resolution found = references.lookUp(root, "#" + fragment);
    if (found.target() == null) {
      diagnostics.add(Objects.requireNonNull(found.problem()));
      return new Reading(null, diagnostics);
    }
    return new Reading(new JsonSchema(found.target(), references), diagnostics);
  }

  private static void dialect(Node root, List<Diagnostic> diagnostics) {
    if (root instanceof ObjectNode o
        && o.get("$schema") instanceof StringNode declared
        && !declared.value().replaceAll("#$", "").equals(DIALECT)) {
      diagnostics.add(
          new Diagnostic(
              "dialect-not-read",
              Severity.WARNING,
              "the schema declares the dialect "
                  + declared.value()
                  + ", and is read as JSON Schema 2020-12",
              new Location(declared.source(), declared.start(), declared.end()),
              "keywords that changed their meaning since, such as an array of 'items', say nothing"));
    }
  }
}
