package dev.tapeout.runtime.service;

import dev.tapeout.runtime.json.JsonSyntaxException;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.media.MediaType;
import dev.tapeout.runtime.media.Part;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.RequestBody;
import dev.tapeout.runtime.schema.Fault;
import dev.tapeout.runtime.schema.Schemas;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads and validates the bodies that one operation takes. */
final class Bodies {
  private static final byte[] NO_BYTES = {};

  /** What the body is; all null where there is none. */
  @SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
  record Body(
      @Nullable JsonNode tree,
      byte[] bytes,
      @Nullable Content content,
      @Nullable String contentType,
      List<Part> parts) {
    static final Body NONE = new Body(null, NO_BYTES, null, null, List.of());
  }

  private record Offer(Content content, MediaType range, Forms forms) {}

  private final RequestBody asked;
  private final List<Offer> offers;
  private final Schemas schemas;
  private final int most;

  /** Of a body that breaks its schema: 422 where the contract knows that status. */
  private final int invalid;

  private Bodies(RequestBody asked, List<Offer> offers, Schemas schemas, int most, int invalid) {
    this.asked = asked;
    this.offers = offers;
    this.schemas = schemas;
    this.most = most;
    this.invalid = invalid;
  }

  /**
   * @return null where the operation takes no body
   * @throws IllegalArgumentException if the contract has a media type that is none
   */
  static @Nullable Bodies of(Operation operation, Schemas schemas, int most) {
    RequestBody body = operation.body();
    if (body == null) {
      return null;
    }
    List<Offer> offers = new ArrayList<>();
    for (Content content : body.content()) {
      MediaType range = MediaType.of(content.mediaType());
      if (range == null) {
        throw new IllegalArgumentException("'" + content.mediaType() + "' is no media type");
      }
      offers.add(new Offer(content, range, new Forms(content.fields())));
    }
    offers.sort(Comparator.comparingInt((Offer o) -> o.range.precision()).reversed());
    return new Bodies(body, List.copyOf(offers), schemas, most, invalidStatus(operation));
  }

  static int invalidStatus(Operation operation) {
    return operation.responses().stream().anyMatch(r -> r.status().equals("422")) ? 422 : 400;
  }

  /**
   * @param waited is told the nanoseconds in which the client sent it
   */
  Body read(Request request, LongConsumer waited) throws IOException {
    String encoding = request.headers().first("content-encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problem.of(415, "Content-Encoding is '" + encoding + "'; only plain bodies are read")
          .with("Accept-Encoding", "identity")
          .exception();
    }
    long begin = System.nanoTime();
    byte[] bytes;
    try {
      bytes = request.body(most);
    } finally {
      waited.accept(System.nanoTime() - begin);
    }
    String contentType = request.headers().only("content-type");
    if (bytes.length == 0 && (contentType == null || !isEmptyAllowed(contentType))) {
      if (asked.required()) {
        throw Problem.of(400, "the operation asks for a body, and there is none").exception();
      }
      return Body.NONE;
    }
    Offer offer = offer(contentType);
    return read(bytes, Objects.requireNonNull(contentType), offer);
  }

  /** An empty text, or form, or file is a body; empty JSON is none. */
  private static boolean isEmptyAllowed(String contentType) {
    MediaType media = MediaType.of(contentType);
    return media != null && !media.isJson();
  }

  private Offer offer(@Nullable String contentType) {
    if (contentType != null) {
      for (int i = 0; i < offers.size(); i++) {
        if (offers.get(i).content.mediaType().equals(contentType)) {
          return offers.get(i);
        }
      }
      MediaType media = MediaType.of(contentType);
      for (Offer offer : offers) {
        if (media != null && offer.range.covers(media)) {
          return offer;
        }
      }
    }
    String wanted = String.join(", ", asked.content().stream().map(Content::mediaType).toList());
    String detail = contentType == null ? "is missing" : "is '" + contentType + "'";
    throw Problem.of(415, "Content-Type " + detail + "; the operation takes " + wanted)
        .with("Accept", wanted)
        .exception();
  }

  private Body read(byte[] bytes, String contentType, Offer offer) {
    boolean known = offer.content.mediaType().equals(contentType);
    MediaType media = known ? offer.range : Objects.requireNonNull(MediaType.of(contentType));
    if (media.isJson()) {
      utf8Only(media);
      JsonNode tree = json(bytes);
      validate(offer.content, tree);
      return new Body(tree, bytes, offer.content, contentType, List.of());
    }
    if (media.type().equals("application") && media.subtype().equals("x-www-form-urlencoded")) {
      JsonNode tree = offer.forms.urlEncoded(bytes);
      validate(offer.content, tree);
      return new Body(tree, bytes, offer.content, contentType, List.of());
    }
    if (media.type().equals("multipart") && media.subtype().equals("form-data")) {
      List<Part> parts = Forms.parts(bytes, media);
      JsonNode tree = offer.forms.multipart(parts);
      validate(offer.content, tree);
      return new Body(tree, bytes, offer.content, contentType, parts);
    }
    if (media.type().equals("text")) {
      JsonNode tree = JsonNodeFactory.instance.stringNode(text(bytes, media));
      validate(offer.content, tree);
      return new Body(tree, bytes, offer.content, contentType, List.of());
    }
    return new Body(null, bytes, offer.content, contentType, List.of());
  }

  private static void utf8Only(MediaType media) {
    String charset = media.attributes().isEmpty() ? null : media.attribute("charset");
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw Problem.of(415, "the charset is '" + charset + "'; " + media + " is read as UTF-8")
          .exception();
    }
  }

  private static String text(byte[] bytes, MediaType media) {
    utf8Only(media);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(400, "the body is not UTF-8").exception();
    }
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return JsonTree.read(bytes);
    } catch (JsonSyntaxException e) {
      String detail =
          "the body is not JSON: line "
              + e.line()
              + ", column "
              + e.column()
              + ": "
              + e.getMessage();
      throw Problem.of(400, detail).exception();
    }
  }

  private void validate(Content content, JsonNode tree) {
    String schema = content.schema();
    List<Fault> faults = schema == null ? List.of() : schemas.faults(schema, tree);
    if (!faults.isEmpty()) {
      List<Problem.Error> errors = new ArrayList<>();
      for (Fault fault : faults) {
        errors.add(new Problem.Error(null, fault.pointer(), fault.message(), fault.schema()));
      }
      throw Problem.of(invalid, Parameters.detail(errors), errors).exception();
    }
  }
}
