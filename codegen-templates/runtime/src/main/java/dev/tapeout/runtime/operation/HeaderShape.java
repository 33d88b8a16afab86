package dev.tapeout.runtime.operation;

/**
 * A header of an answer; its style is always {@link Style#SIMPLE}.
 *
 * @param schema JSON Pointer to the schema in the contract; empty where any value will do
 */
public record HeaderShape(
    String name, boolean explode, boolean required, Shape shape, String schema) {}
