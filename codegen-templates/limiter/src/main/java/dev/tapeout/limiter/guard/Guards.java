package dev.tapeout.limiter.guard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several guards as one. */
record Guards(List<Guard> guards) implements Guard {
  @Override
  public @Nullable Run start() {
    List<Run> started = new ArrayList<>(guards.size());
    for (Guard guard : guards) {
      Run run = guard.start();
      if (run == null) {
        started.forEach(Run::cancelled);
        return null;
      }
      started.add(run);
    }
    return new Runs(started);
  }

  private record Runs(List<Run> runs) implements Run {
    @Override
    public void succeeded() {
      runs.forEach(Run::succeeded);
    }

    @Override
    public void failed(Throwable cause) {
      runs.forEach(run -> run.failed(cause));
    }

    @Override
    public void timedOut() {
      runs.forEach(Run::timedOut);
    }

    @Override
    public void cancelled() {
      runs.forEach(Run::cancelled);
    }
  }
}
