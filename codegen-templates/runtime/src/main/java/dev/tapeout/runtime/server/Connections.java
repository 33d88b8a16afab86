package dev.tapeout.runtime.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sheds slow connections: one on which no request has come in whole for so long is closed, however
 * steadily its bytes trickle. A read timeout alone waits for ever for a client that sends a byte
 * now and then.
 */
final class Connections implements AutoCloseable {
  private static final long LAST = Duration.ofSeconds(2).toNanos();

  private final Map<String, Guarded> open = new ConcurrentHashMap<>();
  private final long patience;
  private final Thread sweeper;

  Connections(Duration patience) {
    this.patience = patience.toNanos();
    this.sweeper = Thread.ofVirtual().name("slow connections").start(this::sweep);
  }

  /**
   * A request has come in whole and is worked on.
   *
   * @throws CloseConnectionException if the connection was given up in this very moment: nothing of
   *     the request is done, so that whoever sent it may send it again
   */
  void complete(String socket) {
    if (!resume(socket)) {
      throw new CloseConnectionException("the connection was idle for too long");
    }
  }

  /** As {@link #complete}, but says false where the connection was given up. */
  boolean resume(String socket) {
    Guarded connection = open.get(socket);
    return connection == null || connection.work();
  }

  /** What comes in on a connection, of which a request is worked on. */
  DataReader reader(String socket) {
    return Objects.requireNonNull(open.get(socket)).in;
  }

  /** The next request, or the body of this one, may come. */
  void waiting(String socket) {
    Guarded connection = open.get(socket);
    if (connection != null) {
      connection.await();
    }
  }

  /** Nothing of the connection is wanted any more; what comes within two seconds is still read. */
  void leaving(String socket) {
    Guarded connection = open.get(socket);
    if (connection != null) {
      connection.leave();
    }
  }

  private void sweep() {
    try {
      while (true) {
        Thread.sleep(Duration.ofNanos(Math.max(patience / 4, 1_000_000)));
        long now = System.nanoTime();
        open.forEach((socket, connection) -> {
          if (connection.giveUp(now)) {
            connection.close(true);
          }
        });
      }
    } catch (InterruptedException e) {
      // the server has stopped
    }
  }

  @Override
  public void close() {
    sweeper.interrupt();
  }

  /** The same connections, watched. */
  ServerConnectionSelector guard(ServerConnectionSelector selector) {
    return new ServerConnectionSelector() {
      @Override
      public int bytesToIdentifyConnection() {
        return selector.bytesToIdentifyConnection();
      }

      @Override
      public Support supports(BufferData data) {
        return selector.supports(data);
      }

      @Override
      public Set<String> supportedApplicationProtocols() {
        return selector.supportedApplicationProtocols();
      }

      @Override
      public ServerConnection connection(ConnectionContext context) {
        return new Guarded(selector.connection(context), context);
      }
    };
  }

  private final class Guarded implements ServerConnection {
    private final ServerConnection connection;
    private final String socket;
    private final DataReader in;
    private boolean working;
    private boolean givenUp;
    private long since = System.nanoTime();

    Guarded(ServerConnection connection, ConnectionContext context) {
      this.connection = connection;
      this.socket = context.childSocketId();
      this.in = context.dataReader();
    }

    /** False where it was given up before. */
    synchronized boolean work() {
      working = !givenUp;
      return working;
    }

    synchronized void await() {
      since = System.nanoTime();
      working = false;
    }

    synchronized void leave() {
      since = System.nanoTime() - Math.max(0, patience - LAST);
      working = false;
    }

    /** Whether it is to be closed; it is worked on no more then, so that no work is interrupted. */
    synchronized boolean giveUp(long now) {
      givenUp |= !working && now - since > patience;
      return givenUp;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
      open.put(socket, this);
      try {
        connection.handle(limit);
      } finally {
        open.remove(socket);
      }
    }

    @Override
    public Duration idleTime() {
      return connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
      connection.close(interrupt);
    }
  }
}
