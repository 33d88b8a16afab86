package dev.tapeout.runtime.server;

import dev.tapeout.runtime.server.ManagementServer.Page;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Profiles are made one at a time, and ended before their time on demand: of a caller who hangs up
 * the server hears nothing before it answers.
 */
final class Captures {
  interface Making {
    Page make() throws IOException, InterruptedException;
  }

  private @Nullable Thread under;

  Page take(Making making) throws IOException {
    if (!begin()) {
      return Page.text(
          503, "another profile is being made; DELETE in place of GET ends it before its time\n");
    }
    try {
      return making.make();
    } catch (InterruptedException | ClosedByInterruptException e) {
      return Page.text(
          503,
          "the profile was ended before its time: by somebody's DELETE, or since the service is"
              + " about to stop\n");
    } finally {
      done();
    }
  }

  private synchronized boolean begin() {
    if (under != null) {
      return false;
    }
    under = Thread.currentThread();
    return true;
  }

  private synchronized void done() {
    under = null;
    Thread.interrupted(); // came too late
  }

  /** Whether there was one to end. */
  synchronized boolean end() {
    if (under == null) {
      return false;
    }
    under.interrupt();
    return true;
  }
}
