/**
 * Java for the operations of a contract: what is asked, what may be answered, and the rows of the
 * tables that the pipeline of a service reads. It calls {@code type} and {@code contracts}; {@code
 * engine} calls it.
 */
@NullMarked
package dev.tapeout.generator.operation;

import org.jspecify.annotations.NullMarked;
