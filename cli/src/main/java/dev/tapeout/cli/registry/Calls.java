package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.contracts.registry.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all commands of this room do with answers. */
final class Calls {
  private Calls() {}

  /**
   * Asks. Where the registry says no to what stands against its contracts the command ends with 1,
   * where what was asked makes no sense to it with 2, and else, where it is not there or does not
   * know who asks, with 4.
   */
  static <T> T of(Supplier<T> call) {
    try {
      return call.get();
    } catch (RegistryException e) {
      ExitCode code =
          switch (e.status()) {
            case 409, 422 -> ExitCode.GATE_FAILED;
            case 400, 404 -> ExitCode.WRONG_USAGE;
            default -> ExitCode.UNREACHABLE_BASE;
          };
      throw new FailureException(code, e.getMessage() + advice(e.status()));
    }
  }

  private static String advice(int status) {
    return switch (status) {
      case 0 -> "; is it running, and is the address right? --registry URL, TAPEOUT_REGISTRY";
      case 401 -> "; log in: tapeout login, or set TAPEOUT_TOKEN";
      default -> "";
    };
  }

  /**
   * A row for each object of a list that comes in pages.
   *
   * @param path of the list, with a query, to which the cursor is added
   */
  static List<List<String>> rows(
      RegistryClient client, String path, Function<ObjectNode, List<String>> row) {
    List<List<String>> rows = new ArrayList<>();
    String cursor = "";
    do {
      String page = path + cursor;
      ObjectNode answer = of(() -> client.get(page));
      items(answer, "items").forEach(item -> rows.add(row.apply(item)));
      String next = text(answer, "next");
      cursor = next.isEmpty() ? "" : "&cursor=" + RegistryClient.encode(next);
    } while (!cursor.isEmpty());
    return rows;
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
