package dev.tapeout.contracts.registry;

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

/**
 * A request and its whole answer within a time. {@link HttpRequest.Builder#timeout} alone ends with
 * the headers: whoever stalls in the body would be waited for without an end.
 */
public final class Exchange {
  private Exchange() {}

  /**
   * Sends a request, and waits for its answer with all of its body.
   *
   * @param handler one that reads the body by itself, as bytes or as a text
   * @throws HttpTimeoutException if all of it is not there in time; the exchange is given up
   * @throws IOException if it fails
   */
  public static <T> HttpResponse<T> send(
      HttpClient client,
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      Duration patience)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException(
          "there is no whole answer after " + patience.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      answer.cancel(true); // where it is over already, that does nothing
    }
  }
}
