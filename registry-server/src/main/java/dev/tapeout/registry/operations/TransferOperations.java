package dev.tapeout.registry.operations;

import dev.tapeout.registry.api.Brought;
import dev.tapeout.registry.api.ExportRegistry;
import dev.tapeout.registry.api.ImportRegistry;
import dev.tapeout.registry.api.TransferHandler;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.transfer.Export;
import dev.tapeout.registry.transfer.Import;
import dev.tapeout.registry.transfer.TransferException;
import dev.tapeout.runtime.service.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;

/** The operations of the tag {@code transfer}. */
public final class TransferOperations implements TransferHandler {
  /** No export and no import takes as long. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Database database;
  private final Path folder;
  private final Callers callers;

  /** One at a time: what it is checked by is kept in memory. */
  private final ReentrantLock importing = new ReentrantLock();

  /**
   * @param folder where files lie while they are on their way; what lies there from one that was
   *     ended by force is cleared away
   */
  public TransferOperations(Database database, Path folder, InstantSource clock, Callers callers) {
    this.database = database;
    this.folder = folder;
    this.callers = callers;
    Passing.clear(folder, clock.instant().minus(LONGEST));
  }

  /** Written to a file first: a client that reads slowly is not to hold the database. */
  @Override
  public ExportRegistry.Response exportRegistry(ExportRegistry.Request request) {
    callers.administrator();
    return new ExportRegistry.Response.Ok(body -> {
      Path passing = Passing.directory(folder);
      Path file = passing.resolve("export.jsonl.gz");
      try {
        Export.write(database, file);
        try (InputStream lines = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
          lines.transferTo(body);
        }
      } finally {
        Files.deleteIfExists(file);
        Files.delete(passing);
      }
    });
  }

  @Override
  public ImportRegistry.Response importRegistry(ImportRegistry.Request request) throws IOException {
    callers.administrator();
    if (!importing.tryLock()) {
      throw Problem.of(409, "another import is under way").exception();
    }
    Path file = null;
    try {
      file = Passing.file(folder);
      Files.write(file, request.body());
      Import.Brought brought = Import.readServing(database, file);
      return new ImportRegistry.Response.Ok(new Brought(brought.versions(), brought.events()));
    } catch (TransferException e) {
      throw Problem.of(409, "nothing was brought in: " + e.getMessage()).exception();
    } finally {
      importing.unlock();
      if (file != null) {
        Files.deleteIfExists(file);
      }
    }
  }
}
