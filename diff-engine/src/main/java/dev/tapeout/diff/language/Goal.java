package dev.tapeout.diff.language;

import java.util.Set;

/**
 * What is asked of one place of an instance: the schemas that must accept or reject it.
 *
 * @param claims all of which must hold
 * @param scope every schema of the reading side that applies at this place, whichever way it is
 *     claimed: together they describe what the reader knows
 */
record Goal(Set<Claim.OfSchema> claims, Set<Schema> scope) {}
