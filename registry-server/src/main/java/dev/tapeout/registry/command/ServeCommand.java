package dev.tapeout.registry.command;

import dev.tapeout.diff.change.Policy;
import dev.tapeout.registry.lifecycle.BucketSettings;
import dev.tapeout.registry.server.Registry;
import dev.tapeout.registry.server.RegistrySettings;
import dev.tapeout.registry.server.RegistrySettings.Signatures;
import dev.tapeout.runtime.config.Loopback;
import dev.tapeout.runtime.config.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Serve the registry at http://127.0.0.1:8181 until told to stop.",
      "",
      "As it starts by itself it is for this machine alone: nobody needs a token, and versions may"
          + " come unsigned. At another address, or on PostgreSQL, whoever changes something needs a"
          + " token (`tapeout registry token`), and versions must be signed.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  tapeout registry serve",
      "  tapeout registry serve --host 0.0.0.0 --private-reading"
    })
final class ServeCommand implements Callable<Integer> {
  /** Shorter than proxies take a silent connection for a dead one: most wait a minute. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin StoreOptions store = new StoreOptions();

  @Mixin OidcOptions oidc = new OidcOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Listen at this address (default: 127.0.0.1).")
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Listen at this port; 0 takes any that is free (default: 8181).")
  int port = 8181;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "How others reach it; events name it (default: where it listens).")
  @Nullable String publicUrl;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "What counts as compatible: tolerant (default), strict or sdk.")
  String policy = "tolerant";

  @Option(
      names = "--signatures",
      paramLabel = "optional|required",
      description = "Whether versions must be signed (default: optional for this machine alone).")
  @Nullable String signatures;

  @Option(names = "--private-reading", description = "Ask for a token also of those who only read.")
  boolean privateReading;

  @Option(
      names = "--archive-after",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Archive what had no call and no dependent for so long (default: 90d).")
  Duration archiveAfter = Duration.ofDays(90);

  @Option(
      names = "--archive-notice",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Announce that so long before (default: 7d).")
  Duration archiveNotice = Duration.ofDays(7);

  @Option(
      names = "--private-webhooks",
      description = "Let webhooks lead into the own network, also by plain http.")
  boolean privateWebhooks;

  @Option(
      names = "--cold",
      paramLabel = "s3://BUCKET/PREFIX",
      description =
          "Where archived versions go (default: a directory beside the database). The environment"
              + " says who asks: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN,"
              + " AWS_REGION.")
  @Nullable String cold;

  @Option(
      names = "--cold-endpoint",
      paramLabel = "URL",
      description = "The store that has the bucket (default: Amazon S3 in the region).")
  @Nullable URI coldEndpoint;

  @Option(
      names = "--listeners",
      paramLabel = "N",
      description = "How many may listen to events at once (default: 500).")
  int listeners = 500;

  @Option(
      names = "--log",
      paramLabel = "text|json",
      description = "How it logs: text (default), or one JSON object a line.")
  String log = "text";

  @Option(names = "--train", hidden = true, description = "Stop after some requests.")
  boolean train;

  @Override
  public Integer call() throws Exception {
    switch (log) {
      case "text" -> {}
      case "json" -> JsonLog.install();
      default -> throw wrong("--log is text or json");
    }
    Registry registry = start(settings());
    if (train) {
      Training.run(registry.address());
      registry.close();
      return Main.FINE;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              registry.close();
              stopped.countDown();
            }));
    System.out.println(
        "The registry listens at "
            + registry.address()
            + " and keeps "
            + store.url().replaceAll("(?i)(password=)[^&]*", "$1***"));
    stopped.await();
    return Main.FINE;
  }

  /** The runtime speaks of the variables of a service, which are options here. */
  private Registry start(RegistrySettings settings) {
    try {
      return Registry.start(settings, InstantSource.system());
    } catch (SettingsException e) {
      throw wrong(
          String.valueOf(e.getMessage())
              .replace("TAPEOUT_PORT", "--port")
              .replace("TAPEOUT_HOST", "--host"));
    }
  }

  private RegistrySettings settings() {
    boolean local = Loopback.is(host);
    boolean embedded = store.url().startsWith("jdbc:sqlite:");
    Signatures wanted =
        signatures == null
            ? local && embedded ? Signatures.OPTIONAL : Signatures.REQUIRED
            : switch (signatures) {
              case "optional" -> Signatures.OPTIONAL;
              case "required" -> Signatures.REQUIRED;
              default -> throw wrong("--signatures is optional or required");
            };
    return new RegistrySettings(
        store.url(),
        store.data,
        host,
        port,
        publicUrl,
        Policy.of(policy.toLowerCase(Locale.ROOT))
            .orElseThrow(() -> wrong("--policy is tolerant, strict or sdk")),
        wanted,
        !privateReading,
        archiveAfter,
        archiveNotice,
        privateWebhooks,
        listeners,
        HEARTBEAT,
        bucket(),
        telemetry(),
        oidc.settings(spec));
  }

  private @Nullable BucketSettings bucket() {
    if (cold == null) {
      if (coldEndpoint != null) {
        throw wrong("--cold-endpoint is for a bucket: --cold s3://BUCKET/PREFIX");
      }
      return null;
    }
    try {
      return BucketSettings.of(cold, coldEndpoint, System.getenv());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> telemetry() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.keySet().removeIf(name -> !name.startsWith("OTEL_"));
    return variables;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
