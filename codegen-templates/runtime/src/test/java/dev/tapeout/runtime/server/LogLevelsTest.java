package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogLevelsTest {
  private static final Duration LONG = Duration.ofHours(1);
  private final java.util.logging.Logger above = java.util.logging.Logger.getLogger("test.levels");
  private final Logger logger = System.getLogger("test.levels.inner");
  private final List<String> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord log) {
          if (isLoggable(log)) {
            logged.add(log.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    handler.setLevel(Level.INFO);
    above.addHandler(handler);
    above.setUseParentHandlers(false);
  }

  @AfterEach
  void leave() {
    above.removeHandler(handler);
  }

  @Test
  void whatALoggerKeepsBackIsHeardForAWhile() throws Exception {
    try (LogLevels levels = new LogLevels()) {
      logger.log(Logger.Level.DEBUG, "before");
      levels.set("test.levels", Logger.Level.DEBUG, LONG);
      logger.log(Logger.Level.DEBUG, "meanwhile");
      logger.log(Logger.Level.TRACE, "too fine");
      Future<?> end = levels.set("test.levels", Logger.Level.DEBUG, Duration.ofMillis(1));
      end.get();
      logger.log(Logger.Level.DEBUG, "after");
      assertThat(logged).containsExactly("meanwhile");
      assertThat(above.getLevel()).isNull();
      assertThat(handler.getLevel()).isEqualTo(Level.INFO);
    }
  }

  @Test
  void theFirstLevelComesBackHoweverOftenItWasChanged() {
    above.setLevel(Level.WARNING);
    try (LogLevels levels = new LogLevels()) {
      levels.set("test.levels", Logger.Level.DEBUG, LONG);
      levels.set("test.levels", Logger.Level.TRACE, LONG);
      levels.set("test.levels.inner", Logger.Level.OFF, LONG);
      assertThat(above.getLevel()).isEqualTo(Level.FINER);
      assertThat(handler.getLevel()).isEqualTo(Level.FINER);
      assertThat(levels.reset("test.levels")).isTrue();
      assertThat(levels.reset("test.levels")).isFalse();
      assertThat(above.getLevel()).isEqualTo(Level.WARNING);
    } finally {
      above.setLevel(null);
    }
    assertThat(handler.getLevel()).isEqualTo(Level.INFO);
    assertThat(java.util.logging.Logger.getLogger("test.levels.inner").getLevel()).isNull();
  }

  /** As one of Logback's or Log4j's would be found. */
  private static final class OtherFinder extends System.LoggerFinder {
    @Override
    public Logger getLogger(String name, Module module) {
      return System.getLogger(name);
    }
  }

  @Test
  void whereTheServiceLogsElsewhereTheAnswerSaysSo() {
    Question change = new Question("logger=test.levels&level=debug");
    try (LogLevels levels = new LogLevels(new OtherFinder())) {
      assertThat(new String(levels.change(change).body(), StandardCharsets.UTF_8))
          .startsWith("the service logs by " + OtherFinder.class.getName());
    }
    try (LogLevels levels = new LogLevels()) {
      assertThat(new String(levels.change(change).body(), StandardCharsets.UTF_8))
          .doesNotContain("logs by");
    }
  }
}
