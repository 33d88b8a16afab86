package dev.tapeout.maven;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.maven.last.ForeignFilesException;
import dev.tapeout.maven.last.Outputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;

/**
 * A folder that a goal alone fills, and empties of what it wrote before.
 *
 * @param parameter of the goal that names it
 * @param lasting whether it lies outside of {@code target}, where people keep files of their own
 */
record OwnFolder(Path path, String parameter, boolean lasting) {
  /**
   * The folder that is configured.
   *
   * @throws UsageException if it is one in which files of others are to be
   */
  static OwnFolder of(MavenProject project, File configured, String parameter) {
    Path folder = real(configured.toPath());
    Build build = project.getBuild();
    Path target = real(Path.of(build.getDirectory()));
    boolean lasting = !folder.startsWith(target);
    refuse(folder, real(project.getBasedir().toPath()), "the folder of the module", parameter);
    refuse(folder, target, "the folder of all that the build makes", parameter);
    if (lasting) {
      refuse(folder, real(Path.of(build.getSourceDirectory())), "a source root", parameter);
      refuse(folder, real(Path.of(build.getTestSourceDirectory())), "a source root", parameter);
    }
    return new OwnFolder(folder, parameter, lasting);
  }

  /** Refuses what is the place of something else, or holds it. */
  private static void refuse(Path folder, Path other, String what, String parameter) {
    if (other.startsWith(folder)) {
      throw new UsageException(
          "<"
              + parameter
              + "> is "
              + folder
              + ", which "
              + (other.equals(folder) ? "is " : "holds ")
              + what
              + (other.equals(folder) ? "" : " (" + other + ")")
              + "; this goal removes what it once wrote, and wants a folder for itself. Nothing was"
              + " written. "
              + next(parameter));
    }
  }

  /**
   * Makes it hold these files (paths from there, with slashes).
   *
   * @throws UsageException if files stand in the way that the goal did not write
   */
  void write(Map<String, byte[]> contents, String goal, Outputs outputs) throws IOException {
    try {
      outputs.replaceOwn(path, goal, lasting, contents);
    } catch (ForeignFilesException e) {
      List<String> files = e.files();
      throw new UsageException(
          "<"
              + parameter
              + "> is "
              + path
              + ", where "
              + (files.size() == 1 ? "a file lies" : files.size() + " files lie")
              + " that this goal did not write, or not as now: "
              + String.join(", ", files.subList(0, Math.min(5, files.size())))
              + (files.size() > 5 ? ", …" : "")
              + ". They could be somebody's work, so nothing was written there. "
              + remedy());
    }
  }

  private String remedy() {
    return lasting
        ? next(parameter) + "; or move or delete them"
        : "Run mvn clean, or remove the folder, unless somebody keeps work of his own there: an older"
            + " Tapeout did not note what it wrote";
  }

  private static String next(String parameter) {
    return "Name an empty folder in <"
        + parameter
        + "> (-Dtapeout."
        + parameter
        + "), or leave it out, and it is below target";
  }

  /** Without links and detours, as far as it is there. */
  private static Path real(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    for (Path at = whole; at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        try {
          return at.toRealPath().resolve(at.relativize(whole)).normalize();
        } catch (IOException e) {
          return whole;
        }
      }
    }
    return whole;
  }
}
