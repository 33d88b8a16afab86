package dev.tapeout.registry.operations;

import dev.tapeout.contracts.identity.VerificationKey;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.Keys;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.access.Tokens;
import dev.tapeout.registry.api.AccessHandler;
import dev.tapeout.registry.api.AddKey;
import dev.tapeout.registry.api.IssueToken;
import dev.tapeout.registry.api.IssuedToken;
import dev.tapeout.registry.api.Key;
import dev.tapeout.registry.api.KeyList;
import dev.tapeout.registry.api.ListKeys;
import dev.tapeout.registry.api.ReadCaller;
import dev.tapeout.registry.api.RevokeKey;
import dev.tapeout.registry.api.RevokeToken;
import dev.tapeout.runtime.service.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The operations of the tag {@code access}. */
public final class AccessOperations implements AccessHandler {
  private static final int DAYS = 365;

  private final Keys keys;
  private final Tokens tokens;
  private final Callers callers;

  public AccessOperations(Keys keys, Tokens tokens, Callers callers) {
    this.keys = keys;
    this.tokens = tokens;
    this.callers = callers;
  }

  @Override
  public ReadCaller.Response readCaller(ReadCaller.Request request) {
    Caller by = callers.known();
    return new ReadCaller.Response.Ok(
        new dev.tapeout.registry.api.Caller(
            by.name(),
            dev.tapeout.registry.api.Role.of(by.role().label()),
            by.contexts().stream().sorted().toList()));
  }

  @Override
  public ListKeys.Response listKeys(ListKeys.Request request) {
    callers.reader();
    return new ListKeys.Response.Ok(
        new KeyList(keys.all().stream().map(AccessOperations::key).toList()));
  }

  @Override
  public AddKey.Response addKey(AddKey.Request request) {
    Caller by = callers.administrator();
    VerificationKey key =
        VerificationKey.read(request.body().publicKey())
            .orElseThrow(
                () -> Problem.of(400, "publicKey is no Ed25519 key in DER, in base64").exception());
    Keys.Known known =
        keys.add(by, key, request.body().contexts(), request.body().name())
            .orElseThrow(() ->
                Problem.of(409, "the key is known already, perhaps as a revoked one").exception());
    return new AddKey.Response.Created(key(known));
  }

  private static Key key(Keys.Known known) {
    return new Key(
        known.id(),
        known.key().text(),
        known.contexts(),
        known.name(),
        Answers.at(known.addedAt()),
        Answers.atOrNull(known.revokedAt()));
  }

  @Override
  public RevokeKey.Response revokeKey(RevokeKey.Request request) {
    if (!keys.revoke(callers.administrator(), request.key())) {
      throw Answers.missing("key of a publisher " + request.key());
    }
    return new RevokeKey.Response.NoContent();
  }

  @Override
  public IssueToken.Response issueToken(IssueToken.Request request) {
    Caller by = callers.administrator();
    Role role = Role.of(request.body().role().value()).orElseThrow();
    Tokens.Issued issued =
        tokens.issue(
            by,
            request.body().name(),
            role,
            Objects.requireNonNullElse(request.body().contexts(), List.of()),
            Duration.ofDays(Objects.requireNonNullElse(request.body().days(), DAYS)));
    return new IssueToken.Response.Created(
        new IssuedToken(issued.id(), issued.token(), Answers.at(issued.expiresAt())));
  }

  @Override
  public RevokeToken.Response revokeToken(RevokeToken.Request request) {
    if (!tokens.revoke(callers.administrator(), request.token())) {
      throw Answers.missing("token " + request.token());
    }
    return new RevokeToken.Response.NoContent();
  }
}
