package dev.tapeout.cli.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit from what costs seconds and changes the machine: it neither looks for the settings of
 * system and user, which reading does not need, nor writes a file of its own, nor waits for the
 * clock of the file system to be measured.
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

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  /** Settings that are empty and stay so. */
  private static final class NoFile extends FileBasedConfig {
    @SuppressWarnings("NullAway") // JGit's own way to say that there is no file
    NoFile(Config parent, FS fs) {
      super(parent, null, fs);
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
