package dev.tapeout.registry.server;

import dev.tapeout.registry.events.EventFeed;
import dev.tapeout.registry.events.Webhooks;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What waits, looked at when somebody asks for measures, but not each time: it is counted. */
final class Depths {
  private static final AttributeKey<String> STATE = AttributeKey.stringKey("state");
  private static final Duration KEPT = Duration.ofSeconds(5);

  private record Seen(Instant at, Webhooks.Depth depth) {}

  private final Webhooks webhooks;
  private final InstantSource clock;
  private @Nullable Seen last;

  Depths(Webhooks webhooks, InstantSource clock) {
    this.webhooks = webhooks;
    this.clock = clock;
  }

  void measure(Meter meter, EventFeed feed) {
    meter
        .gaugeBuilder("tapeout.registry.outbox")
        .ofLongs()
        .setDescription("Events that webhooks are yet to be told (waiting), or were not (dead).")
        .buildWithCallback(seen -> {
          Webhooks.Depth depth = outbox();
          seen.record(depth.waiting(), Attributes.of(STATE, "waiting"));
          seen.record(depth.dead(), Attributes.of(STATE, "dead"));
        });
    meter
        .gaugeBuilder("tapeout.registry.listeners")
        .ofLongs()
        .setDescription("Who listens to the stream of events.")
        .buildWithCallback(seen -> seen.record(feed.listeners()));
  }

  private synchronized Webhooks.Depth outbox() {
    Instant now = clock.instant();
    Seen seen = last;
    if (seen == null || Duration.between(seen.at(), now).abs().compareTo(KEPT) >= 0) {
      seen = new Seen(now, webhooks.depth());
      last = seen;
    }
    return seen.depth();
  }
}
