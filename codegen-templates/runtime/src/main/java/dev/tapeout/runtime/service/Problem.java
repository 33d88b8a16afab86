package dev.tapeout.runtime.service;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Why a request was not carried out (RFC 9457).
 *
 * @param title one for each {@code status}
 * @param detail this case, for people; null where the title says it all
 * @param errors each place of the request that is wrong
 */
@SuppressWarnings("AvoidCommonTypeNames") // "errors" is what RFC 9457 calls them
public record Problem(
    int status, String title, @Nullable String detail, List<Error> errors, List<Header> headers) {
  static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
    headers = List.copyOf(headers);
  }

  /** A problem without places and headers; its title is the reason phrase of the status. */
  public static Problem of(int status, @Nullable String detail) {
    return new Problem(status, Statuses.phrase(status), detail, List.of(), List.of());
  }

  static Problem of(int status, String detail, List<Error> errors) {
    return new Problem(status, Statuses.phrase(status), detail, errors, List.of());
  }

  /** The same with one header more. */
  public Problem with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Problem(status, title, detail, errors, more);
  }

  public ProblemException exception() {
    return new ProblemException(this);
  }

  /** The answer that tells it. */
  Reply reply(String instance) {
    return new Reply(status, headers, new Payload.Json(MEDIA_TYPE, out -> write(out, instance)));
  }

  private void write(JsonGenerator out, String instance) {
    out.writeStartObject();
    out.writeStringProperty("title", title);
    out.writeNumberProperty("status", status);
    if (detail != null) {
      out.writeStringProperty("detail", detail);
    }
    out.writeStringProperty("instance", instance);
    if (!errors.isEmpty()) {
      out.writeArrayPropertyStart("errors");
      for (Error error : errors) {
        error.write(out);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  /**
   * One place of a request that is wrong.
   *
   * @param parameter its name; null where it is in the body
   * @param pointer JSON Pointer into the body or into the value of the parameter
   * @param message what is there and what was asked
   * @param schema JSON Pointer of what the contract says there; null where it is no schema
   */
  public record Error(
      @Nullable String parameter, String pointer, String message, @Nullable String schema) {
    private void write(JsonGenerator out) {
      out.writeStartObject();
      if (parameter != null) {
        out.writeStringProperty("parameter", parameter);
      }
      if (parameter == null || !pointer.isEmpty()) {
        out.writeStringProperty("pointer", pointer);
      }
      out.writeStringProperty("message", message);
      if (schema != null) {
        out.writeStringProperty("schema", schema);
      }
      out.writeEndObject();
    }
  }
}
