package dev.tapeout.maven;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.FilePattern;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.registry.Pull;
import dev.tapeout.cli.registry.Pulled;
import dev.tapeout.cli.registry.RegistryAccess;
import dev.tapeout.cli.registry.Trusting;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.maven.last.Done;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Brings the published versions that contracts refer to, as {@code tapeout pull} does: {@code
 * tapeout.lock} at the root of the repository says which, {@code .tapeout/versions} holds them.
 * What is there is not asked for again, also offline. It comes before {@code tapeout:lint} where it
 * stands before it in the pom.
 */
@Mojo(name = "pull", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class PullMojo extends RegistryMojo {
  /** Versions to bring by name, such as {@code orders/orders-api@1.4.0}, referred to or not. */
  @Parameter(property = "tapeout.versions")
  @Nullable List<String> versions;

  /** Fails where {@code tapeout.lock} would change; for CI. */
  @Parameter(property = "tapeout.frozen", defaultValue = "false")
  boolean frozen;

  /**
   * How much signatures of versions count: {@code required}, {@code checked} or {@code ignored}.
   * Default: as {@code tapeout.yaml} has it, else {@code checked}.
   */
  @Parameter(property = "tapeout.signatures")
  @Nullable String signatures;

  @Override
  Done work(Console console) throws IOException {
    Project at = Project.at(console);
    Settings settings = Settings.of(at, STYLE);
    Selection selection =
        contracts == null && settings.contracts().isEmpty() ? null : selection(at, settings);
    List<ContractVersion> named = new ArrayList<>();
    for (String version : versions == null ? List.<String>of() : versions) {
      named.add(
          ContractVersion.parse(version.strip())
              .orElseThrow(() ->
                  new UsageException(
                      "'"
                          + version
                          + "' names no version; <versions> has some such as"
                          + " orders/orders-api@1.4.0")));
    }
    RegistryAccess access = registry();
    Trusting trusting = Trusting.of(settings.trust(), signatures, List.of());
    Pulled pulled;
    // Modules of one repository share its lock. Maven may load a plugin twice in one build, so that
    // no class of ours is there once; a text is.
    synchronized (("tapeout.lock of " + at.root()).intern()) {
      pulled = new Pull(at, selection, named, true, false, frozen, trusting).from(access, console);
    }
    List<FilePattern> patterns = selection == null ? List.of() : selection.patterns();
    return new Done(at.inputs().all(), patterns, pulled.files(), pulled.summary(), true);
  }
}
