package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Who may call what. */
interface AccessConformance extends UnderTest {
  @Test
  default void credentialsAreAskedForAndLookedAt() throws Exception {
    HttpResponse<String> none = send(request("/v1/secret"));
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("www-authenticate")).hasValue("Bearer scope=\"read\"");
    assertThat(send(request("/v1/secret").header("Authorization", "Bearer bad")).statusCode())
        .isEqualTo(401);
    assertThat(send(request("/v1/secret").header("Authorization", "Bearer poor")).statusCode())
        .isEqualTo(403);
    assertThat(send(request("/v1/secret").header("Authorization", "bearer good")).statusCode())
        .isEqualTo(200);
  }

  @Test
  default void aCredentialThatNobodyIsKnownByIsRefusedAlsoWhereNoneIsNeeded() throws Exception {
    assertThat(send(request("/v1/open")).statusCode()).isEqualTo(200);
    assertThat(send(request("/v1/open").header("Authorization", "Bearer bad")).statusCode())
        .isEqualTo(401);
  }

  @Test
  default void whoIsKnownAndMayNotIsRefusedAlsoWhereAnybodyMay() throws Exception {
    assertThat(send(request("/v1/open").header("Authorization", "Bearer poor")).statusCode())
        .isEqualTo(403);
    assertThat(send(request("/v1/open")).statusCode()).isEqualTo(200);
  }
}
