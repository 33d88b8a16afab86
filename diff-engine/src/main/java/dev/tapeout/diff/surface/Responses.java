package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Response;
import dev.tapeout.diff.change.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers, matched by status. One that only one side names is compared with the range that
 * stands for it on the other.
 */
final class Responses {
  private final Exchange exchange;

  private Responses(Exchange exchange) {
    this.exchange = exchange;
  }

  static void compare(Exchange exchange) {
    Statuses before = new Statuses(exchange.before().responses());
    Statuses after = new Statuses(exchange.after().responses());
    new Responses(exchange).compare(before, after);
  }

  private void compare(Statuses before, Statuses after) {
    before
        .all()
        .forEach((status, old) -> {
          Response same = after.all().get(status);
          Response range = same == null ? after.covering(status) : null;
          if (same != null) {
            pair(old, same, true);
          } else if (range != null) {
            covered(old, range, before.name(range));
          } else {
            removed(status, old, before.success(status), after);
          }
        });
    after
        .all()
        .forEach((status, current) -> {
          if (!before.all().containsKey(status)) {
            Response range = before.covering(status);
            if (range != null) {
              covered(range, current, after.name(range));
            } else {
              added(current, after.success(status));
            }
          }
        });
  }

  /**
   * @param alike whether a status without a body means that no body is missed: both sides have the
   *     status, or both have the range that stands for it
   */
  private void pair(Response old, Response current, boolean alike) {
    if (exchange.unchanged(old.node(), current.node())) {
      return;
    }
    Headers.compare(exchange, old, current);
    if (alike && (isBodiless(old) || isBodiless(current))) {
      bodiless(old, current);
    } else {
      MediaTypes.compare(
          exchange,
          old.node(),
          old.content(),
          current.node(),
          current.content(),
          exchange.response(),
          MediaTypes.Part.RESPONSE);
    }
    Links.compare(exchange, old, current);
  }

  private boolean isBodiless(Response response) {
    return isToHead() || Statuses.isBodiless(response.status());
  }

  private boolean isToHead() {
    return exchange.before().method().equals("HEAD");
  }

  private void bodiless(Response old, Response current) {
    Node before = old.node().get("content");
    Node after = current.node().get("content");
    boolean nothing = old.content().isEmpty() && current.content().isEmpty();
    if (nothing || before != null && after != null && exchange.unchanged(before, after)) {
      return;
    }
    exchange.report(
        "bodiless-content-changed",
        Severity.DOCUMENTATION,
        exchange.response(),
        "What is said of a body of status " + current.status() + " changed; it can have none.",
        place(old, before),
        place(current, after),
        String.join(", ", names(old)),
        String.join(", ", names(current)));
  }

  private static Location place(Response response, @Nullable Node content) {
    return content == null ? response.node().location() : response.node().keyLocation("content");
  }

  private static List<String> names(Response response) {
    return response.content().stream().map(MediaType::name).toList();
  }

  /**
   * @param stays whether both sides have the range, which one of them is
   */
  private void covered(Response old, Response current, boolean stays) {
    report(
        "response-status-covered",
        Severity.DOCUMENTATION,
        "Status "
            + current.status()
            + " is named where "
            + old.status()
            + " was, of which one covers the other.",
        old,
        current);
    pair(old, current, stays || isToHead());
  }

  private void removed(String status, Response old, boolean success, Statuses after) {
    boolean narrowed =
        exchange.response() == Direction.RESPONSE
            && status.endsWith("XX")
            && after.all().keySet().stream().anyMatch(s -> s.charAt(0) == status.charAt(0));
    if (narrowed) {
      report(
          "status-range-narrowed",
          Severity.COMPATIBLE,
          "Status " + old.status() + " is now one of those that it stood for.",
          old,
          null);
      return;
    }
    report(
        success ? "success-status-removed" : "error-status-removed",
        success ? Severity.BREAKING : Severity.COMPATIBLE,
        "Status " + old.status() + " is no longer among the answers.",
        old,
        null);
  }

  private void added(Response current, boolean success) {
    report(
        success ? "success-status-added" : "error-status-added",
        Severity.COMPATIBLE,
        "Status " + current.status() + " is now among the answers.",
        null,
        current);
  }

  private void report(
      String rule,
      Severity severity,
      String message,
      @Nullable Response old,
      @Nullable Response current) {
    exchange.report(
        rule,
        severity,
        exchange.response(),
        message,
        old == null ? null : place(exchange.before(), old),
        current == null ? null : place(exchange.after(), current),
        old == null ? "" : old.status(),
        current == null ? "" : current.status());
  }

  private static @Nullable Location place(Operation operation, Response response) {
    return Places.key(operation.node().get("responses"), response.status());
  }
}
