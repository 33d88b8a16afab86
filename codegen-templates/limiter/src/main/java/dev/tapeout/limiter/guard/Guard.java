package dev.tapeout.limiter.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets requests run or not, by how those before them have fared. */
public interface Guard {
  /**
   * Asks whether a request may run now. It never blocks.
   *
   * @return what is to be told how it ended; null where it may not run, which a client is told with
   *     status 503 (RFC 9110, section 15.6.4)
   */
  @Nullable Run start();

  /** A request that runs. Exactly one of its ends must be told, once. */
  interface Run {
    /** It was answered, be it with a refusal that is the client's fault. */
    void succeeded();

    /** It was not answered, by a fault of the service. */
    void failed(Throwable cause);

    /** It took too long or was shed elsewhere: a sign of overload. */
    void timedOut();

    /** It says nothing of the service: it never began, or the client went away. */
    void cancelled();
  }

  /** A guard that lets run what all of these let run; they are asked in this order. */
  static Guard all(List<Guard> guards) {
    return guards.size() == 1 ? guards.getFirst() : new Guards(List.copyOf(guards));
  }
}
