package dev.tapeout.registry.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;

/** A contract's name: bounded context and own name, both in kebab-case. */
public record ContractName(String context, String name) {
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Reads {@code context/name}. */
  public static Optional<ContractName> parse(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 2
            && KEBAB.matcher(parts[0]).matches()
            && KEBAB.matcher(parts[1]).matches()
        ? Optional.of(new ContractName(parts[0], parts[1]))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return context + "/" + name;
  }
}
