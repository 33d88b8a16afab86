package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.SecurityScheme;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a caller comes by an OAuth token, in the schemes that both sides ask for. */
final class OAuthFlows {
  private static final List<String> URLS =
      List.of("authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl");

  private OAuthFlows() {}

  static void compare(Exchange exchange, Access before, Access after) {
    Map<String, ObjectNode> old = flows(before);
    flows(after)
        .forEach((scheme, current) -> {
          ObjectNode same = old.get(scheme);
          if (same != null && !exchange.unchanged(same, current)) {
            compare(exchange, scheme, same, current);
          }
        });
  }

  private static Map<String, ObjectNode> flows(Access access) {
    Map<String, ObjectNode> flows = new LinkedHashMap<>();
    for (Access.Alternative alternative : access.alternatives()) {
      for (Credential credential : alternative.credentials()) {
        SecurityScheme scheme = credential.declared();
        if (scheme != null
            && scheme.type().equals("oauth2")
            && scheme.node().get("flows") instanceof ObjectNode declared) {
          flows.put(credential.scheme(), declared);
        }
      }
    }
    return flows;
  }

  private static void compare(
      Exchange exchange, String scheme, ObjectNode before, ObjectNode after) {
    for (ObjectNode.Member member : before.members()) {
      String flow = member.key();
      if (flow.startsWith("x-") || !(member.value() instanceof ObjectNode old)) {
        continue;
      }
      if (after.get(flow) instanceof ObjectNode current) {
        urls(exchange, scheme + "." + flow, old, current);
        scopes(exchange, scheme + "." + flow, old, current);
      } else {
        exchange.report(
            "oauth-flow-removed",
            Severity.BREAKING,
            null,
            "The OAuth flow " + scheme + "." + flow + " is gone.",
            before.keyLocation(flow),
            null,
            flow,
            "");
      }
    }
    for (ObjectNode.Member member : after.members()) {
      if (!member.key().startsWith("x-") && !before.has(member.key())) {
        exchange.report(
            "oauth-flow-added",
            Severity.COMPATIBLE,
            null,
            "The OAuth flow " + scheme + "." + member.key() + " is new.",
            null,
            after.keyLocation(member.key()),
            "",
            member.key());
      }
    }
  }

  private static void urls(Exchange exchange, String flow, ObjectNode old, ObjectNode current) {
    for (String key : URLS) {
      Node from = old.get(key);
      Node to = current.get(key);
      if (from != null && to != null && !from.sameValue(to)) {
        exchange.report(
            "oauth-url-changed",
            Severity.BREAKING,
            null,
            Words.changed(key + " of the OAuth flow " + flow, from, to),
            from.location(),
            to.location(),
            Words.exact(from),
            Words.exact(to));
      }
    }
  }

  private static void scopes(Exchange exchange, String flow, ObjectNode old, ObjectNode current) {
    if (!(old.get("scopes") instanceof ObjectNode before)
        || !(current.get("scopes") instanceof ObjectNode after)) {
      return;
    }
    for (String scope : before.keys()) {
      if (!after.has(scope)) {
        String message = "The OAuth flow " + flow + " no longer knows the scope '" + scope + "'.";
        exchange.report(
            "oauth-scope-removed",
            Severity.BREAKING,
            null,
            message,
            before.keyLocation(scope),
            null,
            scope,
            "");
      }
    }
    for (String scope : after.keys()) {
      if (!before.has(scope)) {
        String message = "The OAuth flow " + flow + " knows the new scope '" + scope + "'.";
        exchange.report(
            "oauth-scope-added",
            Severity.COMPATIBLE,
            null,
            message,
            null,
            after.keyLocation(scope),
            "",
            scope);
      }
    }
  }
}
