package dev.tapeout.contracts.profile;

import org.jspecify.annotations.Nullable;

/** The kinds of objects of an OpenAPI document (3.1, section 4.8) in which schemas may be. */
public enum Kind {
  OPENAPI,
  COMPONENTS,
  PATH_ITEM,
  OPERATION,
  /** A parameter or a header. */
  PARAMETER,
  REQUEST_BODY,
  RESPONSE,
  MEDIA_TYPE,
  ENCODING,
  CALLBACK,
  SCHEMA;

  /** How the value of a field is made of objects of one kind. */
  public enum Shape {
    ONE,
    LIST,
    NAMED,
    /** A list, or one. */
    EITHER
  }

  /** What stands in a field. */
  public record Field(Shape shape, Kind kind) {}

  private static Field one(Kind kind) {
    return new Field(Shape.ONE, kind);
  }

  private static Field list(Kind kind) {
    return new Field(Shape.LIST, kind);
  }

  private static Field named(Kind kind) {
    return new Field(Shape.NAMED, kind);
  }

  /** What stands in the field {@code key}; null where there can be no schema in it. */
  public @Nullable Field field(String key) {
    return switch (this) {
      case OPENAPI ->
          switch (key) {
            case "components" -> one(COMPONENTS);
            case "paths", "webhooks" -> named(PATH_ITEM);
            default -> null;
          };
      case COMPONENTS ->
          switch (key) {
            case "schemas" -> named(SCHEMA);
            case "responses" -> named(RESPONSE);
            case "parameters", "headers" -> named(PARAMETER);
            case "requestBodies" -> named(REQUEST_BODY);
            case "callbacks" -> named(CALLBACK);
            case "pathItems" -> named(PATH_ITEM);
            case "mediaTypes" -> named(MEDIA_TYPE);
            default -> null;
          };
      case PATH_ITEM ->
          switch (key) {
            case "get", "put", "post", "delete", "options", "head", "patch", "trace", "query" ->
                one(OPERATION);
            case "additionalOperations" -> named(OPERATION);
            case "parameters" -> list(PARAMETER);
            default -> null;
          };
      case OPERATION ->
          switch (key) {
            case "parameters" -> list(PARAMETER);
            case "requestBody" -> one(REQUEST_BODY);
            case "responses" -> named(RESPONSE);
            case "callbacks" -> named(CALLBACK);
            default -> null;
          };
      case PARAMETER ->
          switch (key) {
            case "schema" -> one(SCHEMA);
            case "content" -> named(MEDIA_TYPE);
            default -> null;
          };
      case REQUEST_BODY -> key.equals("content") ? named(MEDIA_TYPE) : null;
      case RESPONSE ->
          switch (key) {
            case "content" -> named(MEDIA_TYPE);
            case "headers" -> named(PARAMETER);
            default -> null;
          };
      case MEDIA_TYPE ->
          switch (key) {
            case "schema", "itemSchema" -> one(SCHEMA);
            case "encoding" -> named(ENCODING);
            default -> null;
          };
      case ENCODING -> key.equals("headers") ? named(PARAMETER) : null;
      case CALLBACK -> key.equals("$ref") || key.startsWith("x-") ? null : one(PATH_ITEM);
      case SCHEMA -> schemaField(key);
    };
  }

  private static @Nullable Field schemaField(String key) {
    return switch (key) {
      case "allOf", "anyOf", "oneOf", "prefixItems" -> list(SCHEMA);
      case "items" -> new Field(Shape.EITHER, SCHEMA);
      case "properties", "patternProperties", "dependentSchemas", "$defs" -> named(SCHEMA);
      case "not",
          "if",
          "then",
          "else",
          "contains",
          "additionalProperties",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentSchema" ->
          one(SCHEMA);
      default -> null;
    };
  }
}
