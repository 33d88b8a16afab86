/**
 * Validation of instances against the schemas of a contract, by networknt json-schema-validator.
 * Nothing is ever fetched: every reference is resolved by {@code reference} before the validator
 * sees the schema. It may call {@code document} and {@code reference}.
 */
@NullMarked
package dev.tapeout.contracts.validation;

import org.jspecify.annotations.NullMarked;
