package dev.tapeout.runtime.service;

import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The body of an answer. */
public sealed interface Payload {
  String mediaType();

  /** Written once, when the answer is sent. */
  record Json(String mediaType, Consumer<JsonGenerator> writer) implements Payload {}

  @SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
  record Bytes(String mediaType, byte[] bytes) implements Payload {}

  /** Written while it comes about; its content is not held against the contract. */
  record Stream(String mediaType, Streaming body) implements Payload {}
}
