package dev.tapeout.registry.access;

import java.util.Set;

/**
 * Who calls.
 *
 * @param name as events tell of it
 * @param contexts those in which a publisher may publish, and of which a reader may report use
 */
public record Caller(String name, Role role, Set<String> contexts) {
  public Caller {
    contexts = Set.copyOf(contexts);
  }

  /** Whether it may change the contracts of a bounded context. */
  public boolean mayPublishIn(String context) {
    return role == Role.ADMINISTRATOR || role == Role.PUBLISHER && contexts.contains(context);
  }

  /** Whether it may say how often the contracts of a bounded context are called. */
  public boolean mayReportOn(String context) {
    return role == Role.ADMINISTRATOR || contexts.contains(context);
  }

  public boolean isAdministrator() {
    return role == Role.ADMINISTRATOR;
  }
}
