package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * One of the alternatives that let a caller in (OpenAPI 3.1, 4.8.30).
 *
 * @param node as written
 * @param scopes the schemes that are needed together, each with its scopes or roles, in document
 *     order; none at all lets anybody in
 */
public record SecurityRequirement(ObjectNode node, Map<String, List<String>> scopes) {}
