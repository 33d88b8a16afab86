package dev.tapeout.contracts.registry;

import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A contract's name in a registry: bounded context and own name, both in kebab-case and of up to
 * 100 characters.
 */
public record ContractName(String context, String name) {
  private static final Pattern KEBAB = Pattern.compile("(?=.{1,100}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** File names that say nothing of what is in the file. */
  private static final Set<String> PLAIN = Set.of("openapi", "swagger", "api", "contract", "index");

  /** Reads {@code context/name}. */
  public static Optional<ContractName> parse(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 2
            && KEBAB.matcher(parts[0]).matches()
            && KEBAB.matcher(parts[1]).matches()
        ? Optional.of(new ContractName(parts[0], parts[1]))
        : Optional.empty();
  }

  /**
   * The name that a contract has by itself: the bounded context of its operations, and the name of
   * its file, or of the folder around it where that says nothing ({@code orders/openapi.yaml}).
   *
   * @return empty where it has no context, or neither makes a name
   */
  public static Optional<ContractName> of(Contract contract, Path file) {
    Optional<String> context =
        contract.operations().stream()
            .map(Operation::boundedContext)
            .filter(StringNode.class::isInstance)
            .map(node -> ((StringNode) node).value())
            .findFirst();
    Path absolute = file.toAbsolutePath().normalize();
    String name = kebab(stem(absolute));
    Path folder = absolute.getParent();
    if (PLAIN.contains(name) && folder != null && folder.getFileName() != null) {
      name = kebab(folder.getFileName().toString());
    }
    String own = name;
    return context.flatMap(c -> parse(c + "/" + own));
  }

  private static String stem(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String kebab(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  @Override
  public String toString() {
    return context + "/" + name;
  }
}
