package dev.tapeout.registry.operations;

import static dev.tapeout.registry.operations.Answers.answered;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.api.CanRelease;
import dev.tapeout.registry.api.Consumer;
import dev.tapeout.registry.api.ConsumerList;
import dev.tapeout.registry.api.ConsumersHandler;
import dev.tapeout.registry.api.ForgetConsumer;
import dev.tapeout.registry.api.ListConsumers;
import dev.tapeout.registry.api.RecordDeployment;
import dev.tapeout.registry.api.RegisterConsumer;
import dev.tapeout.registry.api.ReleaseAnswer;
import dev.tapeout.registry.api.Reliance;
import dev.tapeout.registry.api.ReportUsage;
import dev.tapeout.registry.api.UsageReportCountsItem;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.publication.Releases;
import dev.tapeout.registry.store.Database;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations of the tag {@code consumers}. */
public final class ConsumerOperations implements ConsumersHandler {
  private final Database database;
  private final InstantSource clock;
  private final Releases releases;
  private final Callers callers;

  public ConsumerOperations(
      Database database, InstantSource clock, Releases releases, Callers callers) {
    this.database = database;
    this.clock = clock;
    this.releases = releases;
    this.callers = callers;
  }

  @Override
  public CanRelease.Response canRelease(CanRelease.Request request) throws Exception {
    callers.reader();
    ContractVersion name =
        new ContractVersion(new ContractName(request.context(), request.name()), request.version());
    return answered(() -> {
      Releases.Answer answer = releases.canRelease(name, request.environment());
      return new CanRelease.Response.Ok(
          new ReleaseAnswer(answer.release(), answer.deployed(), answer.reasons()));
    });
  }

  @Override
  public ListConsumers.Response listConsumers(ListConsumers.Request request) {
    callers.reader();
    ContractName name = new ContractName(request.context(), request.name());
    LocalDate since = today().minusDays(Consumers.WINDOW);
    return database.read(sql -> {
      if (Catalogue.contract(sql, name).isEmpty()) {
        throw Answers.missing("contract " + name);
      }
      List<Consumer> items =
          Consumers.of(sql, name, since).stream().map(ConsumerOperations::consumer).toList();
      return new ListConsumers.Response.Ok(new ConsumerList(items));
    });
  }

  private static Consumer consumer(Consumers.Consumer c) {
    Consumers.@Nullable Reliance reliance = c.reliance();
    return new Consumer(
        c.consumer(),
        reliance != null,
        reliance == null ? null : reliance.version(),
        reliance == null ? null : reliance.environment(),
        reliance == null ? null : reliance.operations(),
        c.total(),
        c.lastCalled());
  }

  @Override
  public RegisterConsumer.Response registerConsumer(RegisterConsumer.Request request) {
    ContractName name = new ContractName(request.context(), request.name());
    Reliance body = request.body();
    String own = Objects.requireNonNullElse(body.context(), name.context());
    Caller by = callers.publisher(own);
    Consumers.Reliance reliance =
        new Consumers.Reliance(
            body.version(), body.context(), body.environment(), body.operations());
    return database.write(sql -> {
      ContractVersion version = new ContractVersion(name, body.version());
      if (!Catalogue.hold(sql, version)) {
        throw Answers.missing("version " + version + " that may be used");
      }
      Optional<String> before = Consumers.ownContext(sql, name, request.consumer());
      callers.publisher(before.orElse(own)); // nobody speaks for the consumer of another team
      Consumers.register(sql, name, request.consumer(), reliance, clock.instant());
      EventLog.append(
          sql,
          clock.instant(),
          "consumer.registered",
          version.toString(),
          by.name(),
          Map.of("consumer", request.consumer()));
      return new RegisterConsumer.Response.NoContent();
    });
  }

  @Override
  public ForgetConsumer.Response forgetConsumer(ForgetConsumer.Request request) {
    ContractName name = new ContractName(request.context(), request.name());
    return database.write(sql -> {
      Caller by =
          callers.publisher(
              Consumers.ownContext(sql, name, request.consumer()).orElse(name.context()));
      if (!Consumers.forget(sql, name, request.consumer())) {
        throw Answers.missing("consumer " + request.consumer() + " of " + name);
      }
      EventLog.append(
          sql,
          clock.instant(),
          "consumer.forgotten",
          name.toString(),
          by.name(),
          Map.of("consumer", request.consumer()));
      return new ForgetConsumer.Response.NoContent();
    });
  }

  @Override
  public RecordDeployment.Response recordDeployment(RecordDeployment.Request request) {
    Caller by = callers.publisher(request.context());
    ContractVersion version =
        new ContractVersion(
            new ContractName(request.context(), request.name()), request.body().version());
    return database.write(sql -> {
      if (!Catalogue.hold(sql, version)) {
        throw Answers.missing("version " + version + " that may be used");
      }
      Consumers.deploy(sql, request.environment(), version, clock.instant());
      EventLog.append(
          sql,
          clock.instant(),
          "version.deployed",
          version.toString(),
          by.name(),
          Map.of("environment", request.environment()));
      return new RecordDeployment.Response.NoContent();
    });
  }

  @Override
  public ReportUsage.Response reportUsage(ReportUsage.Request request) {
    request.body().counts().stream()
        .map(UsageReportCountsItem::context)
        .distinct()
        .forEach(callers::reporter);
    callers.known();
    List<Consumers.Count> counts =
        request.body().counts().stream()
            .map(c ->
                new Consumers.Count(
                    new ContractVersion(new ContractName(c.context(), c.name()), c.version()),
                    c.operation(),
                    c.consumer(),
                    c.calls()))
            .toList();
    database.write(sql -> {
      Consumers.count(sql, today(), counts);
      return counts.size();
    });
    return new ReportUsage.Response.NoContent();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
