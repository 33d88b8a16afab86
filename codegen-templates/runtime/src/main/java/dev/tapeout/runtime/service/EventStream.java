package dev.tapeout.runtime.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events (HTML, 9.2.6). What was handed over is on its way. */
public final class EventStream {
  public static final String MEDIA_TYPE = "text/event-stream";

  private final OutputStream out;

  public EventStream(OutputStream out) {
    this.out = out;
  }

  /**
   * Sends an event.
   *
   * @param id what a client that lost the connection asks to go on after: {@code Last-Event-ID}
   * @param data may have several lines
   */
  public void send(String id, String data) throws IOException {
    StringBuilder text = new StringBuilder(data.length() + 32);
    text.append("id: ").append(line(id)).append('\n');
    data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    write(text.append('\n'));
  }

  /** Says how long a client is to wait before it connects again. */
  public void retry(long millis) throws IOException {
    write(new StringBuilder("retry: ").append(millis).append("\n\n"));
  }

  /** Sends what clients pass over, so that nobody on the way takes the connection for dead. */
  public void comment(String text) throws IOException {
    write(new StringBuilder(": ").append(line(text)).append("\n\n"));
  }

  private static String line(String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("it is one line");
    }
    return text;
  }

  private void write(StringBuilder text) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
