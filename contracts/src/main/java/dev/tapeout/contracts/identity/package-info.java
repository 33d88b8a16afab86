/**
 * What makes two contracts the same: a canonical form and its digest. Layout, member order and the
 * choice between JSON and YAML do not count; every value does. And who vouches for a contract:
 * Ed25519 keys, and the envelope (DSSE) that carries their signatures. It calls {@code document}
 * only.
 */
@NullMarked
package dev.tapeout.contracts.identity;

import org.jspecify.annotations.NullMarked;
