package dev.tapeout.generator.operation;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.generator.type.Declared.Doc;
import dev.tapeout.generator.type.JavaText;
import dev.tapeout.generator.type.TypeUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as Java: a class with what is asked and what may be answered.
 *
 * @param operation what the contract says of it
 * @param name of the class, such as {@code PlaceOrder}
 * @param member of the handler's method, such as {@code placeOrder}
 * @param title what the contract calls it, such as {@code POST /orders}
 * @param method in capitals
 * @param path the template
 * @param row the row of the table of operations, a Java expression
 * @param body what is asked besides the inputs; null where there is none
 * @param flow the row of the limits, a Java expression; null where the operation has no limit
 */
public record OperationType(
    Operation operation,
    String name,
    String member,
    String id,
    String title,
    String method,
    String path,
    Doc doc,
    List<Input> inputs,
    @Nullable Body body,
    List<Answer> answers,
    String row,
    @Nullable String limit) {
  /**
   * A parameter, or a header of an answer.
   *
   * @param node the parameter or header in the contract
   * @param index its place among the operation's parameters, or the answer's headers
   * @param byDefault what the contract says of requests that leave it out; null where that is
   *     nothing
   */
  public record Input(
      ObjectNode node,
      int index,
      String wire,
      String java,
      TypeUse type,
      boolean required,
      boolean explode,
      @Nullable Default byDefault,
      Doc doc) {
    /** What a handler is given where a request leaves it out; null where it is given nothing. */
    public @Nullable Node ifAbsent() {
      return byDefault == null || byDefault.obstacle() != null ? null : byDefault.value();
    }

    /** The type of the record's component. */
    public String component() {
      return required && !type.nullable() ? type.java() : "@Nullable " + type.boxed();
    }
  }

  /**
   * What the contract says stands for a parameter that a request leaves out.
   *
   * @param obstacle why it is not filled in, in a clause; null where it is
   */
  public record Default(Node value, @Nullable String obstacle) {}

  /**
   * The body of a request.
   *
   * @param node the first of the media types in the contract
   * @param type null where the body is bytes
   * @param mediaType as the contract has it
   */
  public record Body(ObjectNode node, @Nullable TypeUse type, boolean required, String mediaType) {
    /** The media type as a Java literal. */
    public String literal() {
      return JavaText.literal(mediaType);
    }

    /** Whether the contract gives a range of media types, so that only the handler knows which. */
    public boolean anyMediaType() {
      return mediaType.contains("*");
    }

    /** Whether it is a form, whose fields are the properties of its type. */
    public boolean form() {
      return type != null && MediaTypes.isForm(mediaType);
    }

    /** Whether it is written while it comes about. */
    public boolean stream() {
      return MediaTypes.isStream(mediaType);
    }

    /** The type of the record's component of a request. */
    public String component() {
      String java = type == null ? "byte[]" : required ? type.java() : type.boxed();
      return required && (type == null || !type.nullable()) ? java : "@Nullable " + java;
    }
  }

  /**
   * An answer.
   *
   * @param name of the record, such as {@code Created}
   * @param status as the contract has it, such as {@code 201}, {@code 4XX} or {@code default}
   * @param free whether the handler chooses the status
   * @param body null where the answer has none
   */
  public record Answer(
      String name, String status, boolean free, List<Input> headers, @Nullable Body body, Doc doc) {
    /** Whether its body is written while it comes about. */
    public boolean stream() {
      return body != null && body.stream();
    }

    /** The type of the record's component of the body. */
    public String component() {
      return body == null
          ? ""
          : body.stream() ? "dev.tapeout.runtime.service.Streaming" : body.component();
    }
  }

  /** Whether its path has what no path of a request can have (RFC 3986, 3.3). */
  public boolean isUnreachable() {
    return path.indexOf('?') >= 0 || path.indexOf('#') >= 0;
  }

  /** Whether the caller chooses between a stream and an answer that comes at once. */
  public boolean choosesStream() {
    return answers.stream().anyMatch(Answer::stream)
        && answers.stream().anyMatch(a -> a.status().startsWith("2") && !a.stream());
  }

  /** Whether nothing but a stream answers it when all goes well. */
  public boolean onlyStreams() {
    return answers.stream().anyMatch(Answer::stream) && !choosesStream();
  }
}
