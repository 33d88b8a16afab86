package dev.tapeout.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.context.FlowContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropagationTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final Parent SAMPLED = new Parent(TRACE, SPAN, true, null);

  private static Parent read(String... headers) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    return Propagation.read(map::get);
  }

  @Test
  void everyFormatIsRead() {
    assertThat(read("traceparent", "00-" + TRACE + "-" + SPAN + "-01", "tracestate", "a=b"))
        .isEqualTo(new Parent(TRACE, SPAN, true, "a=b"));
    assertThat(read("traceparent", "01-" + TRACE + "-" + SPAN + "-01-more")).isEqualTo(SAMPLED);
    assertThat(read("b3", TRACE + "-" + SPAN + "-1")).isEqualTo(SAMPLED);
    assertThat(read("b3", TRACE + "-" + SPAN + "-0-" + SPAN))
        .isEqualTo(new Parent(TRACE, SPAN, false, null));
    assertThat(read("b3", TRACE + "-" + SPAN)).isEqualTo(new Parent(TRACE, SPAN, null, null));
    assertThat(read("x-b3-traceid", TRACE, "x-b3-spanid", SPAN, "x-b3-sampled", "1"))
        .isEqualTo(SAMPLED);
    assertThat(read("x-b3-traceid", TRACE, "x-b3-spanid", SPAN, "x-b3-flags", "1"))
        .isEqualTo(SAMPLED);
    assertThat(read("x-silicon-traceid", TRACE, "x-silicon-spanid", SPAN))
        .isEqualTo(new Parent(TRACE, SPAN, null, null));
  }

  @Test
  void anIdOf64BitsIsFilledUp() {
    assertThat(read("b3", "8448eb211c80319c-" + SPAN + "-1"))
        .isEqualTo(new Parent("00000000000000008448eb211c80319c", SPAN, true, null));
  }

  @Test
  void w3cComesBeforeB3AndWhatIsBrokenIsPassedOver() {
    String other = TRACE.replace('0', '1');
    assertThat(read("traceparent", "00-" + TRACE + "-" + SPAN + "-01", "b3", other + "-" + SPAN))
        .isEqualTo(SAMPLED);
    assertThat(read("traceparent", "00-broken", "b3", TRACE + "-" + SPAN + "-1"))
        .isEqualTo(SAMPLED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-00f067aa0ba902b7-01",
        "ff-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01",
        "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01-more",
        "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-0g",
        "00-0af7651916cd43dd8448eb211c80319c_00f067aa0ba902b7-01",
      })
  void whatIsNoTraceparentSaysNothing(String text) {
    assertThat(read("traceparent", text)).isNull();
  }

  @Test
  void aCalledServiceIsToldWhereItStands() {
    FlowContext context =
        new FlowContext(
            TRACE, SPAN, true, "r-1", null, null, null, "op", FlowContext.State.STARTED);
    Map<String, String> headers = new TreeMap<>();
    Propagation.write(context, headers::put);
    assertThat(headers)
        .isEqualTo(
            Map.of(
                "traceparent",
                "00-" + TRACE + "-" + SPAN + "-01",
                "X-Request-ID",
                "r-1",
                "X-Silicon-TraceID",
                TRACE,
                "X-Silicon-SpanID",
                SPAN));
  }

  @Test
  void whatWasPutAsideGoesOnInItsTrace() {
    FlowContext context =
        new FlowContext(TRACE, SPAN, true, "r-1", null, null, 1L, "op", FlowContext.State.STARTED);
    Map<String, String> message = new HashMap<>();
    Propagation.write(context, (name, value) -> message.put(name.toLowerCase(Locale.ROOT), value));
    FlowContext resumed = Propagation.resume(message::get, "later");
    assertThat(resumed.state()).isEqualTo(FlowContext.State.RESUMED);
    assertThat(resumed.traceId()).isEqualTo(TRACE);
    assertThat(resumed.spanId()).isNotEqualTo(SPAN).hasSize(16);
    assertThat(resumed.sampled()).isTrue();
    assertThat(resumed.requestId()).isEqualTo("r-1");
    assertThat(resumed.operation()).isEqualTo("later");
    assertThat(resumed.deadline()).isNull();
    assertThat(context.resumed().deadline()).isNull();
    assertThat(Propagation.resume(name -> null, "later").traceId()).hasSize(32);
  }
}
