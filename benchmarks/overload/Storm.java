import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What becomes of a service that is asked ten times what it can do. Requests are sent when they are
 * due, whether or not earlier ones are answered, and their time counts from when they were due.
 *
 * <p>Meanwhile a probe comes on a new connection, as those of Kubernetes do.
 *
 * <p>Storm (old | new) PORT PID SECONDS TARGET...: requests on connections that were there before,
 * or each on a new one
 */
class Storm {
  /** {@code due} and {@code end} in nanoseconds; status 0 where the connection broke. */
  record Answered(int target, long due, long end, int status) {
    double millis() {
      return (end - due) / 1e6;
    }
  }

  record Due(int target, long at) {}

  private static final int CONNECTIONS = 500;
  private static final Due STOP = new Due(-1, 0);

  private final boolean fresh;
  private final int port;
  private final List<byte[]> requests = new ArrayList<>();

  Storm(boolean fresh, int port, String[] targets) {
    this.fresh = fresh;
    this.port = port;
    for (String target : targets) {
      requests.add(
          ("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    }
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[3]);
    String[] targets = Arrays.copyOfRange(arguments, 4, arguments.length);
    Path status = Path.of("/proc", arguments[2], "status");
    boolean fresh = arguments[0].equals("new");
    Storm storm = new Storm(fresh, Integer.parseInt(arguments[1]), targets);
    storm.closed(2, 5, 0); // warms up
    storm.open(20, 3);
    double[] can = new double[targets.length];
    for (int i = 0; i < targets.length; i++) {
      can[i] = storm.closed(i == 0 ? 2 : 8, 5, i);
    }
    // Of each kind as much as it can, but together no more than one of them.
    double rate = Arrays.stream(can).min().orElseThrow();
    System.out.printf("sustainable: %.0f requests a second%n", rate);
    List<Answered> calm = storm.open(rate / 5, 10);
    print("a fifth of it", calm, targets, 10);

    List<Long> memory = new ArrayList<>();
    Thread watch =
        Thread.ofPlatform().daemon().start(() -> {
          try {
            while (true) {
              memory.add(resident(status));
              Thread.sleep(500);
            }
          } catch (Exception e) {
            // the load has ended
          }
        });
    List<Double> probes = new ArrayList<>();
    Thread prober = Thread.ofPlatform().daemon().start(() -> storm.probe(probes));
    long begin = System.nanoTime();
    List<Answered> flood = storm.open(rate * 10, seconds);
    watch.interrupt();
    watch.join();
    prober.interrupt();
    prober.join();
    print("ten times as much", flood, targets, seconds);
    double[] probed = probes.stream().mapToDouble(p -> p).sorted().toArray();
    System.out.printf(
        "  a probe on a new connection, %d times: p50 %.0f, p99 %.0f, most %.0f ms%n",
        probed.length, at(probed, 0.5), at(probed, 0.99), at(probed, 1));
    if (Boolean.getBoolean("each")) {
      for (int s = 0; s < seconds; s++) {
        long from = begin + s * 1_000_000_000L;
        print("second " + s, flood.stream().filter(a -> a.due >= from && a.due < from + 1_000_000_000L).toList(), targets, 1);
      }
    }
    for (int i = 0; i < targets.length; i++) {
      double before = at(times(calm, i, true), 0.99);
      System.out.printf(
          "  %s: p99 of what was done %.1f x the unloaded one%n", name(targets[i]), at(times(flood, i, true), 0.99) / before);
    }
    int third = memory.size() / 3;
    System.out.printf(
        "  resident: %d MiB before, %d at most in its second third, %d in its last%n",
        memory.get(0), most(memory.subList(third, 2 * third)), most(memory.subList(2 * third, memory.size())));
    long end = System.nanoTime();
    List<Answered> after = storm.open(rate / 5, 5);
    double bad = 0;
    for (Answered one : after) {
      double before = at(times(calm, one.target, true), 0.99);
      if (one.status != 200 || one.millis() > 2 * before) {
        bad = Math.max(bad, (one.end - end) / 1e9);
      }
    }
    print("a fifth of it again", after, targets, 5);
    System.out.printf("  the last that was refused or late came %.2f s after the flood%n", bad);
  }

  private static String name(String target) {
    return target.endsWith("/status") ? "waits" : "processor";
  }

  private static long resident(Path status) throws Exception {
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return 0;
  }

  private static long most(List<Long> numbers) {
    return numbers.stream().mapToLong(n -> n).max().orElse(0);
  }

  private static double[] times(List<Answered> all, int target, boolean done) {
    return all.stream()
        .filter(a -> a.target == target && (a.status == 200) == done && a.status != 0)
        .mapToDouble(Answered::millis)
        .sorted()
        .toArray();
  }

  private static double at(double[] sorted, double part) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
  }

  private static void print(String what, List<Answered> all, String[] targets, int seconds) {
    System.out.println(what + ":");
    for (int i = 0; i < targets.length; i++) {
      int target = i;
      for (boolean done : new boolean[] {true, false}) {
        double[] times = times(all, i, done);
        if (done || times.length > 0) {
          System.out.printf(
              "  %-9s %-7s %7.0f/s  p50 %7.2f  p99 %7.2f  p99.9 %7.2f  most %7.2f ms%n",
              name(targets[i]), done ? "done" : "refused", (double) times.length / seconds,
              at(times, 0.5), at(times, 0.99), at(times, 0.999), at(times, 1));
        }
      }
      long broken = all.stream().filter(a -> a.target == target && a.status == 0).count();
      if (broken > 0) {
        System.out.println("  broken connections: " + broken);
      }
    }
  }

  /** Every quarter of a second until it is interrupted. */
  private void probe(List<Double> times) {
    byte[] request = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try {
      while (true) {
        Thread.sleep(250);
        long begin = System.nanoTime();
        try (Connection connection = new Connection()) {
          connection.socket.setSoTimeout(20_000);
          times.add(connection.ask(request) == 200 ? (System.nanoTime() - begin) / 1e6 : Double.POSITIVE_INFINITY);
        } catch (IOException e) {
          times.add(Double.POSITIVE_INFINITY);
        }
      }
    } catch (InterruptedException e) {
      // the flood has ended
    }
  }

  /** As fast as some connections can; how many a second. */
  private double closed(int connections, int seconds, int target) throws Exception {
    AtomicInteger done = new AtomicInteger();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              Connection connection = new Connection();
              while (System.nanoTime() < end) {
                if (connection.ask(requests.get(target)) == 200) {
                  done.incrementAndGet();
                }
                connection = fresh ? connection.again() : connection;
              }
              connection.close();
            } catch (Exception e) {
              throw end(e);
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return (double) done.get() / seconds;
  }

  /** So many a second of each target. */
  private List<Answered> open(double rate, int seconds) throws Exception {
    LinkedTransferQueue<Due> line = new LinkedTransferQueue<>();
    LinkedBlockingQueue<Answered> answers = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    CountDownLatch open = new CountDownLatch(CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(Thread.startVirtualThread(() -> serve(line, answers, open)));
    }
    open.await(); // the clients have been there before
    long begin = System.nanoTime();
    double every = 1e9 / rate / requests.size();
    long count = (long) (seconds * rate * requests.size());
    for (long i = 0; i < count; i++) {
      long at = begin + (long) (i * every);
      while (System.nanoTime() < at) {
        LockSupport.parkNanos(at - System.nanoTime());
      }
      line.add(new Due((int) (i % requests.size()), at));
    }
    while (answers.size() < count) { // to close them all at once is a load of another kind
      LockSupport.parkNanos(1_000_000);
    }
    for (int i = 0; i < CONNECTIONS; i++) {
      line.add(STOP);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(answers);
  }

  private void serve(
      LinkedTransferQueue<Due> line, Queue<Answered> answers, CountDownLatch open) {
    Connection connection = null;
    try {
      connection = fresh ? null : new Connection();
      open.countDown();
      for (Due due = line.take(); due != STOP; due = line.take()) {
        int status = 0;
        try {
          connection = connection == null ? new Connection() : connection;
          status = connection.ask(requests.get(due.target));
          if (fresh) {
            connection.close();
            connection = null;
          }
        } catch (Exception e) {
          connection = null;
        }
        answers.add(new Answered(due.target, due.at, System.nanoTime(), status));
      }
      if (connection != null) {
        connection.close();
      }
    } catch (Exception e) {
      throw end(e);
    }
  }

  /** Without the service there is nothing to measure. */
  private static Error end(Exception e) {
    System.err.println("the service cannot be reached: " + e);
    Runtime.getRuntime().halt(1);
    return new AssertionError(e);
  }

  private final class Connection implements AutoCloseable {
    private final Socket socket = new Socket("127.0.0.1", port);
    private final OutputStream out = socket.getOutputStream();
    private final InputStream in = socket.getInputStream();
    private final byte[] buffer = new byte[4096];

    Connection() throws IOException {
      socket.setTcpNoDelay(true);
      socket.setSoLinger(true, 0); // or the ports of those that are closed run out
    }

    Connection again() throws IOException {
      close();
      return new Connection();
    }

    int ask(byte[] request) throws IOException {
      out.write(request);
      int length = 0;
      while (true) {
        int read = in.read(buffer, length, buffer.length - length);
        if (read < 0) {
          throw new EOFException();
        }
        length += read;
        String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        int at = end < 0 ? -1 : text.toLowerCase().indexOf("content-length:");
        if (end >= 0 && length >= end + 4 + Integer.parseInt(text.substring(at + 15, text.indexOf('\r', at)).strip())) {
          return Integer.parseInt(text.substring(9, 12));
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
