/**
 * Who uses what: registered consumers, reported calls by day, what runs in which environment. It
 * calls {@code store} and {@code catalogue}.
 */
@NullMarked
package dev.tapeout.registry.consumers;

import org.jspecify.annotations.NullMarked;
