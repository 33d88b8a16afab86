package dev.tapeout.generator.operation;

import java.util.List;

/**
 * The operations that one handler answers.
 *
 * @param name what the handler is called after, in upper camel case
 * @param member the same in lower camel case
 */
public record Tag(String name, String member, List<OperationType> operations) {}
