package dev.tapeout.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What this program was built from.
 *
 * @param version of the project
 * @param commit short hash; empty where the build was not told
 */
record Build(String version, String commit) {
  /** Reads what the build left beside this class. */
  static Build current() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IOException("build.properties is missing from the jar");
      }
      properties.load(in);
    }
    return new Build(properties.getProperty("version", ""), properties.getProperty("commit", ""));
  }

  /** One line for {@code --version}. */
  String line() {
    String from = commit.isEmpty() ? "" : " (" + commit + ")";
    return "tapeout " + version + from + ", Java " + System.getProperty("java.version");
  }
}
