package dev.tapeout.registry.operations;

import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.Oidc;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.access.Tokens;
import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.context.Principal;
import dev.tapeout.runtime.operation.SecurityAlternative.Requirement;
import dev.tapeout.runtime.service.Authenticator;
import dev.tapeout.runtime.service.Problem;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says who calls. */
public final class Callers implements Authenticator {
  private static final String CONTEXT = "context:";
  private static final String ROLE = "role:";

  private final Tokens tokens;
  private final @Nullable Oidc oidc;
  private final @Nullable Caller anonymous;
  private final boolean openToRead;

  /**
   * @param oidc takes the tokens of an issuer; null where there is none
   * @param anonymous who a caller without a token is taken for; null where one must have a token
   * @param openToRead whether anyone may read
   */
  public Callers(
      Tokens tokens, @Nullable Oidc oidc, @Nullable Caller anonymous, boolean openToRead) {
    this.tokens = tokens;
    this.oidc = oidc;
    this.anonymous = anonymous;
    this.openToRead = openToRead;
  }

  @Override
  public Decision authenticate(Requirement requirement, String credential) {
    if (oidc != null && !Tokens.isOne(credential)) {
      return switch (oidc.caller(credential)) {
        case Oidc.Answer.Known(Caller caller) -> granted(caller);
        case Oidc.Answer.Powerless(String why) -> new Decision.Forbidden(why);
        case Oidc.Answer.Refused(String why) ->
            throw Problem.of(401, "the token of the issuer does not hold here: " + why)
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .exception();
        case Oidc.Answer.Unavailable(String why) ->
            throw Problem.of(503, why + "; a token of the registry's own holds all the same")
                .with("Retry-After", "30")
                .exception();
      };
    }
    return tokens.caller(credential).map(Callers::granted).orElseGet(Decision.Unknown::new);
  }

  private static Decision granted(Caller caller) {
    Set<String> scopes = new HashSet<>();
    scopes.add(ROLE + caller.role().label());
    caller.contexts().forEach(context -> scopes.add(CONTEXT + context));
    return new Decision.Granted(new Principal(caller.name(), null, null, scopes));
  }

  /** Whoever calls, and may at least read. */
  Caller reader() {
    Caller caller = current();
    if (caller == null && !openToRead) {
      throw Problem.of(401, "this registry is read with a token: Authorization: Bearer ...")
          .with("WWW-Authenticate", "Bearer")
          .exception();
    }
    return caller == null ? new Caller("anonymous", Role.READER, Set.of()) : caller;
  }

  /** Whoever calls by a token, or from where no token is needed. */
  Caller known() {
    Caller caller = current();
    if (caller == null) {
      throw Problem.of(401, "the operation asks for a token: Authorization: Bearer ...")
          .with("WWW-Authenticate", "Bearer")
          .exception();
    }
    return caller;
  }

  /** An administrator. */
  Caller administrator() {
    Caller caller = known();
    if (!caller.isAdministrator()) {
      throw Problem.of(403, "only an administrator may do this").exception();
    }
    return caller;
  }

  /** One who may change what is in a bounded context. */
  Caller publisher(String context) {
    Caller caller = known();
    if (!caller.mayPublishIn(context)) {
      throw Problem.of(403, caller.name() + " may not change what is in the context " + context)
          .exception();
    }
    return caller;
  }

  /** One who may say how the contracts of a bounded context are called. */
  void reporter(String context) {
    Caller caller = known();
    if (!caller.mayReportOn(context)) {
      throw Problem.of(
              403,
              caller.name()
                  + " may not report calls of contracts of the context "
                  + context
                  + "; a token of a service names it: --role reader --context "
                  + context)
          .exception();
    }
  }

  /**
   * Who may keep what was read, as long as he likes, but asks before he uses it again: its bytes
   * never change, but its version is deprecated, and archived.
   */
  String kept() {
    return (openToRead ? "public" : "private") + ", no-cache";
  }

  private @Nullable Caller current() {
    Principal principal = FlowContext.current().principal();
    if (principal == null) {
      return anonymous;
    }
    Role role = Role.READER;
    Set<String> contexts = new HashSet<>();
    for (String scope : principal.scopes()) {
      if (scope.startsWith(ROLE)) {
        role = Role.of(scope.substring(ROLE.length())).orElseThrow();
      } else if (scope.startsWith(CONTEXT)) {
        contexts.add(scope.substring(CONTEXT.length()));
      }
    }
    return new Caller(principal.name(), role, contexts);
  }
}
