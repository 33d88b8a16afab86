package dev.tapeout.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private long now;

  private Limiter used(Limit limit, int requests) {
    Limiter limiter = Limiter.of(limit, () -> now);
    for (int i = 0; i < requests; i++) {
      limiter.acquire();
    }
    return limiter;
  }

  @Test
  void theFieldsSayWhatIsLeftOfBucketAndWindow() {
    Standing standing = used(Limit.DEFAULT, 100).standing();
    assertThat(standing.rateLimitPolicy())
        .isEqualTo("\"burst\";q=400;w=2, \"window\";q=12000;w=60");
    assertThat(standing.rateLimit()).isEqualTo("\"burst\";r=300;t=1, \"window\";r=11900;t=65");
  }

  @Test
  void aFullLimitHasNothingToWaitFor() {
    assertThat(used(Limit.DEFAULT, 0).standing().rateLimit())
        .isEqualTo("\"burst\";r=400;t=0, \"window\";r=12000;t=0");
  }

  @Test
  void anEmptyBucketIsToldWithTheTimeToTheNextToken() {
    Limiter limiter = used(new Limit(0.1, 2, Duration.ofSeconds(60), 12, 100), 2);
    Refusal refusal = limiter.refusal(limiter.acquire());
    assertThat(refusal.headers())
        .isEqualTo(
            Map.of(
                "Retry-After", "10",
                "RateLimit-Policy", "\"burst\";q=2;w=20, \"window\";q=100;w=60",
                "RateLimit", "\"burst\";r=0;t=20, \"window\";r=98;t=65"));
    assertThat(refusal.problem("urn:request:7"))
        .isEqualTo(
            "{\"type\":\"https://iana.org/assignments/http-problem-types#quota-exceeded\","
                + "\"title\":\"Too many requests\",\"status\":429,"
                + "\"detail\":\"Requests come faster than 0.1 per second and the burst of 2 is used"
                + " up. Try again in 10 s.\",\"instance\":\"urn:request:7\","
                + "\"violated-policies\":[\"burst\"]}");
  }

  @Test
  void aFullWindowIsToldWithTheTimeUntilASliceIsOver() {
    Limiter limiter = used(new Limit(10, 100, Duration.ofSeconds(60), 12, 3), 3);
    now += 2_000_000_000L;
    Refusal refusal = limiter.refusal(limiter.acquire());
    assertThat(refusal.retryAfter()).isEqualTo(63);
    assertThat(refusal.violatedPolicies()).containsExactly("window");
    assertThat(refusal.detail())
        .isEqualTo("The 3 requests that are allowed within 60 s are used up. Try again in 63 s.");
  }

  @Test
  void theNameOfARequestCannotBreakOutOfItsString() {
    Limiter limiter = used(new Limit(1, 1, Duration.ofSeconds(60), 12, 1), 1);
    assertThat(limiter.refusal(1).problem("\"},\\\n\u0000\ud800é"))
        .contains("\"instance\":\"\\\"},\\\\\\u000a\\u0000\\ud800é\"");
  }

  @Test
  void retryAfterIsAtLeastASecond() {
    assertThat(used(Limit.DEFAULT, 1).refusal(1).retryAfter()).isEqualTo(1);
  }
}
