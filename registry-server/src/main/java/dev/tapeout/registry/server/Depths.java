package dev.tapeout.registry.server;

import dev.tapeout.registry.events.EventFeed;
import dev.tapeout.registry.events.Webhooks;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;

/** What waits, looked at when somebody asks for measures. */
final class Depths {
  private static final AttributeKey<String> STATE = AttributeKey.stringKey("state");

  private Depths() {}

  static void measure(Meter meter, Webhooks webhooks, EventFeed feed) {
    meter
        .gaugeBuilder("tapeout.registry.outbox")
        .ofLongs()
        .setDescription("Events that webhooks are yet to be told (waiting), or were not (dead).")
        .buildWithCallback(seen -> {
          Webhooks.Depth depth = webhooks.depth();
          seen.record(depth.waiting(), Attributes.of(STATE, "waiting"));
          seen.record(depth.dead(), Attributes.of(STATE, "dead"));
        });
    meter
        .gaugeBuilder("tapeout.registry.listeners")
        .ofLongs()
        .setDescription("Who listens to the stream of events.")
        .buildWithCallback(seen -> seen.record(feed.listeners()));
  }
}
