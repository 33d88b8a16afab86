/**
 * The tree that every other room works on: JSON and YAML 1.2 read into immutable nodes that know
 * file, line, column and JSON Pointer. Bad input becomes positioned diagnostics, never an
 * exception. Most YAML is read from its bytes by {@code PlainYamlReader}; what that finds unusual,
 * snakeyaml reads, to the same tree. It calls no other room.
 */
@NullMarked
package dev.tapeout.contracts.document;

import org.jspecify.annotations.NullMarked;
