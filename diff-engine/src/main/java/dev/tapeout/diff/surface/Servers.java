package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Server;
import dev.tapeout.diff.change.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
  /**
   * One of the servers.
   *
   * @param node null for the default server, which stands at the root of the host
   */
  private record Place(String url, @Nullable ObjectNode node) {
    @Nullable Location where() {
      return node == null ? null : node.location();
    }
  }

  private Servers() {}

  static void compare(Exchange exchange) {
    if (exchange.before().kind() != Operation.Kind.PATH) {
      return;
    }
    Map<String, Place> old = byAddress(exchange.before(), exchange.before().path());
    Map<String, Place> current = byAddress(exchange.after(), exchange.after().path());
    if (moved(exchange, old, current)) {
      old = byAddress(exchange.before(), "");
      current = byAddress(exchange.after(), "");
    }
    variables(exchange, old, current);
    List<Place> gone = without(old, current);
    List<Place> fresh = without(current, old);
    if (gone.size() == 1 && fresh.size() == 1) {
      Place from = gone.get(0);
      Place to = fresh.get(0);
      String message = "The server " + from.url + " is now " + to.url + ".";
      report(exchange, "server-url-changed", Severity.BREAKING, message, from, to);
      return;
    }
    for (Place server : gone) {
      String message = "The server " + server.url + " is gone.";
      report(exchange, "server-removed", Severity.BREAKING, message, server, null);
    }
    for (Place server : fresh) {
      String message = "The server " + server.url + " is new.";
      report(exchange, "server-added", Severity.COMPATIBLE, message, null, server);
    }
  }

  private static void variables(
      Exchange exchange, Map<String, Place> old, Map<String, Place> current) {
    old.forEach((address, server) -> {
      Place same = current.get(address);
      if (same != null && server.node != null && same.node != null) {
        ServerVariables.compare(exchange, server.url, server.node, same.url, same.node);
      }
    });
  }

  /** The URLs of an operation, the names of their variables left out. */
  static Collection<String> addresses(Operation operation) {
    return byAddress(operation, operation.path()).keySet();
  }

  /** Whether the operation has another path, and that is no matter of its servers. */
  private static boolean moved(
      Exchange exchange, Map<String, Place> old, Map<String, Place> current) {
    String from = PathTemplate.normalised(exchange.before().path());
    return !from.equals(PathTemplate.normalised(exchange.after().path()))
        && Collections.disjoint(old.keySet(), current.keySet());
  }

  private static Map<String, Place> byAddress(Operation operation, String path) {
    Map<String, Place> byAddress = new LinkedHashMap<>();
    for (Server server : operation.servers()) {
      if (!local(server.url())) {
        byAddress.putIfAbsent(address(server.url(), path), new Place(server.url(), server.node()));
      }
    }
    if (operation.servers().isEmpty()) {
      byAddress.put(address("/", path), new Place("/", null));
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

  private static List<Place> without(Map<String, Place> these, Map<String, Place> those) {
    List<Place> only = new ArrayList<>();
    these.forEach((address, place) -> {
      if (!those.containsKey(address)) {
        only.add(place);
      }
    });
    return only;
  }

  private static void report(
      Exchange exchange,
      String rule,
      Severity severity,
      String message,
      @Nullable Place old,
      @Nullable Place current) {
    exchange.report(
        rule,
        severity,
        null,
        message,
        old == null ? null : old.where(),
        current == null ? null : current.where(),
        old == null ? "" : old.url,
        current == null ? "" : current.url);
  }
}
