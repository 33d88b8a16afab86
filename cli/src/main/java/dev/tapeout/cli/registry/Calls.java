package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.registry.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What all commands of this room do with answers. */
final class Calls {
  private Calls() {}

  /** Asks; a registry that cannot be reached ends the command with 4, one that says no with 1. */
  static <T> T of(Supplier<T> call) {
    try {
      return call.get();
    } catch (RegistryException e) {
      boolean no = e.status() >= 400 && e.status() < 500 && e.status() != 401;
      throw new FailureException(
          no ? ExitCode.GATE_FAILED : ExitCode.UNREACHABLE_BASE, String.valueOf(e.getMessage()));
    }
  }

  /** The objects of a list. */
  static List<ObjectNode> items(ObjectNode answer, String name) {
    List<ObjectNode> items = new ArrayList<>();
    if (answer.get(name) instanceof ArrayNode array) {
      for (Node item : array) {
        if (item instanceof ObjectNode object) {
          items.add(object);
        }
      }
    }
    return items;
  }

  /** A member as text; empty where there is none. */
  static String text(ObjectNode object, String name) {
    Node node = object.get(name);
    return node instanceof StringNode string
        ? string.value()
        : node instanceof NumberNode number ? number.literal() : "";
  }

  /** Rows in columns as wide as they must be. */
  static String table(List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
