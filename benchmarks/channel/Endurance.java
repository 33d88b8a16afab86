import dev.tapeout.runtime.channel.Channel;
import dev.tapeout.runtime.channel.ChannelClosedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands very many elements from four senders to four receivers and looks whether each came once:
 * every receiver sees the elements of a sender in their order, and in the end their number, their
 * sum and the sum of a hash of each are what was sent.
 *
 * <p>Endurance CAPACITY COUNT
 */
class Endurance {
  private static final int SIDES = 4;

  public static void main(String[] arguments) throws Exception {
    int capacity = Integer.parseInt(arguments[0]);
    long each = Long.parseLong(arguments[1]) / SIDES;
    long begun = System.nanoTime();
    Channel<Long> channel = Channel.of(capacity);
    AtomicLong count = new AtomicLong();
    AtomicLong sum = new AtomicLong();
    AtomicLong hash = new AtomicLong();
    AtomicLong disorder = new AtomicLong();
    List<Thread> receivers = new ArrayList<>();
    List<Thread> senders = new ArrayList<>();
    for (int side = 0; side < SIDES; side++) {
      receivers.add(
          Thread.startVirtualThread(() -> receive(channel, each, count, sum, hash, disorder)));
      long first = side * each;
      senders.add(
          Thread.startVirtualThread(() -> {
            try {
              for (long n = first; n < first + each; n++) {
                channel.send(n);
              }
            } catch (Exception e) {
              e.printStackTrace();
            }
          }));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    channel.close();
    for (Thread receiver : receivers) {
      receiver.join();
    }
    long all = SIDES * each;
    long wanted = 0;
    for (long n = 0; n < all; n++) {
      wanted += mixed(n);
    }
    boolean whole =
        count.get() == all
            && sum.get() == all * (all - 1) / 2
            && hash.get() == wanted
            && disorder.get() == 0;
    System.out.printf(
        "capacity %d: %,d sent, %,d received, %s; %.0f ns each%n",
        capacity,
        all,
        count.get(),
        whole ? "each once and in order" : "NOT each once and in order",
        (double) (System.nanoTime() - begun) / all);
    System.exit(whole ? 0 : 1);
  }

  private static void receive(
      Channel<Long> channel,
      long each,
      AtomicLong count,
      AtomicLong sum,
      AtomicLong hash,
      AtomicLong disorder) {
    long[] last = new long[SIDES];
    Arrays.fill(last, -1);
    long ownCount = 0;
    long ownSum = 0;
    long ownHash = 0;
    try {
      while (true) {
        long n = channel.receive();
        int sender = (int) (n / each);
        if (n <= last[sender]) {
          disorder.incrementAndGet();
        }
        last[sender] = n;
        ownCount++;
        ownSum += n;
        ownHash += mixed(n);
      }
    } catch (ChannelClosedException e) {
      count.addAndGet(ownCount);
      sum.addAndGet(ownSum);
      hash.addAndGet(ownHash);
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  /** The finalizer of MurmurHash3, by which what is lost and what is doubled do not cancel out. */
  private static long mixed(long n) {
    long h = n * 0x9E3779B97F4A7C15L;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
