package dev.tapeout.registry.operations;

import static dev.tapeout.registry.operations.Answers.answered;

import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.api.ArchivePlan;
import dev.tapeout.registry.api.ArchivePlanKeptItem;
import dev.tapeout.registry.api.ArchiveVersion;
import dev.tapeout.registry.api.DeprecateVersion;
import dev.tapeout.registry.api.LifecycleHandler;
import dev.tapeout.registry.api.RestoreVersion;
import dev.tapeout.registry.api.RunArchive;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.lifecycle.Archiving;
import dev.tapeout.registry.lifecycle.Lifecycle;
import dev.tapeout.registry.store.Database;

/** The operations of the tag {@code lifecycle}. */
public final class LifecycleOperations implements LifecycleHandler {
  private final Database database;
  private final Lifecycle lifecycle;
  private final Archiving archiving;
  private final Callers callers;

  public LifecycleOperations(
      Database database, Lifecycle lifecycle, Archiving archiving, Callers callers) {
    this.database = database;
    this.lifecycle = lifecycle;
    this.archiving = archiving;
    this.callers = callers;
  }

  @Override
  public DeprecateVersion.Response deprecateVersion(DeprecateVersion.Request request)
      throws Exception {
    ContractVersion name = Lookup.name(request.context(), request.name(), request.version());
    return answered(() -> {
      Answers.Tagged now =
          answer(
              lifecycle.deprecate(
                  callers.known(),
                  name,
                  request.body().sunset(),
                  request.body().note(),
                  Tags.stillAs(request.ifMatch())));
      return new DeprecateVersion.Response.Ok(now.tag(), now.body());
    });
  }

  @Override
  public ArchiveVersion.Response archiveVersion(ArchiveVersion.Request request) throws Exception {
    ContractVersion name = Lookup.name(request.context(), request.name(), request.version());
    return answered(() -> {
      Answers.Tagged now =
          answer(lifecycle.archive(callers.known(), name, Tags.stillAs(request.ifMatch())));
      return new ArchiveVersion.Response.Ok(now.tag(), now.body());
    });
  }

  @Override
  public RestoreVersion.Response restoreVersion(RestoreVersion.Request request) throws Exception {
    ContractVersion name = Lookup.name(request.context(), request.name(), request.version());
    return answered(() -> {
      Answers.Tagged now =
          answer(lifecycle.restore(callers.known(), name, Tags.stillAs(request.ifMatch())));
      return new RestoreVersion.Response.Ok(now.tag(), now.body());
    });
  }

  @Override
  public RunArchive.Response runArchive(RunArchive.Request request) throws Exception {
    callers.administrator();
    boolean dry = !Boolean.FALSE.equals(request.body().dryRun());
    return answered(() -> {
      dev.tapeout.registry.lifecycle.ArchivePlan plan = dry ? archiving.plan() : archiving.run();
      return new RunArchive.Response.Ok(
          new ArchivePlan(
              dry,
              Answers.references(plan.archived()),
              plan.kept().stream()
                  .map(k -> new ArchivePlanKeptItem(Answers.reference(k.version()), k.why()))
                  .toList()));
    });
  }

  private Answers.Tagged answer(Version version) {
    return database.read(sql -> Answers.tagged(sql, version));
  }
}
