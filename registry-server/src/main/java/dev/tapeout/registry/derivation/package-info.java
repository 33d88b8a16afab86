/**
 * What is made of a version when it is published, and kept beside it: Avro, and one document of all
 * that it refers to. It calls the contracts, the generator's room for Avro and no room of the
 * registry.
 */
@NullMarked
package dev.tapeout.registry.derivation;

import org.jspecify.annotations.NullMarked;
