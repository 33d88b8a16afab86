package dev.tapeout.registry.publication;

import java.util.List;

/**
 * A break weighed by who uses the place.
 *
 * @param fingerprint of the finding
 * @param consumers who rely on one of the operations that it reaches, or have called one
 * @param calls of those operations within the last 90 days
 */
public record Risk(String fingerprint, List<String> consumers, long calls) {}
