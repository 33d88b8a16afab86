package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {
  /** Each schema and assertion, claimed and denied, of each side. */
  private static List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Claim.Side side : Claim.Side.values()) {
      for (boolean positive : new boolean[] {true, false}) {
        claims.add(Claim.of(Schema.TRUE, positive, side));
        claims.add(Claim.of(Schema.FALSE, positive, side));
        claims.add(Claim.of(new Assertion.Required("a"), positive, side));
        claims.add(Claim.of(new Assertion.Required("b"), positive, side));
      }
    }
    return claims;
  }

  @Test
  void claimsAreEqualWhereTheyClaimTheSameOfTheSameSide() {
    assertThat(claims()).doesNotHaveDuplicates().isEqualTo(claims());
  }

  @Test
  void hashesTellClaimsApart() {
    assertThat(claims()).extracting(Claim::hashCode).doesNotHaveDuplicates();
  }

  @Test
  void whatIsDeniedTwiceIsClaimed() {
    for (Claim claim : claims()) {
      Claim denied = Claims.denied(claim);
      assertThat(denied.positive()).isNotEqualTo(claim.positive());
      assertThat(denied.side()).isEqualTo(claim.side());
      assertThat(Claims.denied(denied)).isEqualTo(claim);
    }
  }
}
