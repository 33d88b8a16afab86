/**
 * What a generated client is made of: requests written by the contract's own tables, sent by the
 * JDK's client, in the flow of the request that they are sent for. It calls {@code operation},
 * {@code parameter}, {@code json}, {@code http}, {@code context} and {@code tracing}.
 */
@NullMarked
package dev.tapeout.runtime.client;

import org.jspecify.annotations.NullMarked;
