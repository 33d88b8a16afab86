package dev.tapeout.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.diff.report.BuildLog;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** What is said, line by line, in the log of the build. */
final class Logged extends OutputStream {
  private final Log log;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** A stream each of whose lines is a note. */
  Logged(Log log) {
    this.log = log;
  }

  /** Each line has its level, so that whoever searches the log for errors finds all of it. */
  static void write(List<BuildLog.Message> messages, Log log) {
    for (BuildLog.Message message : messages) {
      for (String each : message.lines()) {
        switch (message.level()) {
          case ERROR -> log.error(each);
          case WARNING -> log.warn(each);
          case INFO -> log.info(each);
        }
      }
    }
  }

  @Override
  public void write(int octet) {
    if (octet == '\n') {
      log.info(line.toString(UTF_8).stripTrailing());
      line.reset();
    } else {
      line.write(octet);
    }
  }
}
