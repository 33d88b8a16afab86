/**
 * The schemas of a contract, ready to validate: networknt behind the pointers of the contract, and
 * its findings in words that say what is there and what was asked. It calls {@code json}.
 */
@NullMarked
package dev.tapeout.runtime.schema;

import org.jspecify.annotations.NullMarked;
