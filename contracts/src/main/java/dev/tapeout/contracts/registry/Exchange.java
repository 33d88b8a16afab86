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

  /**
   * Sends a request, and waits for its answer as long as it keeps its pace.
   *
   * @param most bytes of the body; of a longer one there is one byte more, and the rest is not
   *     waited for
   * @throws HttpTimeoutException if it does not keep its pace; the exchange is given up
   * @throws IOException if it fails
   */
  static Arrival.Received send(HttpClient client, HttpRequest request, Pace pace, int most)
      throws IOException, InterruptedException {
    Arrival arrival = new Arrival(most);
    CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, arrival);
    CompletableFuture<Arrival.Received> received = arrival.either(answer);
    try {
      while (true) {
        try {
          return received.get(Math.max(1, arrival.left(pace)), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          if (arrival.left(pace) <= 0) {
            throw new HttpTimeoutException(arrival.missed(pace));
          }
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      answer.cancel(true); // where it is over already, that does nothing
    }
  }
}
