package dev.tapeout.cli.registry;

import dev.tapeout.contracts.registry.Lock;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a pull.
 *
 * @param brought how many versions came over the network
 * @param changed whether {@code tapeout.lock} is another one than before
 * @param files that now hold what is pinned: the lock, and the document of each version
 */
public record Pulled(int brought, boolean changed, List<Path> files) {
  /** One line. */
  public String summary() {
    return brought
        + (brought == 1 ? " version" : " versions")
        + " pulled, "
        + Lock.FILE
        + (changed ? " written" : " is as it was");
  }
}
