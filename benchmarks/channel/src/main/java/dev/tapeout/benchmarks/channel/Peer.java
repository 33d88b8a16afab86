package dev.tapeout.benchmarks.channel;

import dev.tapeout.runtime.channel.Channel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;

/** One way to hand elements over, from one thread to another. */
interface Peer {
  /** Hands {@code count} elements over. */
  void run(int count) throws Exception;

  /** By a name as {@link HandoffBenchmark} lists them. */
  static Peer of(String name) {
    return switch (name) {
      case "tapeout-64" -> channel(Channel.of(64));
      case "tapeout-0" -> channel(Channel.of(0));
      case "array-64" -> queue(new ArrayBlockingQueue<>(64));
      case "synchronous-0" -> queue(new SynchronousQueue<>());
      case "transfer-0" -> transfer(new LinkedTransferQueue<>());
      case "jox-64" -> jox(com.softwaremill.jox.Channel.newBufferedChannel(64));
      case "jox-0" -> jox(com.softwaremill.jox.Channel.newRendezvousChannel());
      case "kotlin-64" -> new Coroutines(64);
      case "kotlin-0" -> new Coroutines(0);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Peer channel(Channel<Integer> channel) {
    return count -> threads(count, channel::send, channel::receive);
  }

  private static Peer queue(BlockingQueue<Integer> queue) {
    return count -> threads(count, queue::put, queue::take);
  }

  private static Peer transfer(LinkedTransferQueue<Integer> queue) {
    return count -> threads(count, queue::transfer, queue::take);
  }

  private static Peer jox(com.softwaremill.jox.Channel<Integer> channel) {
    return count -> threads(count, channel::send, channel::receive);
  }

  /** Sends one. */
  interface Send {
    void of(Integer value) throws Exception;
  }

  /** Receives one. */
  interface Receive {
    Integer get() throws Exception;
  }

  /** On two virtual threads. */
  private static void threads(int count, Send send, Receive receive) throws Exception {
    Thread sender =
        Thread.startVirtualThread(() -> {
          try {
            for (int i = 0; i < count; i++) {
              send.of(i & 127);
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    Thread receiver =
        Thread.startVirtualThread(() -> {
          try {
            for (int i = 0; i < count; i++) {
              if (receive.get() != (i & 127)) {
                throw new IllegalStateException("out of order");
              }
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    sender.join();
    receiver.join();
  }
}
