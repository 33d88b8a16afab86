/**
 * What a service answers against what its contract says that it answers. It calls {@code
 * operation}, {@code schema}, {@code parameter}, {@code media} and {@code json}.
 */
@NullMarked
package dev.tapeout.runtime.drift;

import org.jspecify.annotations.NullMarked;
