package dev.tapeout.runtime.schema;

/**
 * Why a value does not fit its schema.
 *
 * @param pointer JSON Pointer into the value; empty for the whole
 * @param message what is there and what was asked
 * @param schema JSON Pointer of the keyword in the contract
 */
public record Fault(String pointer, String message, String schema) {}
