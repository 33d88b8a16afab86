package dev.tapeout.contracts.registry;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;

/** A body that comes in: what of it is there, and since when nothing more came. */
final class Arrival implements HttpResponse.BodyHandler<Void> {
  /** An answer. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Received(int status, HttpHeaders headers, byte[] body) {}

  private final int most;
  private final CompletableFuture<Received> tooMuch = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final long start = System.nanoTime();
  private long last = start;

  /**
   * @param most bytes; of a longer body one more is kept
   */
  Arrival(int most) {
    this.most = most;
  }

  @Override
  public BodySubscriber<Void> apply(HttpResponse.ResponseInfo head) {
    return BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(some -> keep(some, head)));
  }

  private synchronized void keep(byte[] part, HttpResponse.ResponseInfo head) {
    last = System.nanoTime();
    bytes.write(part, 0, Math.min(part.length, most + 1 - bytes.size()));
    if (bytes.size() > most) {
      tooMuch.complete(new Received(head.statusCode(), head.headers(), bytes.toByteArray()));
    }
  }

  /** What is there as soon as all of {@code answer} is, or more than was wanted. */
  CompletableFuture<Received> either(CompletableFuture<HttpResponse<Void>> answer) {
    return answer.thenApply(this::whole).applyToEither(tooMuch, received -> received);
  }

  private synchronized Received whole(HttpResponse<Void> answer) {
    return new Received(answer.statusCode(), answer.headers(), bytes.toByteArray());
  }

  /** How much longer to wait, in nanoseconds. */
  synchronized long left(Pace pace) {
    return pace.left(System.nanoTime(), start, last, bytes.size());
  }

  /** What was waited for in vain. */
  synchronized String missed(Pace pace) {
    return bytes.size() == 0
        ? "no answer within " + pace.first().toMillis() + " ms"
        : "its answer stopped, or went on too slowly, after " + bytes.size() + " bytes";
  }
}
