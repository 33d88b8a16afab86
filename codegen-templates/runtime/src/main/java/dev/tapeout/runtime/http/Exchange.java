package dev.tapeout.runtime.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer, which ends in time. */
public final class Exchange {
  private Exchange() {}

  /**
   * Sends {@code request} and waits for the whole answer. {@link HttpRequest#timeout} is another
   * thing: until JDK 26 it ends with the headers, and a body that stalls is waited for without end.
   *
   * @param patience for the connection, the headers and the body together
   * @throws HttpTimeoutException if the answer is not whole by then; the connection is given up
   * @throws IOException if there is none
   */
  public static <T> HttpResponse<T> of(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body, Duration patience)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + patience.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException told ? told : new IOException(e.getCause());
    } finally {
      answer.cancel(true); // nothing where it is there
    }
  }
}
