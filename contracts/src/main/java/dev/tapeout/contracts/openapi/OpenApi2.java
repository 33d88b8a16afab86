package dev.tapeout.contracts.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import io.swagger.parser.util.SwaggerDeserializationResult;
import io.swagger.parser.util.SwaggerDeserializer;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.converter.SwaggerConverter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts OpenAPI 2.0 ("Swagger") to 3.0 by swagger-parser, which is loaded only then. Its
 * deserializer and converter are called directly, so that none of its code that resolves or fetches
 * references runs.
 */
final class OpenApi2 {
  private OpenApi2() {}

  /**
   * What converting gave.
   *
   * @param root the document as OpenAPI 3.0, each node at the place of what it came from; null
   *     where there is none
   */
  record Conversion(@Nullable ObjectNode root, List<Diagnostic> diagnostics) {}

  static Conversion convert(ObjectNode document) {
    try {
      SwaggerDeserializationResult read =
          new SwaggerDeserializer().deserialize(new ObjectMapper().readTree(document.toString()));
      OpenAPI converted = new SwaggerConverter().convert(read).getOpenAPI();
      if (converted == null) {
        return failed(document, "it is not a valid document of that version");
      }
      byte[] json = Json.mapper().writeValueAsBytes(converted);
      // As deep and as large as what it was made from, or a little more.
      Limits limits = new Limits(Long.MAX_VALUE - 1, 1024, Long.MAX_VALUE);
      return Documents.read(new Source(document.source().name(), json), limits).root()
              instanceof ObjectNode root
          ? new Conversion((ObjectNode) OpenApi2Places.put(root, document), doubts(read, document))
          : failed(document, "it is not a valid document of that version");
    } catch (JsonProcessingException | RuntimeException e) {
      // The converter answers some invalid documents with any kind of exception.
      return failed(document, "the converter gave up on it (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** What the converter did not understand may be missing from its result. */
  private static List<Diagnostic> doubts(SwaggerDeserializationResult read, ObjectNode document) {
    return read.getMessages().stream()
        .distinct()
        .map(message ->
            new Diagnostic(
                "openapi-2-not-understood",
                Severity.WARNING,
                "converting from OpenAPI 2.0: " + message,
                document.keyLocation("swagger"),
                "check that place; it may not be compared"))
        .toList();
  }

  private static Conversion failed(ObjectNode document, String reason) {
    return new Conversion(
        null,
        List.of(
            new Diagnostic(
                "openapi-2-not-converted",
                Severity.ERROR,
                "the OpenAPI 2.0 document cannot be converted to 3.1: " + reason,
                document.keyLocation("swagger"),
                "check it with an OpenAPI 2.0 validator, or convert it to OpenAPI 3.1 yourself")));
  }
}
