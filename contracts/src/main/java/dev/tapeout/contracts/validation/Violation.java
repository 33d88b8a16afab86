package dev.tapeout.contracts.validation;

import dev.tapeout.contracts.document.Location;

/**
 * One reason why a schema rejects an instance.
 *
 * @param instance JSON Pointer of the value within the instance
 * @param schema where the keyword stands that the value breaks
 * @param keyword that keyword; {@code false} for a schema that rejects everything
 * @param message what is wrong, in words that follow the value: "is not of type integer"
 */
public record Violation(String instance, Location schema, String keyword, String message) {}
