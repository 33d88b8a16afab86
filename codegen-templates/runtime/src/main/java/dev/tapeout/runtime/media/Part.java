package dev.tapeout.runtime.media;

import org.jspecify.annotations.Nullable;

/**
 * A part of a {@code multipart/form-data} body (RFC 7578).
 *
 * @param fileName as the caller says, never to be used as a path; null for a plain field
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record Part(String name, @Nullable String fileName, String contentType, byte[] bytes) {}
