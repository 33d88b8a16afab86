package dev.tapeout.registry.derivation;

/**
 * Something that was made of a version.
 *
 * @param kind what it is, part of its address, such as {@code avro-idl}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Derived(String kind, String mediaType, byte[] bytes) {}
