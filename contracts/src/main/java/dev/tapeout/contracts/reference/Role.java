package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;

/**
 * What the keys of an object mean, at its place in an OpenAPI document or a fragment of one:
 * whether they are keywords, names that someone chose, or data.
 *
 * <p>It is what a walk needs to know to tell a schema's {@code $ref} from a property that is called
 * {@code $ref} and from an example that contains one. It does not tell the kinds of OpenAPI objects
 * apart where that makes no difference, so it works for files that hold parts of a document as
 * well.
 */
public enum Role {
  /** Keys are keywords: a schema, an operation, a parameter, the document. */
  OBJECT,
  /** A path item: keywords, but siblings of its {@code $ref} always count. */
  PATH_ITEM,
  /** A media type: keywords, with an {@code example} of its own. */
  MEDIA_TYPE,
  /** A callback: a {@code $ref}, or expressions with a path item each. */
  CALLBACK,
  /** Names of objects: {@code properties}, {@code components/schemas}, {@code responses}. */
  NAMES,
  /** Names of path items. */
  PATHS,
  /** Names of media types. */
  CONTENT,
  /** Names of callbacks. */
  CALLBACKS,
  /** Data: an example, a default, an enum. Nothing in it is a keyword. */
  DATA;

  /** Whether {@code $ref} is a keyword here. */
  public boolean mayRefer() {
    return this == OBJECT || this == PATH_ITEM || this == MEDIA_TYPE || this == CALLBACK;
  }

  /** Whether the keys here are names of the author's choice. */
  public boolean holdsNames() {
    return this == NAMES || this == PATHS || this == CONTENT || this == CALLBACKS;
  }

  /** The role of the value under {@code key} of an object with this role. */
  public Role member(String key, Node value) {
    return switch (this) {
      case OBJECT, PATH_ITEM, MEDIA_TYPE -> underKeyword(key, value);
      case CALLBACK, PATHS -> PATH_ITEM;
      case NAMES -> OBJECT;
      case CONTENT -> MEDIA_TYPE;
      case CALLBACKS -> CALLBACK;
      case DATA -> DATA;
    };
  }

  /** The role of the elements of an array that stands where this role is. */
  public Role element() {
    return this == DATA ? DATA : OBJECT;
  }

  private static Role underKeyword(String key, Node value) {
    return switch (key) {
      case "properties",
          "patternProperties",
          "dependentSchemas",
          "$defs",
          "definitions",
          "schemas",
          "responses",
          "parameters",
          "requestBodies",
          "headers",
          "links",
          "securitySchemes",
          "encoding",
          "variables" ->
          NAMES;
      case "content", "mediaTypes" -> CONTENT;
      case "paths", "webhooks", "pathItems" -> PATHS;
      case "callbacks" -> CALLBACKS;
      case "example",
          "default",
          "const",
          "enum",
          "value",
          "dataValue",
          "required",
          "dependentRequired",
          "security",
          "scopes",
          "mapping" ->
          DATA;
      case "examples" -> value instanceof ArrayNode ? DATA : NAMES;
      default -> OBJECT;
    };
  }
}
