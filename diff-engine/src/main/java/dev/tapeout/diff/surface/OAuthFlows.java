package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
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

  /** Where all of that can be looked up (OpenAPI 3.2). */
  private static final String METADATA = "oauth2MetadataUrl";

  private OAuthFlows() {}

  static void compare(Exchange exchange, Access before, Access after) {
    Map<String, ObjectNode> old = schemes(before);
    schemes(after)
        .forEach((scheme, current) -> {
          ObjectNode same = old.get(scheme);
          if (same != null && !exchange.unchanged(same, current)) {
            url(exchange, METADATA, "the security scheme '" + scheme + "'", same, current);
            compare(exchange, scheme, map(same, "flows"), map(current, "flows"));
          }
        });
  }

  private static Map<String, ObjectNode> schemes(Access access) {
    Map<String, ObjectNode> schemes = new LinkedHashMap<>();
    for (Access.Alternative alternative : access.alternatives()) {
      for (Credential credential : alternative.credentials()) {
        SecurityScheme scheme = credential.declared();
        if (scheme != null && scheme.type().equals("oauth2")) {
          schemes.put(credential.scheme(), scheme.node());
        }
      }
    }
    return schemes;
  }

  private static void compare(
      Exchange exchange, String scheme, ObjectNode before, ObjectNode after) {
    for (ObjectNode.Member member : before.members()) {
      String flow = member.key();
      if (flow.startsWith("x-") || !(member.value() instanceof ObjectNode old)) {
        continue;
      }
      if (after.get(flow) instanceof ObjectNode current) {
        for (String key : URLS) {
          url(exchange, key, "the OAuth flow " + scheme + "." + flow, old, current);
        }
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

  private static void url(
      Exchange exchange, String key, String holder, ObjectNode old, ObjectNode current) {
    Node from = old.get(key);
    Node to = current.get(key);
    if (!Node.same(from, to)) {
      exchange.report(
          from == null ? "oauth-url-added" : to == null ? "oauth-url-removed" : "oauth-url-changed",
          from == null ? Severity.COMPATIBLE : Severity.BREAKING,
          null,
          Words.changed(key + " of " + holder, from, to),
          Places.field(old, key),
          Places.field(current, key),
          Words.exact(from),
          Words.exact(to));
    }
  }

  private static void scopes(Exchange exchange, String flow, ObjectNode old, ObjectNode current) {
    ObjectNode before = map(old, "scopes");
    ObjectNode after = map(current, "scopes");
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

  /** An empty one where there is none. */
  private static ObjectNode map(ObjectNode holder, String key) {
    return holder.get(key) instanceof ObjectNode map ? map : Values.object(Map.of());
  }
}
