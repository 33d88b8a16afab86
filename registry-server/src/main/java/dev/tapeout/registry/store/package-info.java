/**
 * Where all that the registry knows is kept: one SQL schema on SQLite or PostgreSQL, behind two
 * doors, {@code read} and {@code write}. It knows nothing of contracts; every other room puts its
 * own statements through it.
 */
@NullMarked
package dev.tapeout.registry.store;

import org.jspecify.annotations.NullMarked;
