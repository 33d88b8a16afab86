package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a request finds its operation, and its parameters their types. */
interface RequestConformance extends UnderTest {
  @Test
  default void parametersComeInTheirTypesFromPathQueryHeaderAndCookie() throws Exception {
    HttpResponse<String> response =
        send(
            request("/v1/items/7?sort=desc&sizes=1&sizes=2")
                .header("X-Depth", "3")
                .header("Cookie", "a=b; session=xyz"));
    assertThat(response.body())
        .isEqualTo(
            "{\"operation\":\"getItem\",\"id\":7,\"sort\":\"desc\",\"sizes\":[1,2],\"X-Depth\":3,"
                + "\"session\":\"xyz\",\"bytes\":0}");
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
  }

  @Test
  default void aFixedSegmentComesBeforeAVariableOne() throws Exception {
    assertThat(send(request("/v1/items/newest")).body()).contains("\"newest\"");
  }

  @Test
  default void everyWrongParameterIsNamedWithWhatIsThereAndWhatWasAsked() throws Exception {
    HttpResponse<String> response = send(request("/v1/items/seven?sort=up&sizes=1,2"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(response.body())
        .contains("\"parameter\":\"id\"", "is \\\"seven\\\", not an integer")
        .contains("\"parameter\":\"sort\"", "\\\"up\\\"", "/components/schemas/Sort/enum")
        .contains("\"parameter\":\"sizes\"", "is \\\"1,2\\\", not an integer");
  }

  @Test
  default void aPathThatTheContractLacksIs404AndAMethod405WithThoseThatThereAre() throws Exception {
    HttpResponse<String> nothing = send(request("/v1/nothing"));
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("the contract has no path '/v1/nothing'\"");
    assertThat(send(request("/items/7")).body())
        .contains("the contract has no path '/items/7'; its paths begin with '/v1'");
    HttpResponse<String> response = send(request("/v1/items/7").DELETE());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD");
    assertThat(response.body())
        .contains("\"status\":405", "DELETE is none of the methods of '/v1/items/7'; it has GET");
  }

  @Test
  default void aHeaderThatMayComeButOnceIsNotChosenFrom() throws Exception {
    assertThat(
            raw(
                "POST /v1/items HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n"
                    + "Content-Type: text/plain\r\nContent-Type: application/json\r\n\r\n1"))
        .startsWith("HTTP/1.1 400 ")
        .contains("the header 'content-type' comes 2 times");
    assertThat(
            raw(
                "GET /v1/secret HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                    + "Authorization: Bearer good\r\nAuthorization: Bearer poor\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  default void headIsAnsweredAsGetWithoutTheBody() throws Exception {
    HttpResponse<String> response =
        send(request("/v1/items/7").method("HEAD", BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValueAsLong("content-length")).hasValue(40);
  }

  @Test
  default void headLeavesNothingOnTheConnectionBeforeTheNextAnswer() throws Exception {
    String head = "HEAD /v1/items/7 HTTP/1.1\r\nHost: a\r\n\r\n";
    String last = "GET /v1/items/8 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    assertThat(raw(head + last))
        .containsPattern("(?s)^HTTP/1.1 200 .*\r\n\r\nHTTP/1.1 200 .*\"id\":8");
  }

  @Test
  default void whatCannotBeMadeIs406() throws Exception {
    assertThat(send(request("/v1/items/7").header("Accept", "image/png")).statusCode())
        .isEqualTo(406);
    assertThat(
            send(request("/v1/items/7").header("Accept", "image/png, application/*;q=0.1"))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/items/../secret",
        "/v1/items/%2e%2E",
        "/v1/items/%00",
        "/v1/items/%0a",
        "/v1/items/%zz",
        "/v1/items/%ff",
        "/v1/items/7?sort=%ff",
        "/v1/items/7?%ff=1",
      })
  default void hostilePathsAre400(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/items/", "/v1//items/7", "//v1/items/7", "/v1/items/7/", "/v1/%2f"})
  default void pathsThatMeanNothingAre404(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ");
  }
}
