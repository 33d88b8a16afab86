package dev.tapeout.runtime.service;

import dev.tapeout.runtime.config.LimitFile;
import dev.tapeout.runtime.config.SettingsException;
import dev.tapeout.runtime.operation.Limit;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks every second whether the file of limits says something else, and puts that in force; what
 * is spent stays spent. A file that says what it cannot changes nothing and is logged.
 */
final class LimitWatch implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Path file;
  private final Map<String, Limits> limited;
  private final Map<String, Limit> contract;
  private final Thread thread;
  private byte[] seen;

  /**
   * Reads the file and begins to watch it. It is read by content, since a file of a Kubernetes
   * ConfigMap is a link that is turned elsewhere.
   *
   * @param limited by operation
   * @param contract the limits that hold where the file says nothing, by operation
   * @throws SettingsException if the file cannot be read, or says what it cannot
   */
  LimitWatch(Path file, Map<String, Limits> limited, Map<String, Limit> contract) {
    this.file = file;
    this.limited = Map.copyOf(limited);
    this.contract = new LinkedHashMap<>(contract);
    try {
      seen = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new SettingsException("TAPEOUT_LIMITS is " + file + ", which cannot be read");
    }
    apply(seen);
    thread = Thread.ofVirtual().name("limits").start(this::watch);
  }

  private void apply(byte[] text) {
    try {
      Map<String, dev.tapeout.limiter.Limit> rules = new LinkedHashMap<>();
      LimitFile.read(text, contract)
          .forEach((operation, limit) -> rules.put(operation, rule(operation, limit)));
      limited.forEach((operation, limits) -> {
        dev.tapeout.limiter.Limit rule = rules.get(operation);
        if (rule != null) {
          limits.reload(rule);
        }
      });
    } catch (SettingsException e) {
      throw new SettingsException("TAPEOUT_LIMITS (" + file + "): " + e.getMessage());
    }
  }

  private static dev.tapeout.limiter.Limit rule(String operation, Limit limit) {
    try {
      return Limits.rule(limit);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(operation + ": " + e.getMessage());
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        look();
      }
    } catch (InterruptedException e) {
      // the service has stopped
    }
  }

  private void look() {
    try {
      byte[] text = Files.readAllBytes(file);
      if (!Arrays.equals(text, seen)) {
        seen = text;
        apply(text);
        LOG.log(Level.INFO, "other limits are in force, by " + file);
      }
    } catch (IOException | SettingsException e) {
      LOG.log(Level.WARNING, "the limits stay as they are: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
