/**
 * The client of a registry: the few requests that a command or a build makes, with retries,
 * timeouts and limits, and errors that say what to do; and the published versions that a project
 * refers to, in {@code tapeout.lock} and its store. It calls {@code document}, {@code reference},
 * {@code openapi} and {@code identity}.
 */
@NullMarked
package dev.tapeout.contracts.registry;

import org.jspecify.annotations.NullMarked;
