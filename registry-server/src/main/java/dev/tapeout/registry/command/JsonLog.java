package dev.tapeout.registry.command;

import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.json.JsonTree;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** One JSON object a line, for whoever gathers logs, with the trace that a line belongs to. */
final class JsonLog extends Formatter {
  /** Writes all logs of this process so. */
  static void install() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setFormatter(new JsonLog());
    }
  }

  @Override
  public String format(LogRecord log) {
    byte[] json =
        JsonTree.write(out -> {
          out.writeStartObject();
          out.writeStringProperty("time", log.getInstant().toString());
          out.writeStringProperty("level", log.getLevel().getName());
          out.writeStringProperty("logger", String.valueOf(log.getLoggerName()));
          out.writeStringProperty("message", formatMessage(log));
          FlowContext flow = FlowContext.orNull();
          if (flow != null) {
            out.writeStringProperty("trace_id", flow.traceId());
            out.writeStringProperty("span_id", flow.spanId());
            out.writeStringProperty("request_id", flow.requestId());
          }
          if (log.getThrown() != null) {
            StringWriter trace = new StringWriter();
            log.getThrown().printStackTrace(new PrintWriter(trace));
            out.writeStringProperty("exception", trace.toString());
          }
          out.writeEndObject();
        });
    return new String(json, StandardCharsets.UTF_8) + "\n";
  }
}
