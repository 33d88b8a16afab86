package dev.tapeout.contracts.openapi;

import org.jspecify.annotations.Nullable;

/** Which part of an HTTP message a payload stands in, as the operation declares it. */
public sealed interface Slot {
  /**
   * A parameter.
   *
   * @param in {@code path}, {@code query}, {@code header}, {@code cookie} or {@code querystring}
   * @param name as declared; names of headers are the same in any case
   * @param mediaType how the value is written, where {@code content} says so, else null
   */
  record OfParameter(String in, String name, @Nullable String mediaType) implements Slot {}

  /**
   * The body of the request.
   *
   * @param item true for the items of a sequential media type (OpenAPI 3.2 {@code itemSchema})
   */
  record OfRequestBody(String mediaType, boolean item) implements Slot {}

  /**
   * The body of a response.
   *
   * @param status {@code 200}, {@code 2XX} or {@code default}
   * @param item true for the items of a sequential media type (OpenAPI 3.2 {@code itemSchema})
   */
  record OfResponseBody(String status, String mediaType, boolean item) implements Slot {}

  /**
   * A header of a response.
   *
   * @param status {@code 200}, {@code 2XX} or {@code default}
   * @param mediaType how the value is written, where {@code content} says so, else null
   */
  record OfResponseHeader(String status, String name, @Nullable String mediaType) implements Slot {}
}
