/**
 * What a contract says of its operations, as plain tables. Generated code fills them, the pipeline
 * reads them; they hold no logic. It calls no other room.
 */
@NullMarked
package dev.tapeout.runtime.operation;

import org.jspecify.annotations.NullMarked;
