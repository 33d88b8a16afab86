package dev.tapeout.runtime.service;

import dev.tapeout.runtime.context.Principal;
import dev.tapeout.runtime.operation.In;
import dev.tapeout.runtime.operation.SecurityAlternative;
import dev.tapeout.runtime.operation.SecurityAlternative.Requirement;
import dev.tapeout.runtime.operation.SecurityScheme;
import dev.tapeout.runtime.parameter.Query;
import dev.tapeout.runtime.parameter.UnfitException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the credentials of a request and asks who stands behind them. */
final class Authentication {
  private final List<SecurityAlternative> alternatives;
  private final Authenticator authenticator;

  Authentication(List<SecurityAlternative> alternatives, Authenticator authenticator) {
    this.alternatives = alternatives;
    this.authenticator = authenticator;
  }

  private sealed interface Outcome {
    /**
     * @param principal null where nothing was asked
     */
    record In(@Nullable Principal principal) implements Outcome {}

    /**
     * @param brought whether a credential came, which nobody is known by
     */
    record Unknown(boolean brought) implements Outcome {}

    record Forbidden(String why) implements Outcome {}
  }

  /**
   * Who calls; null where everybody may, and nobody says who it is. A credential that is brought
   * and not known, or no longer, is refused also where none is needed: it would be taken for less,
   * or for more, than it was.
   *
   * @throws ProblemException 401 or 403
   */
  @Nullable Principal principal(Request request) throws Exception {
    if (alternatives.isEmpty()) {
      return null;
    }
    String forbidden = null;
    boolean open = false;
    boolean brought = false;
    for (SecurityAlternative alternative : alternatives) {
      if (alternative.requirements().isEmpty()) {
        open = true;
        continue;
      }
      switch (outcome(alternative, request)) {
        case Outcome.In(Principal principal) -> {
          return principal;
        }
        case Outcome.Forbidden(String why) -> forbidden = why;
        case Outcome.Unknown(boolean came) -> brought |= came;
      }
    }
    if (open && !brought && forbidden == null) {
      return null;
    }
    throw forbidden == null ? unknown() : Problem.of(403, forbidden).exception();
  }

  private Outcome outcome(SecurityAlternative alternative, Request request) throws Exception {
    Principal principal = null;
    for (Requirement requirement : alternative.requirements()) {
      String credential = credential(requirement.scheme(), request);
      if (credential == null) {
        return new Outcome.Unknown(false);
      }
      switch (authenticator.authenticate(requirement, credential)) {
        case Authenticator.Decision.Granted(Principal granted) ->
            principal = principal == null ? granted : principal;
        case Authenticator.Decision.Unknown() -> {
          return new Outcome.Unknown(true);
        }
        case Authenticator.Decision.Forbidden(String why) -> {
          return new Outcome.Forbidden(why);
        }
      }
    }
    return new Outcome.In(principal);
  }

  private static @Nullable String credential(SecurityScheme scheme, Request request) {
    return switch (scheme) {
      case SecurityScheme.Http(String name, String wanted) ->
          authorization(request.headers().only("authorization"), wanted);
      case SecurityScheme.ApiKey key -> key(key, request);
      case SecurityScheme.MutualTls tls -> "";
    };
  }

  private static @Nullable String authorization(@Nullable String header, String scheme) {
    int length = scheme.length();
    if (header == null || header.length() <= length + 1) {
      return null;
    }
    boolean sent = header.charAt(length) == ' ' && header.regionMatches(true, 0, scheme, 0, length);
    return sent ? header.substring(length + 1).strip() : null;
  }

  private static @Nullable String key(SecurityScheme.ApiKey key, Request request) {
    if (key.in() == In.HEADER) {
      return request.headers().only(key.parameter().toLowerCase(Locale.ROOT));
    }
    if (key.in() == In.COOKIE) {
      return Query.cookies(request.headers().all("cookie")).only(key.parameter());
    }
    String query = request.query();
    try {
      return query == null ? null : Query.of(query).only(key.parameter());
    } catch (UnfitException e) {
      return null;
    }
  }

  /** RFC 9110, 11.6.1: says which credentials would do. */
  private ProblemException unknown() {
    Set<String> challenges = new LinkedHashSet<>();
    for (SecurityAlternative alternative : alternatives) {
      for (Requirement requirement : alternative.requirements()) {
        challenges.add(
            switch (requirement.scheme()) {
              case SecurityScheme.Http(String name, String scheme) ->
                  scheme.equals("bearer") ? bearer(requirement.scopes()) : scheme(scheme, name);
              case SecurityScheme.ApiKey(String name, In in, String parameter) ->
                  "ApiKey " + in.name().toLowerCase(Locale.ROOT) + "=\"" + parameter + "\"";
              case SecurityScheme.MutualTls(String name) -> scheme("Mutual", name);
            });
      }
    }
    return Problem.of(401, "the operation asks for credentials, and none that it knows came")
        .with("WWW-Authenticate", String.join(", ", challenges))
        .exception();
  }

  private static String scheme(String scheme, String realm) {
    return scheme.substring(0, 1).toUpperCase(Locale.ROOT)
        + scheme.substring(1)
        + " realm=\""
        + realm
        + "\"";
  }

  private static String bearer(List<String> scopes) {
    return scopes.isEmpty() ? "Bearer" : "Bearer scope=\"" + String.join(" ", scopes) + "\"";
  }
}
