/**
 * Who may do what: callers and their roles, the tokens that the registry or an OpenID Connect
 * issuer issues, and the keys whose signatures it accepts. It calls {@code store}, {@code
 * catalogue} and {@code events}.
 */
@NullMarked
package dev.tapeout.registry.access;

import org.jspecify.annotations.NullMarked;
