/**
 * What happened: an append-only log in which each event holds the hash of the one before, written
 * in the transaction of what it tells of; and the outbox from which webhooks are told. It calls
 * {@code store}; every room that changes something calls it.
 */
@NullMarked
package dev.tapeout.registry.events;

import org.jspecify.annotations.NullMarked;
