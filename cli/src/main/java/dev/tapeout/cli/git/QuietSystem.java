package dev.tapeout.cli.git;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit from what costs seconds and changes the machine: it neither looks for the settings of
 * system and user, which reading does not need, nor writes settings of its own, nor measures the
 * clock of the file system, for which it would write files into the repository.
 */
final class QuietSystem extends SystemReader.Delegate {
  private QuietSystem(SystemReader original) {
    super(original);
  }

  /** Replaces JGit's view of the machine, once for the process. */
  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof QuietSystem)) {
      SystemReader.setInstance(new QuietSystem(SystemReader.getInstance()));
      FS.FileStoreAttributes.setBackground(true);
    }
  }

  /** What the user has set, which reading contracts does without. */
  static Config userSettings() throws IOException, ConfigInvalidException {
    install();
    return ((QuietSystem) SystemReader.getInstance()).loadUserSettings();
  }

  private Config loadUserSettings() throws IOException, ConfigInvalidException {
    FileBasedConfig settings = super.openUserConfig(new Config(), FS.DETECTED);
    settings.load();
    return settings;
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoSettings(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoSettings(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoSettings(parent, fs);
  }

  /**
   * Settings that are empty and stay so, but for one: they say of every file system that its times
   * are right to two seconds, as the coarsest are.
   */
  private static final class NoSettings extends FileBasedConfig {
    @SuppressWarnings("NullAway") // JGit's own way to say that there is no file
    NoSettings(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(2, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
