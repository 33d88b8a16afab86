package dev.tapeout.cli.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command runs and writes: results to {@link #out}, all else to {@link #err}, both in
 * UTF-8.
 *
 * <p>A reader that goes away ({@code tapeout diff … | head}) ends nothing and changes no exit code:
 * what is written after that is dropped. Any other failure to write is kept for {@link
 * #writeFailure}.
 */
public final class Console implements AutoCloseable {
  private static final int DEFAULT_WIDTH = 100;

  private final Output output;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean colour;
  private final int width;
  private final int progressColumns;
  private final Path directory;
  private final LocalDate today;
  private final Inputs inputs = new Inputs();

  private Console(
      OutputStream out,
      OutputStream err,
      boolean colour,
      int width,
      int progressColumns,
      Path directory,
      LocalDate today) {
    this.output = new Output(out);
    this.out = print(new BufferedOutputStream(output, 1 << 16), false);
    this.err = print(err, true);
    this.colour = colour;
    this.width = width;
    this.progressColumns = progressColumns;
    this.directory = directory.toAbsolutePath();
    this.today = today;
  }

  /**
   * The process's own streams. The launcher, which knows whether standard output is a terminal,
   * says how wide it is in {@code TAPEOUT_COLUMNS}; where that is unset there is no terminal.
   * {@code TAPEOUT_PROGRESS} is the same for standard error.
   */
  public static Console ofProcess(Map<String, String> environment) {
    @Nullable Integer columns = columns(environment.getOrDefault("TAPEOUT_COLUMNS", ""));
    @Nullable Integer progress = columns(environment.getOrDefault("TAPEOUT_PROGRESS", ""));
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean plain = dumb || !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        columns != null && !plain,
        columns == null ? DEFAULT_WIDTH : columns,
        dumb || progress == null ? 0 : progress,
        Path.of(""),
        LocalDate.now(ZoneOffset.UTC));
  }

  /** A console without a terminal that writes to the given streams. */
  public static Console plain(OutputStream out, OutputStream err) {
    return plain(out, err, Path.of(""));
  }

  /** The same for a command that runs in {@code directory}. */
  public static Console plain(OutputStream out, OutputStream err, Path directory) {
    return plain(out, err, directory, LocalDate.now(ZoneOffset.UTC));
  }

  /** The same for a command that runs on the day {@code today}. */
  public static Console plain(OutputStream out, OutputStream err, Path directory, LocalDate today) {
    return new Console(out, err, false, DEFAULT_WIDTH, 0, directory, today);
  }

  /** The files that the command reads. */
  public Inputs inputs() {
    return inputs;
  }

  /** For results: what a script would read. */
  public PrintStream out() {
    return out;
  }

  /** For progress and for what went wrong. */
  public PrintStream err() {
    return err;
  }

  /** Whether results may be coloured: on a terminal, unless {@code NO_COLOR} is set. */
  public boolean colour() {
    return colour;
  }

  /** The columns of the terminal, at least 40; 100 where there is none. */
  public int width() {
    return width;
  }

  /**
   * The columns of the terminal that {@link #err} writes to, where a line may be overwritten; 0
   * where there is none.
   */
  public int progressColumns() {
    return progressColumns;
  }

  /** The directory in which the command runs: relative paths start here. */
  public Path directory() {
    return directory;
  }

  /** The day of the run, in UTC so that it is the same on every machine. */
  public LocalDate today() {
    return today;
  }

  /** Why results could not be written (a full disk); empty where all is well. */
  public Optional<IOException> writeFailure() {
    out.flush();
    return Optional.ofNullable(output.failure);
  }

  @Override
  public void close() {
    out.close();
    err.close();
  }

  private static PrintStream print(OutputStream stream, boolean autoFlush) {
    return new PrintStream(stream, autoFlush, StandardCharsets.UTF_8);
  }

  private static @Nullable Integer columns(String text) {
    if (!text.matches("[0-9]{1,4}")) {
      return null;
    }
    int columns = Integer.parseInt(text);
    return columns == 0 ? DEFAULT_WIDTH : Math.max(40, columns);
  }

  /** Remembers the first failure and drops what follows it. */
  private static final class Output extends OutputStream {
    private final OutputStream target;
    private boolean gone;
    private @Nullable IOException failure;

    Output(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      if (gone) {
        return;
      }
      try {
        target.write(octets, offset, length);
      } catch (IOException e) {
        gone = true;
        failure = isBrokenPipe(e) ? null : e;
      }
    }

    @Override
    public void flush() throws IOException {
      if (!gone) {
        target.flush();
      }
    }

    /** The JVM tells it only by the system's message. */
    private static boolean isBrokenPipe(IOException e) {
      return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
  }
}
