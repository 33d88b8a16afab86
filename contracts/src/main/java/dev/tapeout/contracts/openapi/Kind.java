package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a field of an OpenAPI document: the objects of OpenAPI 3.2 (section 4), which
 * has all those of 3.1 and 3.0, and the plain values.
 */
public enum Kind {
  OPENAPI("an OpenAPI Object"),
  INFO("an Info Object"),
  CONTACT("a Contact Object"),
  LICENSE("a License Object"),
  SERVER("a Server Object"),
  SERVER_VARIABLE("a Server Variable Object"),
  COMPONENTS("a Components Object"),
  PATH_ITEM("a Path Item Object"),
  OPERATION("an Operation Object"),
  EXTERNAL_DOCS("an External Documentation Object"),
  /** A parameter or a header. */
  PARAMETER("a Parameter or Header Object"),
  REQUEST_BODY("a Request Body Object"),
  RESPONSE("a Response Object"),
  MEDIA_TYPE("a Media Type Object"),
  ENCODING("an Encoding Object"),
  CALLBACK("a Callback Object"),
  EXAMPLE("an Example Object"),
  LINK("a Link Object"),
  TAG("a Tag Object"),
  SECURITY_SCHEME("a Security Scheme Object"),
  OAUTH_FLOWS("an OAuth Flows Object"),
  OAUTH_FLOW("an OAuth Flow Object"),
  SECURITY_REQUIREMENT("a Security Requirement Object"),
  DISCRIMINATOR("a Discriminator Object"),
  XML("an XML Object"),
  SCHEMA("a schema, which is an object, true or false"),
  /** What stands beside a {@code $ref} of any kind but a path item or a schema. */
  REFERENCE("a Reference Object"),
  TEXT("a string"),
  FLAG("true or false"),
  ANY("anything");

  /** How the value of a field is made of what is of one kind. */
  public enum Shape {
    ONE,
    LIST,
    /** An object whose keys are names. */
    NAMED,
    /** An object whose keys are names or extensions. */
    EXTENSIBLE
  }

  /** What stands in a field. */
  public record Field(Shape shape, Kind kind) {
    /** What the value itself must be. */
    String words() {
      return switch (shape) {
        case ONE -> kind.words;
        case LIST -> "a list";
        case NAMED, EXTENSIBLE -> "an object";
      };
    }
  }

  private static final Field TEXTS = new Field(Shape.LIST, TEXT);
  private static final Field ONE_PATH_ITEM = new Field(Shape.ONE, PATH_ITEM);

  private final String words;
  private final Map<String, Field> fields = new HashMap<>();

