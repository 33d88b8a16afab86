package dev.tapeout.diff.language;

import java.util.Set;

/**
 * What is asked of one place of an instance: the schemas that must accept or reject it. Goals are
 * looked up all the time, so the hash is kept.
 */
final class Goal {
  private final Set<Claim.OfSchema> claims;
  private final Set<Schema> scope;
  private final int hash;

  /**
   * @param claims all of which must hold
   * @param scope every schema of the reading side that applies at this place, whichever way it is
   *     claimed: together they describe what the reader knows
   */
  Goal(Set<Claim.OfSchema> claims, Set<Schema> scope) {
    this.claims = claims;
    this.scope = scope;
    this.hash = claims.hashCode() * 31 + scope.hashCode();
  }

  Set<Claim.OfSchema> claims() {
    return claims;
  }

  Set<Schema> scope() {
    return scope;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Goal g
        && g.hash == hash
        && g.claims.equals(claims)
        && g.scope.equals(scope);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
