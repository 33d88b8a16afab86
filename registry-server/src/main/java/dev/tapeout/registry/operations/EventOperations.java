package dev.tapeout.registry.operations;

import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.api.AddWebhook;
import dev.tapeout.registry.api.AddedWebhook;
import dev.tapeout.registry.api.Event;
import dev.tapeout.registry.api.EventPage;
import dev.tapeout.registry.api.EventsHandler;
import dev.tapeout.registry.api.ListEvents;
import dev.tapeout.registry.api.ListWebhooks;
import dev.tapeout.registry.api.RemoveWebhook;
import dev.tapeout.registry.api.Webhook;
import dev.tapeout.registry.api.WebhookList;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.events.PublicAddress;
import dev.tapeout.registry.events.Webhooks;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.service.Problem;
import java.util.List;
import java.util.Objects;

/** The operations of the tag {@code events}. */
public final class EventOperations implements EventsHandler {
  private static final int PAGE = 100;

  private final Database database;
  private final Webhooks webhooks;
  private final boolean privateAllowed;
  private final Callers callers;

  /**
   * @param privateAllowed whether webhooks may lead into the own network
   */
  public EventOperations(
      Database database, Webhooks webhooks, boolean privateAllowed, Callers callers) {
    this.database = database;
    this.webhooks = webhooks;
    this.privateAllowed = privateAllowed;
    this.callers = callers;
  }

  @Override
  public ListEvents.Response listEvents(ListEvents.Request request) {
    callers.reader();
    long after = Objects.requireNonNullElse(request.after(), 0L);
    int most = Objects.requireNonNullElse(request.limit(), PAGE);
    return new ListEvents.Response.Ok(
        new EventPage(
            database.read(sql -> EventLog.after(sql, after, most)).stream()
                .map(EventOperations::event)
                .toList()));
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
  public RemoveWebhook.Response removeWebhook(RemoveWebhook.Request request) {
    if (!webhooks.remove(callers.administrator().name(), request.webhook())) {
      throw Answers.missing("webhook " + request.webhook());
    }
    return new RemoveWebhook.Response.NoContent();
  }
}
