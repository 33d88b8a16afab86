package dev.tapeout.maven;

import dev.tapeout.cli.registry.RegistryAccess;
import dev.tapeout.maven.base.Registries;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that are about a registry. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class RegistryMojo extends ContractsMojo {
  /** The registry. Default: {@code TAPEOUT_REGISTRY}, else this machine's own. */
  @Parameter(property = "tapeout.registry")
  @Nullable String registry;

  /**
   * The id of the server in {@code settings.xml} whose password is the token for the registry.
   * Where there is none, the token is {@code TAPEOUT_TOKEN}, or what {@code tapeout login} keeps.
   */
  @Parameter(property = "tapeout.server", defaultValue = "tapeout")
  String server;

  @Inject SettingsDecrypter decrypter;

  /** The registry that is meant. */
  final RegistryAccess registry() {
    return Registries.open(registry, server, session, decrypter);
  }
}