  static {
    OPENAPI.one(INFO, "info").one(COMPONENTS, "components").one(EXTERNAL_DOCS, "externalDocs");
    OPENAPI.extensible(PATH_ITEM, "paths", "webhooks").list(SERVER, "servers").list(TAG, "tags");
    OPENAPI.list(SECURITY_REQUIREMENT, "security").one(TEXT, "$self", "jsonSchemaDialect");
    INFO.one(TEXT, "title", "summary", "description", "termsOfService", "version");
    INFO.one(CONTACT, "contact").one(LICENSE, "license");
    CONTACT.one(TEXT, "name", "url", "email");
    LICENSE.one(TEXT, "name", "identifier", "url");
    SERVER.one(TEXT, "url", "name", "description").named(SERVER_VARIABLE, "variables");
    SERVER_VARIABLE.one(TEXT, "default", "description").list(TEXT, "enum");
    COMPONENTS.named(SCHEMA, "schemas").named(RESPONSE, "responses").named(EXAMPLE, "examples");
    COMPONENTS.named(PARAMETER, "parameters", "headers").named(REQUEST_BODY, "requestBodies");
    COMPONENTS.named(SECURITY_SCHEME, "securitySchemes").named(LINK, "links");
    COMPONENTS.named(CALLBACK, "callbacks").named(PATH_ITEM, "pathItems");
    COMPONENTS.named(MEDIA_TYPE, "mediaTypes");
    PATH_ITEM.one(OPERATION, PathItem.METHODS.toArray(String[]::new));
    PATH_ITEM.named(OPERATION, "additionalOperations").one(TEXT, "summary", "description");
    PATH_ITEM.list(PARAMETER, "parameters").list(SERVER, "servers");
    OPERATION.one(TEXT, "summary", "description", "operationId").list(TEXT, "tags");
    OPERATION.one(EXTERNAL_DOCS, "externalDocs").one(FLAG, "deprecated");
    OPERATION.list(PARAMETER, "parameters").one(REQUEST_BODY, "requestBody");
    OPERATION.extensible(RESPONSE, "responses").named(CALLBACK, "callbacks");
    OPERATION.list(SECURITY_REQUIREMENT, "security").list(SERVER, "servers");
    EXTERNAL_DOCS.one(TEXT, "description", "url");
    PARAMETER.one(TEXT, "name", "in", "description", "style").one(SCHEMA, "schema");
    PARAMETER.one(FLAG, "required", "deprecated", "allowEmptyValue", "explode", "allowReserved");
    PARAMETER.named(MEDIA_TYPE, "content").named(EXAMPLE, "examples");
    REQUEST_BODY.one(TEXT, "description").one(FLAG, "required").named(MEDIA_TYPE, "content");
    RESPONSE.one(TEXT, "summary", "description").named(PARAMETER, "headers");
    RESPONSE.named(MEDIA_TYPE, "content").named(LINK, "links");
    MEDIA_TYPE.one(TEXT, "description").one(SCHEMA, "schema", "itemSchema");
    MEDIA_TYPE.named(EXAMPLE, "examples").encodings();
    ENCODING.one(TEXT, "contentType", "style").one(FLAG, "explode", "allowReserved");
    ENCODING.named(PARAMETER, "headers").encodings();
    EXAMPLE.one(TEXT, "summary", "description", "externalValue", "serializedValue");
    LINK.one(TEXT, "operationRef", "operationId", "description").one(SERVER, "server");
    LINK.named(ANY, "parameters");
    TAG.one(TEXT, "name", "summary", "description", "parent", "kind");
    TAG.one(EXTERNAL_DOCS, "externalDocs");
    SECURITY_SCHEME.one(TEXT, "type", "description", "name", "in", "scheme", "bearerFormat");
    SECURITY_SCHEME.one(TEXT, "openIdConnectUrl", "oauth2MetadataUrl").one(FLAG, "deprecated");
    SECURITY_SCHEME.one(OAUTH_FLOWS, "flows");
    OAUTH_FLOWS.one(OAUTH_FLOW, "implicit", "password", "clientCredentials");
    OAUTH_FLOWS.one(OAUTH_FLOW, "authorizationCode", "deviceAuthorization");
    OAUTH_FLOW.one(TEXT, "authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl");
    OAUTH_FLOW.named(TEXT, "scopes");
    DISCRIMINATOR.one(TEXT, "propertyName", "defaultMapping").named(TEXT, "mapping");
    XML.one(TEXT, "name", "namespace", "prefix", "nodeType").one(FLAG, "attribute", "wrapped");
    REFERENCE.one(TEXT, "summary", "description");
    // What the values of the other keywords must be, the vocabulary knows.
    SCHEMA.list(SCHEMA, "allOf", "anyOf", "oneOf", "prefixItems").list(TEXT, "required");
    SCHEMA.named(SCHEMA, "properties", "patternProperties", "dependentSchemas", "$defs");
    SCHEMA.one(SCHEMA, "not", "if", "then", "else", "items", "contains", "propertyNames");
    SCHEMA.one(SCHEMA, "additionalProperties", "unevaluatedProperties", "unevaluatedItems");
    SCHEMA.one(SCHEMA, "contentSchema").one(TEXT, "contentEncoding", "contentMediaType");
    SCHEMA.one(TEXT, "title", "description", "format", "$comment", "$schema");
    SCHEMA.one(TEXT, "$id", "$anchor", "$dynamicAnchor").list(ANY, "examples");
    SCHEMA.one(FLAG, "deprecated", "readOnly", "writeOnly", "nullable");
    SCHEMA.one(DISCRIMINATOR, "discriminator").one(XML, "xml").one(EXTERNAL_DOCS, "externalDocs");
  }

  Kind(String words) {
    this.words = words;
  }

  /** What it is called in a sentence. */
  String words() {
    return words;
  }

  /** Whether a value may be of this kind, by its type. */
  boolean allows(Node value) {
    return switch (this) {
      case TEXT -> value instanceof StringNode;
      case FLAG -> value instanceof BooleanNode;
      case ANY -> true;
      case SCHEMA -> value instanceof ObjectNode || value instanceof BooleanNode;
      default -> value instanceof ObjectNode;
    };
  }

  /** What stands in the field {@code key}; null where the specification knows no such field. */
  public @Nullable Field field(String key) {
    return switch (this) {
      case CALLBACK -> key.startsWith("x-") ? null : ONE_PATH_ITEM;
      case SECURITY_REQUIREMENT -> TEXTS;
      default -> fields.get(key);
    };
  }

  private Kind one(Kind kind, String... keys) {
    return has(new Field(Shape.ONE, kind), keys);
  }

  private Kind list(Kind kind, String... keys) {
    return has(new Field(Shape.LIST, kind), keys);
  }

  private Kind named(Kind kind, String... keys) {
    return has(new Field(Shape.NAMED, kind), keys);
  }

  private Kind extensible(Kind kind, String... keys) {
    return has(new Field(Shape.EXTENSIBLE, kind), keys);
  }

  private void encodings() {
    named(ENCODING, "encoding").list(ENCODING, "prefixEncoding").one(ENCODING, "itemEncoding");
  }

  private Kind has(Field field, String... keys) {
    for (String key : keys) {
      fields.put(key, field);
    }
    return this;
  }
}
