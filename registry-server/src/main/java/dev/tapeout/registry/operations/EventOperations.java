package dev.tapeout.registry.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.api.AddWebhook;
import dev.tapeout.registry.api.AddedWebhook;
import dev.tapeout.registry.api.Delivery;
import dev.tapeout.registry.api.DeliveryList;
import dev.tapeout.registry.api.DeliveryState;
import dev.tapeout.registry.api.Event;
import dev.tapeout.registry.api.EventPage;
import dev.tapeout.registry.api.EventsHandler;
import dev.tapeout.registry.api.ListDeliveries;
import dev.tapeout.registry.api.ListEvents;
import dev.tapeout.registry.api.ListWebhooks;
import dev.tapeout.registry.api.RemoveWebhook;
import dev.tapeout.registry.api.ReplayDeliveries;
import dev.tapeout.registry.api.Replayed;
import dev.tapeout.registry.api.Webhook;
import dev.tapeout.registry.api.WebhookList;
import dev.tapeout.registry.events.EventFeed;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.events.PublicAddress;
import dev.tapeout.registry.events.Webhooks;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.service.EventStream;
import dev.tapeout.runtime.service.Problem;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/** The operations of the tag {@code events}. */
public final class EventOperations implements EventsHandler {
  private static final int PAGE = 100;
  private static final int RETRY_MILLIS = 2000;

  private final Database database;
  private final Webhooks webhooks;
  private final boolean privateAllowed;
  private final EventFeed feed;
  private final Callers callers;

  /**
   * @param privateAllowed whether webhooks may lead into the own network
   */
  public EventOperations(
      Database database,
      Webhooks webhooks,
      boolean privateAllowed,
      EventFeed feed,
      Callers callers) {
    this.database = database;
    this.webhooks = webhooks;
    this.privateAllowed = privateAllowed;
    this.feed = feed;
    this.callers = callers;
  }

  @Override
  public ListEvents.Response listEvents(ListEvents.Request request) {
    callers.reader();
    long after = Objects.requireNonNullElse(request.after(), 0L);
    if (request.stream()) {
      return stream(Objects.requireNonNullElse(request.lastEventID(), after));
    }
    int most = Objects.requireNonNullElse(request.limit(), PAGE);
    return new ListEvents.Response.OkJson(
        new EventPage(
            database.read(sql -> EventLog.after(sql, after, most)).stream()
                .map(EventOperations::event)
                .toList()));
  }

  private ListEvents.Response stream(long after) {
    if (!feed.hasSeat()) {
      throw Problem.of(503, "so many listen already that one more is too much")
          .with("Retry-After", "30")
          .exception();
    }
    return new ListEvents.Response.OkTextEventStream(body -> {
      EventStream stream = new EventStream(body);
      feed.listen(
          after,
          new EventFeed.Ear() {
            @Override
            public void begin() throws IOException {
              stream.retry(RETRY_MILLIS);
            }

            @Override
            public void hear(dev.tapeout.registry.events.Event event) throws IOException {
              byte[] json = JsonTree.write(out -> event(event).write(out));
              stream.send(Long.toString(event.number()), new String(json, UTF_8));
            }

            @Override
            public void quiet() throws IOException {
              stream.comment("nothing new");
            }
          });
    });
  }

  private static Event event(dev.tapeout.registry.events.Event e) {
    return new Event(
        e.number(),
        Answers.at(e.at()),
        e.type(),
        e.subject(),
        e.actor(),
        Answers.json(e.data()),
        e.previous(),
        e.hash());
  }

  @Override
  public ListWebhooks.Response listWebhooks(ListWebhooks.Request request) {
    callers.administrator();
    return new ListWebhooks.Response.Ok(
        new WebhookList(
            webhooks.all().stream()
                .map(w -> new Webhook(w.id(), w.url(), w.types(), w.waiting(), w.failed()))
                .toList()));
  }

  @Override
  public AddWebhook.Response addWebhook(AddWebhook.Request request) {
    Caller by = callers.administrator();
    String url = request.body().url().toString();
    PublicAddress.refusal(url, privateAllowed)
        .ifPresent(why -> {
          throw Problem.of(400, "the url cannot be told: " + why).exception();
        });
    Webhooks.Added added =
        webhooks.add(by.name(), url, Objects.requireNonNullElse(request.body().types(), List.of()));
    return new AddWebhook.Response.Created(new AddedWebhook(added.id(), added.secret()));
  }

  @Override
  public ListDeliveries.Response listDeliveries(ListDeliveries.Request request) {
    callers.administrator();
    known(request.webhook());
    DeliveryState state = request.state();
    return new ListDeliveries.Response.Ok(
        new DeliveryList(
            webhooks
                .sent(
                    request.webhook(),
                    state == null ? null : state.value(),
                    Objects.requireNonNullElse(request.after(), 0L),
                    Objects.requireNonNullElse(request.limit(), PAGE))
                .stream()
                .map(d ->
                    new Delivery(
                        d.event(),
                        d.type(),
                        d.subject(),
                        Answers.at(d.at()),
                        DeliveryState.of(d.state()),
                        d.attempts(),
                        Answers.at(d.next()),
                        d.problem()))
                .toList()));
  }

  @Override
  public ReplayDeliveries.Response replayDeliveries(ReplayDeliveries.Request request) {
    Caller by = callers.administrator();
    known(request.webhook());
    OffsetDateTime since = request.body().since();
    long events =
        webhooks.replay(
            by.name(),
            request.webhook(),
            request.body().event(),
            since == null ? null : since.toInstant());
    return new ReplayDeliveries.Response.Ok(new Replayed(events));
  }

  private void known(String webhook) {
    if (!webhooks.knows(webhook)) {
      throw Answers.missing("webhook " + webhook);
    }
  }

  @Override
  public RemoveWebhook.Response removeWebhook(RemoveWebhook.Request request) {
    if (!webhooks.remove(callers.administrator().name(), request.webhook())) {
      throw Answers.missing("webhook " + request.webhook());
    }
    return new RemoveWebhook.Response.NoContent();
  }
}
