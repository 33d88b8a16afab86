package dev.tapeout.registry.operations;

import dev.tapeout.registry.publication.Publishing;
import dev.tapeout.registry.publication.RefusedException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** How publications and dry runs of the gate end, and how long they take. */
public final class GateMeasures {
  private static final AttributeKey<String> KIND = AttributeKey.stringKey("kind");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
  private static final List<Double> BUCKETS =
      List.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

  private final LongCounter publications;
  private final DoubleHistogram duration;

  public GateMeasures(Meter meter) {
    publications =
        meter
            .counterBuilder("tapeout.registry.publications")
            .setDescription(
                "Publications by outcome: published, unchanged, or why they were refused.")
            .build();
    duration =
        meter
            .histogramBuilder("tapeout.registry.gate.duration")
            .setUnit("s")
            .setDescription("Time to judge a document, and with kind=publish to keep it.")
            .setExplicitBucketBoundariesAdvice(BUCKETS)
            .build();
  }

  /** Measures a publication. */
  Publishing.Published publication(Callable<Publishing.Published> work) throws Exception {
    String outcome = "failed";
    try {
      Publishing.Published done = timed("publish", work);
      outcome = done.fresh() ? "published" : "unchanged";
      return done;
    } catch (RefusedException e) {
      outcome = e.refusal().kind().name().toLowerCase(Locale.ROOT);
      throw e;
    } finally {
      publications.add(1, Attributes.of(OUTCOME, outcome));
    }
  }

  /** Measures how long it takes. */
  <T> T timed(String kind, Callable<T> work) throws Exception {
    long begun = System.nanoTime();
    try {
      return work.call();
    } finally {
      duration.record((System.nanoTime() - begun) / 1e9, Attributes.of(KIND, kind));
    }
  }
}
