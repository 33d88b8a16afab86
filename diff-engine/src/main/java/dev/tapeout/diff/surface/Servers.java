package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Server;
import dev.tapeout.diff.change.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation is reached: the URL of each server with the path behind it. A base path that
 * moves from the servers into the paths changes nothing. Variables in a URL stand for any value,
 * and addresses of the reader's own machine count for nobody.
 */
final class Servers {
  private Servers() {}

  static void compare(Exchange exchange) {
    if (exchange.before().kind() != Operation.Kind.PATH) {
      return;
    }
    Map<String, Server> old = byAddress(exchange.before());
    Map<String, Server> current = byAddress(exchange.after());
    List<String> gone = without(old, current);
    List<String> fresh = without(current, old);
    if (gone.size() == 1 && fresh.size() == 1) {
      Server from = old.get(gone.get(0));
      Server to = current.get(fresh.get(0));
      report(
          exchange,
          "server-url-changed",
          Severity.BREAKING,
          "The server " + url(from) + " is now " + url(to) + ".",
          from,
          to);
      return;
    }
    for (String address : gone) {
      Server server = old.get(address);
      String message = "The server " + url(server) + " is gone.";
      report(exchange, "server-removed", Severity.BREAKING, message, server, null);
    }
    for (String address : fresh) {
      Server server = current.get(address);
      String message = "The server " + url(server) + " is new.";
      report(exchange, "server-added", Severity.COMPATIBLE, message, null, server);
    }
  }

  /** The URLs of an operation, the names of their variables left out. */
  static Collection<String> addresses(Operation operation) {
    return byAddress(operation).keySet();
  }

  /** A null server is the default one, which stands at the root of the host. */
  private static Map<String, @Nullable Server> byAddress(Operation operation) {
    Map<String, @Nullable Server> byAddress = new LinkedHashMap<>();
    for (Server server : operation.servers()) {
      if (!local(server.url())) {
        byAddress.putIfAbsent(address(server.url(), operation.path()), server);
      }
    }
    if (operation.servers().isEmpty()) {
      byAddress.put(address("/", operation.path()), null);
    }
    return byAddress;
  }

  private static String address(String url, String path) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return PathTemplate.normalised(base + path);
  }

  private static boolean local(String url) {
    return url.matches("(?i)https?://(localhost|127\\.0\\.0\\.1|\\[::1\\])([:/].*)?");
  }

  private static List<String> without(
      Map<String, @Nullable Server> these, Map<String, @Nullable Server> those) {
    List<String> only = new ArrayList<>(these.keySet());
    only.removeAll(those.keySet());
    return only;
  }

  private static String url(@Nullable Server server) {
    return server == null ? "/" : server.url();
  }

  private static void report(
      Exchange exchange,
      String rule,
      Severity severity,
      String message,
      @Nullable Server old,
      @Nullable Server current) {
    exchange.report(
        rule,
        severity,
        null,
        message,
        place(old),
        place(current),
        old == null ? "" : url(old),
        current == null ? "" : url(current));
  }

  private static @Nullable Location place(@Nullable Server server) {
    return server == null ? null : server.node().location();
  }
}
