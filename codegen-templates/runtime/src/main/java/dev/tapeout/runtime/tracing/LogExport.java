package dev.tapeout.runtime.tracing;

import dev.tapeout.runtime.context.FlowContext;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What goes through {@code java.util.logging} is exported too, under the trace that it belongs to.
 */
final class LogExport extends Handler {
  private final LoggerProvider exporter;
  private final SimpleFormatter formatter = new SimpleFormatter();

  private LogExport(LoggerProvider exporter) {
    this.exporter = exporter;
  }

  static LogExport install(LoggerProvider exporter) {
    LogExport handler = new LogExport(exporter);
    Logger.getLogger("").addHandler(handler);
    return handler;
  }

  @Override
  public void publish(LogRecord log) {
    String name = log.getLoggerName();
    // What the export itself says must not be exported again.
    if (!isLoggable(log) || (name != null && name.startsWith("io.opentelemetry."))) {
      return;
    }
    LogRecordBuilder builder =
        exporter
            .get(name == null ? "" : name)
            .logRecordBuilder()
            .setTimestamp(log.getInstant())
            .setSeverity(severity(log.getLevel()))
            .setSeverityText(log.getLevel().getName())
            .setBody(formatter.formatMessage(log))
            .setContext(context());
    Throwable thrown = log.getThrown();
    if (thrown != null) {
      builder.setAttribute("exception.type", thrown.getClass().getName());
      builder.setAttribute("exception.message", String.valueOf(thrown.getMessage()));
    }
    builder.emit();
  }

  private static Context context() {
    FlowContext flow = FlowContext.orNull();
    if (flow == null) {
      return Context.current();
    }
    SpanContext span =
        SpanContext.create(
            flow.traceId(),
            flow.spanId(),
            flow.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(span));
  }

  private static Severity severity(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return Severity.ERROR;
    }
    if (value >= Level.WARNING.intValue()) {
      return Severity.WARN;
    }
    return value >= Level.CONFIG.intValue() ? Severity.INFO : Severity.DEBUG;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
