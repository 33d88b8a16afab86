package dev.tapeout.runtime.channel;

import dev.tapeout.runtime.context.FlowContext;

/** An element under way with the context of its sender; one without is under way by itself. */
record Carried(Object value, FlowContext context) {
  static Object of(Object value) {
    FlowContext context = FlowContext.orNull();
    return context == null ? value : new Carried(value, context);
  }

  @SuppressWarnings("unchecked") // a channel gives back what was sent
  static <T> T value(Object item) {
    return (T) (item instanceof Carried carried ? carried.value : item);
  }

  static <T> Element<T> element(Object item) {
    return new Element<>(value(item), item instanceof Carried carried ? carried.context : null);
  }
}
