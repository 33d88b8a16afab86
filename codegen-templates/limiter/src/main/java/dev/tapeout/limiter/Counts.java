package dev.tapeout.limiter;

/**
 * What a limiter has decided since it was made, for metrics. The numbers only grow; those of one
 * reading are not of one moment.
 *
 * @param admitted requests that were let through
 * @param refusedByBucket requests that had to wait for a token longest
 * @param refusedByWindow requests that had to wait for the window longest
 */
public record Counts(long admitted, long refusedByBucket, long refusedByWindow) {}
