package dev.tapeout.runtime.drift;

import dev.tapeout.runtime.json.JsonSyntaxException;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.media.MediaType;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.HeaderShape;
import dev.tapeout.runtime.operation.In;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.ResponseShape;
import dev.tapeout.runtime.operation.Style;
import dev.tapeout.runtime.parameter.ParameterReader;
import dev.tapeout.runtime.parameter.UnfitException;
import dev.tapeout.runtime.schema.Fault;
import dev.tapeout.runtime.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds the answers of one operation against its contract. */
public final class ResponseCheck {
  private final Operation operation;
  private final Schemas schemas;

  public ResponseCheck(Operation operation, Schemas schemas) {
    this.operation = operation;
    this.schemas = schemas.answers();
  }

  /**
   * Looks at one answer.
   *
   * @param headers the values of all headers of a name
   * @return empty where the answer is what the contract says
   */
  public List<Deviation> deviations(
      int status, Function<String, List<String>> headers, byte[] body) {
    List<Deviation> found = new ArrayList<>();
    if (operation.responses().isEmpty()) {
      return found; // the contract says nothing of answers
    }
    ResponseShape shape = shape(status);
    if (shape == null) {
      List<String> known = operation.responses().stream().map(ResponseShape::status).toList();
      add(found, status, "status", "the contract has " + String.join(", ", known));
      return found;
    }
    for (HeaderShape header : shape.headers()) {
      header(found, status, header, headers.apply(header.name()));
    }
    content(found, status, shape, headers.apply("Content-Type"), body);
    return found;
  }

  private void add(List<Deviation> found, int status, String place, String message) {
    found.add(new Deviation(operation.id(), status, place, message));
  }

  /** The exact status before its range before the default (OpenAPI 3.1, 4.8.16). */
  private @Nullable ResponseShape shape(int status) {
    String exact = Integer.toString(status);
    String range = exact.charAt(0) + "XX";
    ResponseShape best = null;
    for (ResponseShape shape : operation.responses()) {
      if (shape.status().equals(exact)) {
        return shape;
      }
      if (shape.status().equalsIgnoreCase(range)
          || (shape.status().equals("default") && best == null)) {
        best = shape;
      }
    }
    return best;
  }

  private void header(List<Deviation> found, int status, HeaderShape header, List<String> values) {
    String place = "header " + header.name();
    Parameter parameter =
        new Parameter(
            header.name(),
            In.HEADER,
            Style.SIMPLE,
            header.explode(),
            header.required(),
            false,
            header.shape(),
            header.schema());
    try {
      JsonNode value = new ParameterReader(parameter).header(values);
      if (value == null && header.required()) {
        add(found, status, place, "is missing");
      }
      if (value != null && !header.schema().isEmpty()) {
        for (Fault fault : schemas.faults(header.schema(), value)) {
          add(found, status, place, fault.message());
        }
      }
    } catch (UnfitException e) {
      add(found, status, place, String.valueOf(e.getMessage()));
    }
  }

  private void content(
      List<Deviation> found,
      int status,
      ResponseShape shape,
      List<String> contentType,
      byte[] body) {
    MediaType media = contentType.isEmpty() ? null : MediaType.of(contentType.getFirst());
    boolean mayBeNone = media == null || media.isJson() || shape.content().isEmpty();
    if (body.length == 0 && mayBeNone) {
      if (!shape.content().isEmpty() && status != 204 && status != 304) {
        add(found, status, "body", "there is none");
      }
      return;
    }
    Content content = media == null ? null : content(shape, media);
    if (media == null || content == null) {
      List<String> known = shape.content().stream().map(Content::mediaType).toList();
      String wanted = known.isEmpty() ? "no body" : String.join(", ", known);
      add(found, status, "Content-Type", "is " + media + ", the contract has " + wanted);
      return;
    }
    if (media.isJson() && content.schema() != null) {
      try {
        for (Fault fault : schemas.faults(content.schema(), JsonTree.read(body))) {
          add(found, status, ("body " + fault.pointer()).strip(), fault.message());
        }
      } catch (JsonSyntaxException e) {
        add(found, status, "body", "is not JSON: " + e.getMessage());
      }
    }
  }

  private static @Nullable Content content(ResponseShape shape, MediaType media) {
    Content best = null;
    int precision = -1;
    for (Content content : shape.content()) {
      MediaType range = MediaType.of(content.mediaType());
      if (range != null && range.covers(media) && range.precision() > precision) {
        best = content;
        precision = range.precision();
      }
    }
    return best;
  }
}
