/**
 * The operations of {@code contracts/openapi/registry.yaml}: one class for each tag, which turns
 * what is asked into a question to the rooms behind it and what they say into an answer. The
 * interfaces and records come from the contract. No rule of the registry is decided here. It calls
 * the rooms behind the operations, but neither {@code pages} nor {@code server}.
 */
@NullMarked
package dev.tapeout.registry.operations;

import org.jspecify.annotations.NullMarked;
