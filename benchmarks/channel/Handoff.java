import dev.tapeout.runtime.channel.Channel;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Nanoseconds of wall clock for one element from one virtual thread to another, least and median of
 * several rounds: {@code Handoff ROUNDS COUNT}. The number of carriers is the scheduler's. The last
 * two lines hand nothing over: what one switch from thread to thread takes, of which a rendezvous
 * on one carrier needs one an element.
 */
public class Handoff {
  interface Send {
    void of(Integer value) throws Exception;
  }

  interface Receive {
    Integer get() throws Exception;
  }

  /** Where {@code switches} is more than 1, each element takes as many. */
  record Peer(String name, Send send, Receive receive, int switches) {
    Peer(String name, Send send, Receive receive) {
      this(name, send, receive, 1);
    }
  }

  private static volatile Thread sender;
  private static volatile Thread receiver;

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Channel<Integer> ring = Channel.of(64);
    ArrayBlockingQueue<Integer> array = new ArrayBlockingQueue<>(64);
    Channel<Integer> rendezvous = Channel.of(0);
    SynchronousQueue<Integer> synchronous = new SynchronousQueue<>();
    LinkedTransferQueue<Integer> transfer = new LinkedTransferQueue<>();
    boolean alone = Integer.getInteger("jdk.virtualThreadScheduler.parallelism", 2) == 1;
    Peer[] peers = {
      new Peer("64  Channel", ring::send, ring::receive),
      new Peer("64  ArrayBlockingQueue", array::put, array::take),
      new Peer("0   Channel", rendezvous::send, rendezvous::receive),
      new Peer("0   SynchronousQueue", synchronous::put, synchronous::take),
      new Peer("0   LinkedTransferQueue.transfer", transfer::transfer, transfer::take),
    };
    if (alone) { // beside each other they would not switch, and miss a wake
      peers = Arrays.copyOf(peers, peers.length + 2);
      peers[peers.length - 2] =
          new Peer("    Thread.yield, a switch", value -> Thread.yield(), Handoff::yielded, 2);
      peers[peers.length - 1] =
          new Peer("    park and unpark, a switch", value -> swap(receiver), Handoff::woken, 2);
    }
    double[][] nanos = new double[peers.length][rounds];
    for (int round = -3; round < rounds; round++) {
      for (int p = 0; p < peers.length; p++) {
        double each = handOver(peers[p], count);
        if (round >= 0) {
          nanos[p][round] = each;
        }
      }
    }
    for (int p = 0; p < peers.length; p++) {
      Arrays.sort(nanos[p]);
      System.out.printf(
          "%-36s %6.0f %6.0f%n", peers[p].name(), nanos[p][0], nanos[p][rounds / 2]);
    }
  }

  private static int count;

  private static Integer yielded() {
    Thread.yield();
    return count++ & 127;
  }

  private static Integer woken() {
    swap(sender);
    return count++ & 127;
  }

  private static void swap(Thread other) {
    LockSupport.unpark(other);
    LockSupport.park();
  }

  private static double handOver(Peer peer, int count) throws Exception {
    Handoff.count = 0;
    long begin = System.nanoTime();
    sender =
        Thread.ofVirtual().unstarted(() -> {
          try {
            for (int i = 0; i < count; i++) {
              peer.send().of(i & 127);
            }
            LockSupport.unpark(receiver);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    receiver =
        Thread.ofVirtual().unstarted(() -> {
          try {
            for (int i = 0; i < count; i++) {
              if (peer.receive().get() != (i & 127)) {
                throw new IllegalStateException("out of order");
              }
            }
            LockSupport.unpark(sender);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    sender.start(); // both are known by now to who wakes the other
    receiver.start();
    sender.join();
    receiver.join();
    return (double) (System.nanoTime() - begin) / count / peer.switches();
  }
}
