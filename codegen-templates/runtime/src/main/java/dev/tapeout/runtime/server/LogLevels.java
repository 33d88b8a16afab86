package dev.tapeout.runtime.server;

import dev.tapeout.runtime.server.ManagementServer.Page;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Levels of {@code java.util.logging}, changed for a while: each goes back by itself, so that
 * nobody's search for a fault fills a disk for ever.
 */
final class LogLevels implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final int MOST_CHANGES = 64;
  private static final Pattern NAME = Pattern.compile("[\\w.$-]{1,200}");
  private static final Pattern WORD =
      Pattern.compile("trace|debug|info|warning|error|off|reset", Pattern.CASE_INSENSITIVE);

  private final Map<String, Change> changes = new TreeMap<>();

  /** A line of who else writes what {@link Logger} is told; empty where it is these loggers. */
  private final String elsewhere;

  /** What handlers let through before the first change. */
  private final Map<Handler, Level> handlers = new HashMap<>();

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("tapeout-log-levels").daemon().factory());

  /** It holds on to the logger, which would lose its level with the last who refers to it. */
  private record Change(
      java.util.logging.Logger logger, @Nullable Level before, Instant until, Future<?> end) {}

  LogLevels() {
    this(System.LoggerFinder.getLoggerFinder());
  }

  /**
   * @param finder whose loggers the service logs by
   */
  LogLevels(System.LoggerFinder finder) {
    boolean own = finder.getClass().getModule() == java.util.logging.Logger.class.getModule();
    elsewhere =
        own
            ? ""
            : "the service logs by "
                + finder.getClass().getName()
                + ", whose own settings hold; these levels are those of java.util.logging alone\n";
    timer.setRemoveOnCancelPolicy(true);
  }

  /** {@code logger=dev.tapeout.runtime&level=debug&minutes=10}. */
  Page change(Question asked) {
    String logger =
        asked
            .only(Set.of("logger", "level", "minutes"))
            .word("logger", NAME, "the name of one, such as dev.tapeout.runtime, or root");
    String level = asked.word("level", WORD, "trace, debug, info, warning, error, off or reset");
    String name = logger.equals("root") ? "" : logger;
    if (level.equalsIgnoreCase("reset")) {
      return reset(name)
          ? Page.text(200, list())
          : Page.text(404, "the level of " + logger + " is not changed\n");
    }
    boolean known = LogManager.getLogManager().getLogger(name) != null;
    set(name, Logger.Level.valueOf(level.toUpperCase(Locale.ROOT)), asked.minutes());
    return Page.text(200, (known ? "" : "nobody has logged as " + logger + " yet\n") + list());
  }

  /** All that have a level of their own. */
  Page list(Question asked) {
    asked.only(Set.of());
    return Page.text(200, list());
  }

  /**
   * Sets the level of a logger, and of those below it that have none of their own. What handlers
   * would keep back is let through meanwhile.
   *
   * @param name empty for the root of all
   * @return ends when the level is back
   * @throws Question.UnclearException if too many are changed already
   */
  synchronized Future<?> set(String name, Logger.Level level, Duration length) {
    Change earlier = changes.get(name);
    if (earlier == null && changes.size() == MOST_CHANGES) {
      throw new Question.UnclearException(
          "the levels of " + MOST_CHANGES + " loggers are changed already; reset some");
    }
    java.util.logging.Logger logger = java.util.logging.Logger.getLogger(name);
    Level before = logger.getLevel();
    if (earlier != null) {
      earlier.end.cancel(false);
      before = earlier.before;
    }
    Level wanted = level(level);
    logger.setLevel(wanted);
    open(logger, wanted);
    Instant until = Instant.now().plus(length);
    Future<?> end =
        timer.schedule(() -> expire(name, until), length.toMillis(), TimeUnit.MILLISECONDS);
    changes.put(name, new Change(logger, before, until, end));
    LOG.log(
        Logger.Level.INFO,
        "by the management port, what "
            + shown(name)
            + " logs is "
            + level
            + " until "
            + seconds(until));
    return end;
  }

  /** All handlers that a record of the logger comes to. */
  private void open(java.util.logging.Logger logger, Level wanted) {
    java.util.logging.Logger at = logger;
    while (at != null) {
      for (Handler handler : at.getHandlers()) {
        if (handler.getLevel().intValue() > wanted.intValue()) {
          handlers.putIfAbsent(handler, handler.getLevel());
          handler.setLevel(wanted);
        }
      }
      at = at.getUseParentHandlers() ? at.getParent() : null;
    }
  }

  /** Unless it has been changed again since. */
  private synchronized void expire(String name, Instant until) {
    Change change = changes.get(name);
    if (change != null && change.until.equals(until)) {
      restore(name, change);
    }
  }

  /** Puts the level back; false where it was not changed. */
  synchronized boolean reset(String name) {
    Change change = changes.get(name);
    if (change == null) {
      return false;
    }
    change.end.cancel(false);
    restore(name, change);
    return true;
  }

  private void restore(String name, Change change) {
    changes.remove(name);
    change.logger.setLevel(change.before);
    if (changes.isEmpty()) {
      handlers.forEach(Handler::setLevel);
      handlers.clear();
    }
    LOG.log(Logger.Level.INFO, "the level of " + shown(name) + " is as it was before");
  }

  private String list() {
    return elsewhere + changed();
  }

  private synchronized String changed() {
    LogManager manager = LogManager.getLogManager();
    List<String> names = new ArrayList<>(Collections.list(manager.getLoggerNames()));
    names.sort(null);
    StringBuilder page = new StringBuilder();
    for (String name : names) {
      java.util.logging.Logger logger = manager.getLogger(name);
      if (logger != null && logger.getLevel() != null) {
        page.append(shown(name)).append(' ').append(word(logger.getLevel()));
        Change change = changes.get(name);
        if (change != null) {
          page.append(" until ").append(seconds(change.until));
          page.append(", then ")
              .append(change.before == null ? "that of what it is below" : word(change.before));
        }
        page.append('\n');
      }
    }
    return page.toString();
  }

  private static String shown(String name) {
    return name.isEmpty() ? "root" : name;
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Level level(Logger.Level level) {
    return switch (level) {
      case ALL -> Level.ALL;
      case TRACE -> Level.FINER;
      case DEBUG -> Level.FINE;
      case INFO -> Level.INFO;
      case WARNING -> Level.WARNING;
      case ERROR -> Level.SEVERE;
      case OFF -> Level.OFF;
    };
  }

  private static String word(Level level) {
    for (Logger.Level word : Logger.Level.values()) {
      if (level(word).equals(level)) {
        return word.name();
      }
    }
    return level.getName();
  }

  /** All levels are as they were. */
  @Override
  public synchronized void close() {
    List.copyOf(changes.keySet()).forEach(this::reset);
    timer.shutdownNow();
  }
}
