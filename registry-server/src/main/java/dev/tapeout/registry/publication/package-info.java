/**
 * How a version comes into the registry: the envelope is opened and its signatures checked, the
 * document read and judged against the latest version, and all of it committed only if nothing that
 * the judgement rests on has changed meanwhile. It calls {@code store}, {@code catalogue}, {@code
 * access}, {@code consumers}, {@code derivation} and {@code events}, and the diff engine.
 */
@NullMarked
package dev.tapeout.registry.publication;

import org.jspecify.annotations.NullMarked;
