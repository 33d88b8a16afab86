package dev.tapeout.runtime.operation;

import java.util.List;

/** One way in: all of its requirements together. Without any it lets everybody in. */
public record SecurityAlternative(List<Requirement> requirements) {
  public SecurityAlternative {
    requirements = List.copyOf(requirements);
  }

  /** A credential of {@code scheme} that carries all of {@code scopes}. */
  public record Requirement(SecurityScheme scheme, List<String> scopes) {
    public Requirement {
      scopes = List.copyOf(scopes);
    }
  }
}
