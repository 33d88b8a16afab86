/**
 * A running service and the registry that its contract came from: whether the contract is still the
 * one that is published, and how often it is called. It calls {@code usage}, {@code json}, {@code
 * http} and {@code config}.
 */
@NullMarked
package dev.tapeout.runtime.registry;

import org.jspecify.annotations.NullMarked;
