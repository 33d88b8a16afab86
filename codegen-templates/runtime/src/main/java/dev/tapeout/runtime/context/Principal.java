package dev.tapeout.runtime.context;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param name unique among all callers; never shown to other callers
 * @param tenant on whose behalf; null where the service knows no tenants
 * @param client the program that calls, such as the {@code client_id} of OAuth; null where unknown
 * @param scopes what the caller may do
 */
public record Principal(
    String name, @Nullable String tenant, @Nullable String client, Set<String> scopes) {
  public Principal {
    scopes = Set.copyOf(scopes);
  }

  public Principal(String name) {
    this(name, null, null, Set.of());
  }
}
