package dev.tapeout.maven;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What it means that an extension of OpenAPI changes, as the configuration of a goal has it. */
public final class Extension {
  private @Nullable String name;
  private @Nullable String added;
  private @Nullable String removed;
  private @Nullable String changed;

  /** Its name, such as {@code x-internal}. */
  String name() {
    if (name == null) {
      throw new UsageException("an <extension> has a <name>, such as x-internal");
    }
    return name;
  }

  /** What each change counts for, as {@code tapeout.yaml} would have it. */
  Node weights() {
    Map<String, Node> weights = new LinkedHashMap<>();
    put("added", added, weights);
    put("removed", removed, weights);
    put("changed", changed, weights);
    return Values.object(weights);
  }

  private static void put(String change, @Nullable String weight, Map<String, Node> to) {
    if (weight != null) {
      to.put(change, Values.string(weight));
    }
  }

  /** All of it, for the configuration is hashed. */
  @Override
  public String toString() {
    return name + " " + weights();
  }
}
