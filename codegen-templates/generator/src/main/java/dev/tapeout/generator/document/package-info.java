/**
 * A contract that code can be generated from, read and found fit; and the document of it that a
 * service carries. It calls {@code contracts} only; {@code engine} and the Maven plugin call it.
 */
@NullMarked
package dev.tapeout.generator.document;

import org.jspecify.annotations.NullMarked;
