package dev.tapeout.runtime.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Lets the watch over slow connections see each write: a client that does not read is shed. */
final class PatientOutput extends OutputStream {
  private final OutputStream out;
  private final Connections connections;
  private final String socket;

  PatientOutput(OutputStream out, Connections connections, String socket) {
    this.out = out;
    this.connections = connections;
    this.socket = socket;
  }

  /** Writes that may wait. */
  private interface Work {
    void run() throws IOException;
  }

  private void watched(Work work) throws IOException {
    connections.waiting(socket);
    try {
      work.run();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    connections.complete(socket);
  }

  @Override
  public void write(int b) throws IOException {
    watched(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    watched(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    watched(out::flush);
  }

  @Override
  public void close() throws IOException {
    watched(out::close);
  }
}
