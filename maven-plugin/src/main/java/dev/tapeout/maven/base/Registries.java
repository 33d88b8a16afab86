package dev.tapeout.maven.base;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.registry.RegistryAccess;
import java.net.URI;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** How a build comes to a registry. */
public final class Registries {
  private Registries() {}

  /**
   * The registry that is meant; it is not asked where Maven is offline.
   *
   * @param said its address; null for that of {@code TAPEOUT_REGISTRY}, or else this machine's own
   * @param server the id of the entry in {@code settings.xml} whose password is the token; where
   *     there is none, the one that a command would take
   * @throws UsageException if the address is none, or the entry has no password that can be read
   */
  public static RegistryAccess open(
      @Nullable String said, String server, MavenSession session, SettingsDecrypter decrypter) {
    RegistryAccess.Words words =
        new RegistryAccess.Words(
            "<registry> in the configuration of the plugin, -Dtapeout.registry, TAPEOUT_REGISTRY",
            "the token is the <password> of the <server> with the <id> '"
                + server
                + "' in settings.xml, or TAPEOUT_TOKEN, or what `tapeout login` keeps");
    URI address = RegistryAccess.address(said);
    return session.isOffline()
        ? RegistryAccess.offline(address, words, "Maven is offline (-o); run it once without")
        : RegistryAccess.of(address, token(server, session, decrypter), words);
  }

  private static @Nullable String token(
      String id, MavenSession session, SettingsDecrypter decrypter) {
    Server entry = session.getSettings().getServer(id);
    if (entry == null) {
      return null;
    }
    String where = "the <server> '" + id + "' in settings.xml ";
    if (String.valueOf(entry.getPassword()).startsWith("${")) {
      throw new UsageException(
          where + "has the password " + entry.getPassword() + ", which is not set");
    }
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(entry));
    for (SettingsProblem problem : result.getProblems()) {
      if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
        throw new UsageException(
            where + "has a password that cannot be decrypted: " + problem.getMessage());
      }
    }
    String password = result.getServer() == null ? null : result.getServer().getPassword();
    if (password == null || password.isBlank()) {
      throw new UsageException(where + "has no <password>; the token of the registry goes there");
    }
    return password.strip();
  }
}
