package dev.tapeout.runtime.profiling;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A request is worked on by this thread. It costs next to nothing while no recording asks for it; a
 * profile labels the samples of the thread and the time with what it says.
 */
@Name(FlowEvent.NAME)
@Label("Request")
@Category("Tapeout")
@Description("A handler works on a request.")
@StackTrace(false)
@Enabled(false)
public final class FlowEvent extends Event {
  static final String NAME = "tapeout.Request";

  @Label("Trace id")
  final String traceId;

  @Label("Operation")
  final String operation;

  public FlowEvent(String traceId, String operation) {
    this.traceId = traceId;
    this.operation = operation;
  }
}
