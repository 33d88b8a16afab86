package dev.tapeout.runtime.service;

import java.util.List;

/**
 * What a server sends. The body of an answer to HEAD is not sent, its length is.
 *
 * @param headers with {@code Content-Type}, without {@code Content-Length}
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record Answer(int status, List<Header> headers, byte[] body) {}
