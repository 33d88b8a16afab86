package dev.tapeout.registry.server;

import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.Keys;
import dev.tapeout.registry.access.Oidc;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.access.Tokens;
import dev.tapeout.registry.events.Delivery;
import dev.tapeout.registry.events.EventFeed;
import dev.tapeout.registry.events.Webhooks;
import dev.tapeout.registry.lifecycle.Archiving;
import dev.tapeout.registry.lifecycle.ColdBucket;
import dev.tapeout.registry.lifecycle.ColdDirectory;
import dev.tapeout.registry.lifecycle.ColdStorage;
import dev.tapeout.registry.lifecycle.Lifecycle;
import dev.tapeout.registry.operations.AccessOperations;
import dev.tapeout.registry.operations.Callers;
import dev.tapeout.registry.operations.ConsumerOperations;
import dev.tapeout.registry.operations.ContractOperations;
import dev.tapeout.registry.operations.DocumentOperations;
import dev.tapeout.registry.operations.EventOperations;
import dev.tapeout.registry.operations.GateMeasures;
import dev.tapeout.registry.operations.LifecycleOperations;
import dev.tapeout.registry.operations.TransferOperations;
import dev.tapeout.registry.operations.VersionOperations;
import dev.tapeout.registry.pages.Pages;
import dev.tapeout.registry.publication.Publishing;
import dev.tapeout.registry.publication.Releases;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.wiring.OperationTable;
import dev.tapeout.runtime.config.Loopback;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.server.Beside;
import dev.tapeout.runtime.server.HelidonServer;
import dev.tapeout.runtime.server.Server;
import dev.tapeout.runtime.service.Pipeline;
import dev.tapeout.runtime.service.Service;
import dev.tapeout.runtime.tracing.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A registry that listens. */
public final class Registry implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Registry.class.getName());
  private static final String SCOPE = "dev.tapeout.registry";
  private static final Duration DELIVERY = Duration.ofSeconds(1);
  private static final Duration LISTENING = Duration.ofHours(1);
  private static final Duration ARCHIVE = Duration.ofHours(6);

  private final Database database;
  private final Server server;
  private final Delivery delivery;
  private final Tokens tokens;
  private final Archiving archiving;
  private final EventFeed feed;
  private final @Nullable Oidc oidc;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("archive").factory());

  private Registry(
      Database database,
      Server server,
      Delivery delivery,
      Tokens tokens,
      Archiving archiving,
      EventFeed feed,
      @Nullable Oidc oidc) {
    this.database = database;
    this.server = server;
    this.delivery = delivery;
    this.tokens = tokens;
    this.archiving = archiving;
    this.feed = feed;
    this.oidc = oidc;
  }

  /** Opens the database and listens. */
  public static Registry start(RegistrySettings settings, InstantSource clock) {
    try {
      makeFolder(settings.data());
      Path ignored = settings.data().resolve(".gitignore");
      if (!Files.exists(ignored)) {
        Files.writeString(ignored, "*\n"); // a private key lies here
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the directory " + settings.data() + " cannot be made", e);
    }
    Telemetry telemetry =
        Telemetry.of(
            settings.telemetry(),
            settings.openToRead(), // who asks for measures shows no token
            OperationTable.CONTRACT.id(),
            OperationTable.CONTRACT.version(),
            OperationTable.OPERATIONS,
            null);
    Database database = Database.open(settings.database(), telemetry.meter(SCOPE));
    try {
      return start(settings, clock, database, telemetry);
    } catch (RuntimeException e) {
      database.close();
      telemetry.close();
      throw e;
    }
  }

  /** Nobody else on the machine reads what is in it, unless somebody has made it so. */
  private static void makeFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static Registry start(
      RegistrySettings settings, InstantSource clock, Database database, Telemetry telemetry) {
    SigningKey own = ownKey(settings.data().resolve("registry.key"));
    Keys keys = new Keys(database, clock);
    keys.addOwn(own);
    Tokens tokens = new Tokens(database, clock);
    Publishing publishing =
        new Publishing(
            database,
            clock,
            settings.policy(),
            own,
            settings.signatures() == RegistrySettings.Signatures.OPTIONAL);
    ColdStorage cold =
        settings.bucket() == null
            ? new ColdDirectory(settings.data().resolve("cold"))
            : new ColdBucket(settings.bucket());
    Lifecycle lifecycle = new Lifecycle(database, clock, cold);
    Archiving archiving =
        new Archiving(
            database, clock, lifecycle, settings.archiveAfter(), settings.archiveNotice());
    Caller local = local(settings, database);
    Oidc oidc = settings.oidc() == null ? null : new Oidc(settings.oidc(), clock);
    Callers callers = new Callers(tokens, oidc, local, settings.openToRead());
    GateMeasures measures = new GateMeasures(telemetry.meter(SCOPE));
    EventFeed feed = new EventFeed(database, settings.listeners(), settings.heartbeat(), LISTENING);
    Webhooks webhooks = new Webhooks(database, clock);
    Releases releases = new Releases(database, clock, publishing);
    Service service =
        Service.of(
            OperationTable.CONTRACT,
            OperationTable.routes(
                new ContractOperations(database, callers),
                new VersionOperations(database, publishing, measures, callers),
                new DocumentOperations(database, callers),
                new LifecycleOperations(database, lifecycle, archiving, callers),
                new ConsumerOperations(database, clock, releases, callers),
                new AccessOperations(keys, tokens, callers),
                new EventOperations(database, webhooks, settings.privateWebhooks(), feed, callers),
                new TransferOperations(database, settings.data(), clock, callers)),
            callers);
    Beside pages =
        settings.openToRead()
            ? new Pages(database, clock, publishing, releases, archiving)
            : Beside.NOTHING; // they know no tokens
    Settings runtime = runtime(settings);
    Server server =
        HelidonServer.start(
            new Pipeline(service, runtime, telemetry),
            runtime,
            local == null ? pages : new LocalOnly(pages));
    new Depths(webhooks, clock).measure(telemetry.meter(SCOPE), feed);
    Delivery delivery =
        new Delivery(
            database,
            clock,
            Objects.requireNonNullElse(settings.publicUrl(), server.address().toString()),
            settings.privateWebhooks());
    Registry registry = new Registry(database, server, delivery, tokens, archiving, feed, oidc);
    delivery.start(DELIVERY);
    registry.timer.scheduleWithFixedDelay(
        registry::runArchive, 1, ARCHIVE.toMinutes(), TimeUnit.MINUTES);
    return registry;
  }

  private void runArchive() {
    try {
      archiving.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the archive did not run: " + e.getMessage());
    }
  }

  /**
   * On this machine, with a database of its own, nobody needs a token; unless there is an issuer,
   * for then somebody is to be told apart, or reading is to be private.
   */
  private static @Nullable Caller local(RegistrySettings settings, Database database) {
    return settings.oidc() == null
            && settings.openToRead()
            && Loopback.is(settings.host())
            && database.isEmbedded()
        ? new Caller("local", Role.ADMINISTRATOR, Set.of())
        : null;
  }

  private static Settings runtime(RegistrySettings settings) {
    return Settings.of(
        Map.of(
            "TAPEOUT_HOST", settings.host(),
            "TAPEOUT_PORT", Integer.toString(settings.port()),
            "TAPEOUT_MAX_BODY", Integer.toString(16 << 20)));
  }

  /** The registry's own key, which is made where there is none. */
  private static SigningKey ownKey(Path file) {
    try {
      if (!Files.exists(file)) {
        SigningKey.generate().write(file);
      }
      return SigningKey.read(Files.readString(file))
          .orElseThrow(() -> new IOException("it is no Ed25519 key"));
    } catch (IOException e) {
      throw new UncheckedIOException("the registry's key " + file + " cannot be used", e);
    }
  }

  /** Where it listens. */
  public URI address() {
    return server.address();
  }

  /** The tokens that it issues. */
  public Tokens tokens() {
    return tokens;
  }

  /** Takes no more requests, ends those under way, and closes the database. */
  @Override
  public void close() {
    timer.shutdownNow();
    feed.close(); // or the server would wait for those who listen
    server.close();
    delivery.close();
    if (oidc != null) {
      oidc.close();
    }
    database.close();
  }
}
