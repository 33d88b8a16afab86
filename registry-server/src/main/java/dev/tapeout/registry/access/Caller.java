package dev.tapeout.registry.access;

import java.util.Set;

/**
 * Who calls.
 *
 * @param name as events tell of it
 * @param contexts those in which a publisher may publish
 */
public record Caller(String name, Role role, Set<String> contexts) {
  public Caller {
    contexts = Set.copyOf(contexts);
  }

  /** Whether it may change the contracts of a bounded context. */
  public boolean mayPublishIn(String context) {
    return role == Role.ADMINISTRATOR || role == Role.PUBLISHER && contexts.contains(context);
  }

  public boolean isAdministrator() {
    return role == Role.ADMINISTRATOR;
  }
}
