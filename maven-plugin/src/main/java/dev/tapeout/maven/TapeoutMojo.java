package dev.tapeout.maven;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.DeepStack;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.maven.last.Done;
import dev.tapeout.maven.last.LastRun;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: whether they run, whether anything is to be done, and how they end. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class TapeoutMojo extends AbstractMojo {
  /** Leaves the goal out. */
  @Parameter(property = "tapeout.skip", defaultValue = "false")
  boolean skip;

  /** Where reports go, and what the goal remembers of its last run. */
  @Parameter(
      property = "tapeout.outputDirectory",
      defaultValue = "${project.build.directory}/tapeout")
  File outputDirectory;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  PluginDescriptor plugin;

  /**
   * Does the work.
   *
   * @param console that knows the folder of the module; what is written to its errors is a note in
   *     the log
   * @throws MojoFailureException if something stands against the contracts
   * @throws UsageException if the configuration asks for what cannot be
   */
  abstract Done work(Console console) throws IOException, MojoFailureException;

  /** What the goal depends on besides its configuration and the files that it reads. */
  String circumstances() throws IOException {
    return "";
  }

  /** Is called last, whether or not there was anything to do. */
  void settle() {}

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info(name() + " is skipped: tapeout.skip is set");
      return;
    }
    long start = System.nanoTime();
    long started = System.currentTimeMillis();
    Path state = outputDirectory.toPath().resolve(label() + ".state");
    try {
      String configuration = Configuration.hash(this, plugin.getArtifacts(), circumstances());
      LastRun last = LastRun.read(state);
      if (last != null && last.holds(configuration)) {
        String was = last.summary();
        getLog().info(name() + ": nothing to do, all is as it was: " + was + since(start));
      } else {
        Done done = onDeepStack();
        LastRun.write(state, configuration, started, done);
        getLog().info(name() + ": " + done.summary() + since(start));
      }
      settle();
    } catch (IOException e) {
      throw new MojoExecutionException(name() + " could not read or write: " + e, e);
    }
  }

  private Done onDeepStack() throws IOException, MojoExecutionException, MojoFailureException {
    Console console =
        Console.plain(
            OutputStream.nullOutputStream(), new Logged(getLog()), project.getBasedir().toPath());
    AtomicReference<Done> done = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try {
      DeepStack.run(() -> {
        try {
          done.set(work(console));
        } catch (Throwable e) { // also StackOverflowError: it must not end as a success
          thrown.set(e);
        }
      });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException(name() + " was interrupted", e);
    }
    Throwable e = thrown.get();
    if (e instanceof UsageException || e instanceof FailureException) {
      throw new MojoExecutionException(
          name() + ": " + String.valueOf(e.getMessage()).stripTrailing());
    } else if (e instanceof MojoFailureException failure) {
      throw failure;
    } else if (e instanceof IOException failure) {
      throw failure;
    } else if (e != null) {
      throw new MojoExecutionException(
          name() + ": internal error, which `mvn -e` shows in full: " + e, e);
    }
    return done.get();
  }

  /** As users call it: {@code tapeout:lint}. */
  final String name() {
    return plugin.getGoalPrefix() + ":" + execution.getGoal();
  }

  /**
   * Names the files of this execution: the goal, and the execution where it has an id of its own.
   */
  final String label() {
    String id = execution.getExecutionId();
    boolean usual = id == null || id.startsWith("default") || id.equals("tapeout");
    return usual ? execution.getGoal() : execution.getGoal() + "-" + id;
  }

  final Path basedir() {
    return project.getBasedir().toPath();
  }

  /** An absolute name for the file that a report calls {@code name}. */
  final String openable(String name) {
    return basedir().resolve(name).normalize().toString();
  }

  /**
   * How to find the same without a build.
   *
   * @param commands a line each
   */
  final String atPrompt(List<String> commands) {
    String module = folder().relativize(basedir()).toString();
    StringBuilder text = new StringBuilder("The same at a prompt");
    text.append(module.isEmpty() ? "" : ", in " + module).append(":");
    commands.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }

  /** A file as a command in the folder of the module calls it. */
  final String name(Path file) {
    return file.startsWith(basedir()) ? basedir().relativize(file).toString() : file.toString();
  }

  /** The folder in which Maven was started, or the module where that lies elsewhere. */
  final Path folder() {
    Path top = session.getTopLevelProject().getBasedir().toPath();
    return basedir().startsWith(top) ? top : basedir();
  }

  /** Words of a command line, quoted where a shell would not take them as they are. */
  static String words(List<String> words) {
    return String.join(
        " ",
        words.stream()
            .map(w -> w.matches("[\\w./:=@^~+-]+") ? w : "'" + w.replace("'", "'\\''") + "'")
            .toList());
  }

  private static String since(long start) {
    return " (" + (System.nanoTime() - start) / 1_000_000 + " ms)";
  }
}
