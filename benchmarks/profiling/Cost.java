import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a profile costs a service: its CPU while nobody asks it, and requests a second and CPU a
 * request in turn without and with a profile of ten seconds.
 *
 * <p>Cost PORT MANAGEMENT-PORT PID ROUNDS TARGET
 */
class Cost {
  private static final int SECONDS = 10;
  private static final LongAdder answered = new LongAdder();
  private static volatile boolean done;

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int management = Integer.parseInt(arguments[1]);
    long pid = Long.parseLong(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    Thread.sleep(5_000);
    long idle = ticks(pid);
    Thread.sleep(30_000);
    System.out.printf("idle: %.2f %% of a processor%n", (ticks(pid) - idle) / 30.0);
    byte[] request =
        ("GET " + arguments[4] + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 8; i++) {
      Thread.ofVirtual().start(() -> ask(port, request));
    }
    Thread.sleep(15_000); // the JVM under test warms up
    double[] rate = new double[rounds];
    double[] cpu = new double[rounds];
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int round = 0; round < rounds; round++) {
        double[] without = window(pid, () -> Thread.sleep(SECONDS * 1000L));
        double[] with = window(pid, () -> profile(client, management));
        rate[round] = with[0] / without[0];
        cpu[round] = with[1] / without[1];
        System.out.printf(
            "requests/s %.0f, with a profile %.0f (%.3f x); CPU us a request %.2f, %.2f (%.3f x)%n",
            without[0], with[0], rate[round], without[1], with[1], cpu[round]);
      }
    }
    done = true;
    Arrays.sort(rate);
    Arrays.sort(cpu);
    System.out.printf(
        "median: throughput %.3f x, CPU a request %.3f x%n", rate[rounds / 2], cpu[rounds / 2]);
    System.exit(0);
  }

  interface Work {
    void run() throws Exception;
  }

  /** Requests a second, and microseconds of the server's CPU for one. */
  private static double[] window(long pid, Work work) throws Exception {
    long begin = System.nanoTime();
    long count = answered.sum();
    long ticks = ticks(pid);
    work.run();
    double requests = answered.sum() - count;
    return new double[] {
      requests * 1e9 / (System.nanoTime() - begin), (ticks(pid) - ticks) * 10_000 / requests
    };
  }

  private static void profile(HttpClient client, int port) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/debug/pprof/profile?seconds=" + SECONDS);
    HttpResponse<byte[]> answer =
        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no profile: " + answer.statusCode());
    }
  }

  private static void ask(int port, byte[] request) {
    byte[] buffer = new byte[1 << 16];
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      while (!done) {
        out.write(request);
        int read = in.read(buffer); // an answer of this size comes whole
        if (read < 12 || buffer[9] != '2') {
          throw new IllegalStateException(new String(buffer, 0, Math.max(0, read)));
        }
        answered.increment();
      }
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static long ticks(long pid) throws Exception {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }
}
