/**
 * The independent validator: networknt json-schema-validator behind our own tree. Whatever Tapeout
 * proves of a payload is confirmed here, by code that we did not write. It calls {@code document}
 * and {@code vocabulary}; where references lead, the caller says.
 */
@NullMarked
package dev.tapeout.contracts.validation;

import org.jspecify.annotations.NullMarked;
