package dev.tapeout.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** Who works here, as git would write it into a commit. */
public final class Identity {
  private Identity() {}

  /**
   * {@code Name <address>}: from git's environment, the repository around a directory, or the
   * settings of the user; empty where none of these has a name.
   *
   * @param gitDir of the repository; null for the one around {@code directory}
   */
  public static Optional<String> of(Path directory, @Nullable String gitDir) {
    try (GitRepository repository = GitRepository.open(directory, gitDir)) {
      Config own = repository.settings();
      Config user = userSettings();
      String name = value("GIT_AUTHOR_NAME", "name", own, user);
      String address = value("GIT_AUTHOR_EMAIL", "email", own, user);
      if (name == null) {
        return Optional.ofNullable(address);
      }
      return Optional.of(address == null ? name : name + " <" + address + ">");
    }
  }

  private static @Nullable String value(String variable, String key, Config own, Config user) {
    String set = SystemReader.getInstance().getenv(variable);
    String here = own.getString("user", null, key);
    String text = set != null ? set : here != null ? here : user.getString("user", null, key);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Config userSettings() {
    try {
      return QuietSystem.userSettings();
    } catch (IOException | ConfigInvalidException e) {
      return new Config();
    }
  }
}
