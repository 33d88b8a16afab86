import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the same request over and over on some connections, and prints what it cost the server: CPU
 * microseconds for each request, of user and system together, read from /proc.
 *
 * <p>Load PORT PID CONNECTIONS REQUESTS TARGET [BODY-FILE]
 */
class Load {
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    long pid = Long.parseLong(arguments[1]);
    int connections = Integer.parseInt(arguments[2]);
    int requests = Integer.parseInt(arguments[3]);
    byte[] body = arguments.length > 5 ? Files.readAllBytes(Path.of(arguments[5])) : new byte[0];
    String head =
        (body.length == 0 ? "GET " : "POST ")
            + arguments[4]
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nAccept: application/json\r\n"
            + (body.length == 0
                ? ""
                : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n")
            + "\r\n";
    byte[] request = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
    System.arraycopy(body, 0, request, head.length(), body.length);
    run(port, connections, requests / 2, request); // the JVM under test warms up
    long before = ticks(pid);
    String status = run(port, connections, requests, request);
    double micros = (ticks(pid) - before) * 10_000.0 / requests;
    System.out.printf("%s  %.1f us CPU a request%n", status, micros);
  }

  private static String run(int port, int connections, int requests, byte[] request)
      throws Exception {
    List<Thread> threads = new ArrayList<>();
    String[] status = new String[1];
    for (int i = 0; i < connections; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                  socket.setTcpNoDelay(true);
                  OutputStream out = socket.getOutputStream();
                  InputStream in = socket.getInputStream();
                  byte[] buffer = new byte[1 << 16];
                  for (int r = 0; r < requests / connections; r++) {
                    out.write(request);
                    out.flush();
                    status[0] = answer(in, buffer);
                  }
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return status[0];
  }

  /** Reads one answer whole, chunked or with a length, and gives its status line. */
  private static String answer(InputStream in, byte[] buffer) throws Exception {
    int length = 0;
    while (true) {
      int read = in.read(buffer, length, buffer.length - length);
      if (read < 0) {
        throw new IllegalStateException("the server hung up");
      }
      length += read;
      String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        continue;
      }
      String head = text.substring(0, end).toLowerCase();
      int at = head.indexOf("content-length:");
      boolean whole =
          at >= 0
              ? length
                  >= end + 4 + Integer.parseInt(head.substring(at + 15).split("\r\n", 2)[0].strip())
              : !head.contains("chunked") || text.endsWith("0\r\n\r\n");
      if (whole) {
        return text.substring(0, text.indexOf("\r\n"));
      }
    }
  }

  private static long ticks(long pid) throws Exception {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }
}
