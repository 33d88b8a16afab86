/**
 * The surface of two contracts, compared: pairs operations, parameters, bodies, responses, headers,
 * security and servers with their counterparts, one file per part, and names what changed. Payloads
 * are left to {@code payload}, one call per pair of positions. It calls {@code payload}, {@code
 * change} and {@code contracts}.
 */
@NullMarked
package dev.tapeout.diff.surface;

import org.jspecify.annotations.NullMarked;
