package dev.tapeout.runtime.service;

import dev.tapeout.runtime.context.Principal;
import dev.tapeout.runtime.operation.SecurityAlternative.Requirement;

/** Says who stands behind a credential. */
@FunctionalInterface
public interface Authenticator {
  /**
   * Judges one credential.
   *
   * @param requirement which scheme, and the scopes that the operation asks for
   * @param credential the token, the key, or what follows {@code Basic}; empty for mutual TLS
   */
  Decision authenticate(Requirement requirement, String credential) throws Exception;

  sealed interface Decision {
    record Granted(Principal principal) implements Decision {}

    /** Nobody is known by this credential, or no longer: 401. */
    record Unknown() implements Decision {}

    /** The caller is known and lacks something: 403. */
    record Forbidden(String why) implements Decision {}
  }
}
