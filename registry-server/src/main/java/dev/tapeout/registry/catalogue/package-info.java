/**
 * What the registry holds: contracts, their versions, their documents and what refers to what.
 * Everyone reads here; only {@code publication} and {@code lifecycle} change what is here. It calls
 * {@code store}.
 */
@NullMarked
package dev.tapeout.registry.catalogue;

import org.jspecify.annotations.NullMarked;
