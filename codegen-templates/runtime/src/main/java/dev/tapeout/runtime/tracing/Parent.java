package dev.tapeout.runtime.tracing;

import org.jspecify.annotations.Nullable;

/**
 * The span of another service that this request continues.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 of them, not all zero
 * @param sampled whether it is recorded there; null where that is left to us
 * @param state {@code tracestate}, as it came; null where there is none
 */
public record Parent(
    String traceId, String spanId, @Nullable Boolean sampled, @Nullable String state) {}
