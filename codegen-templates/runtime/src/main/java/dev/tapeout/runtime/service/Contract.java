package dev.tapeout.runtime.service;

import dev.tapeout.runtime.schema.Schemas;

/**
 * The contract that a service was built from.
 *
 * @param id {@code context/name}
 * @param digest of its canonical form; see {@code contract.lock} of its project
 * @param basePath path of its first server, without a slash at the end; empty for the root
 */
public record Contract(
    String id, String version, String digest, String basePath, Schemas schemas) {}
