package dev.tapeout.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.maven.base.Embedded;
import dev.tapeout.maven.last.Done;
import dev.tapeout.maven.last.Outputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Puts the contracts, and all files that they refer to, into the artifact of the module, so that
 * {@code tapeout:gate} can hold the next version against this one: its {@code against} is then
 * {@code release}.
 */
@Mojo(name = "embed", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class EmbedMojo extends ContractsMojo {
  /** The folder of which the artifact is made. */
  @Parameter(defaultValue = "${project.build.outputDirectory}", required = true)
  File classesDirectory;

  @Override
  Done work(Console console) throws IOException {
    Project at = Project.at(console);
    Settings settings = Settings.of(at, STYLE);
    Selection selection = selection(at, settings);
    WorkingTree tree = WorkingTree.of(at);
    List<Path> files = new ArrayList<>(selection.named());
    files.addAll(selection.matching());
    Set<Path> settled = at.inputs().all();
    List<String> names = new ArrayList<>();
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path file : files) {
      ContractReading reading = tree.contract(file);
      if (reading.contract() != null) {
        names.add(path(at, file));
        contents.put(path(at, file), Files.readAllBytes(file));
      } else if (selection.named().contains(file)) {
        throw new UsageException(at.display(file) + " is no contract; tapeout:lint says why");
      }
    }
    // What reading them led to.
    for (Path each : at.inputs().all()) {
      if (!settled.contains(each) && Files.isRegularFile(each)) {
        contents.put(path(at, each), Files.readAllBytes(each));
      }
    }
    Path folder = classesDirectory.toPath();
    Outputs outputs = new Outputs();
    outputs.replace(folder.resolve(Embedded.FILES), contents);
    outputs.write(folder.resolve(Embedded.LIST), (String.join("\n", names) + "\n").getBytes(UTF_8));
    return new Done(
        at.inputs().all(), selection.patterns(), outputs.files(), outputs.counted(), true);
  }

  private static String path(Project at, Path file) {
    if (!file.startsWith(at.root())) {
      throw new UsageException(file + " is not in " + at.root() + ", and cannot be embedded");
    }
    return Project.slashed(at.root().relativize(file));
  }
}
