package dev.tapeout.runtime.server;

import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.service.Headers;
import dev.tapeout.runtime.service.Request;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A request of Helidon. */
final class HelidonRequest implements Request, Headers {
  private final ServerRequest request;
  private final Settings settings;
  private final Connections connections;
  private @Nullable HelidonBody content;

  HelidonRequest(ServerRequest request, Settings settings, Connections connections) {
    this.request = request;
    this.settings = settings;
    this.connections = connections;
    if (isChunked()) {
      request.streamFilter(body -> new Chunks(body, connections.reader(request.socketId())));
    }
  }

  private boolean isChunked() {
    return request.headers().contains(HeaderNames.TRANSFER_ENCODING);
  }

  @Override
  public String method() {
    return request.prologue().method().text();
  }

  @Override
  public String path() {
    String path = request.prologue().uriPath().rawPath();
    return path.startsWith("/") ? path : origin(path);
  }

  /** Of a whole URL, as one sends to a proxy, the path (RFC 9112, 3.2.2). */
  private static String origin(String target) {
    int authority = target.indexOf("://");
    int path = authority < 0 ? -1 : target.indexOf('/', authority + 3);
    return path >= 0 ? target.substring(path) : authority < 0 ? target : "/";
  }

  @Override
  public @Nullable String query() {
    return request.prologue().hasQuery() ? request.prologue().query().rawValue() : null;
  }

  @Override
  public Headers headers() {
    return this;
  }

  @Override
  public @Nullable String first(String name) {
    HeaderName header = HeaderNameCache.of(name);
    return request.headers().contains(header) ? request.headers().get(header).get() : null;
  }

  @Override
  public List<String> all(String name) {
    HeaderName header = HeaderNameCache.of(name);
    return request.headers().contains(header)
        ? request.headers().get(header).allValues()
        : List.of();
  }

  @Override
  public byte[] body(int most) throws IOException {
    OptionalLong length = request.headers().contentLength();
    boolean chunked = isChunked();
    if (length.isEmpty() && !chunked) {
      return BodyReader.NOTHING;
    }
    // Helidon's read timeout does not end every wait.
    connections.waiting(request.socketId());
    try {
      byte[] bytes =
          BodyReader.read(
              this::content,
              length.isPresent() && !chunked ? length.getAsLong() : null,
              most,
              settings.requestTimeout());
      if (connections.resume(request.socketId())) {
        return bytes;
      }
    } catch (IOException e) {
      if (connections.resume(request.socketId())) {
        throw e;
      }
    } finally {
      connections.resume(request.socketId());
    }
    throw BodyReader.tooSlow(); // nobody will hear it, but it is counted as what it is
  }

  private HelidonBody content() {
    if (content == null) {
      content = new HelidonBody(request.content().inputStream());
    }
    return content;
  }

  /** Whether some of it was left unread, so that no other can be read behind it. */
  boolean isLast() {
    return content != null && content.isLast();
  }

  /** Reads on what a refusal left, so that it is seen; not of who asked before sending. */
  void drain() {
    if (!request.headers().contains(HeaderNames.EXPECT)) {
      Leftovers.read(content(), settings, () -> connections.leaving(request.socketId()));
    }
  }
}
