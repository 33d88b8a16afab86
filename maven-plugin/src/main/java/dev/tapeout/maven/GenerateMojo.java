package dev.tapeout.maven;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.Project;
import dev.tapeout.generator.document.UnfitContractException;
import dev.tapeout.generator.engine.Engine;
import dev.tapeout.generator.engine.TapeoutCodegen;
import dev.tapeout.maven.last.Done;
import dev.tapeout.maven.last.Outputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Generates the Java of a service from its contract: records, handlers, tables of limits, wiring
 * and client, as source roots of the module. A source whose operation or schema is gone goes as
 * well; one that would be the same is left as it is.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class GenerateMojo extends ContractMojo {
  private static final String TESTS = "tests";

  /** The bounded context to generate for, where the contract has several. */
  @Parameter(property = "tapeout.context")
  @Nullable String context;

  /** The Java package that all others are below. Default: the context without its hyphens. */
  @Parameter(property = "tapeout.basePackage")
  @Nullable String basePackage;

  /**
   * What is generated: {@code contract} (records, handlers, the contract itself), {@code limiter}
   * (the table of limits), {@code runtime} (wiring and client), {@code tests} (cases that the
   * contract gives the tests).
   */
  @Parameter(property = "tapeout.parts", defaultValue = "contract,limiter,runtime")
  List<String> parts;

  /** Where sources go; nothing else may lie there. */
  @Parameter(
      property = "tapeout.sources",
      defaultValue = "${project.build.directory}/generated-sources/tapeout")
  File sources;

  /** Where the sources of tests go; nothing else may lie there. */
  @Parameter(
      property = "tapeout.testSources",
      defaultValue = "${project.build.directory}/generated-test-sources/tapeout")
  File testSources;

  @Override
  Done work(Console console) throws IOException, MojoFailureException {
    Path file = contract();
    for (boolean tests : new boolean[] {false, true}) {
      if (wanted(tests)) {
        own(tests);
      }
    }
    Files.createDirectories(outputDirectory.toPath());
    Path staging = Files.createTempDirectory(outputDirectory.toPath(), "generated");
    Outputs outputs = new Outputs();
    Set<Path> inputs = new TreeSet<>();
    try {
      for (boolean tests : new boolean[] {false, true}) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String part : parts) {
          if (part.strip().equals(TESTS) == tests) {
            Engine.Written written = Engine.write(file, staging, properties(part.strip()));
            for (Path each : written.files()) {
              contents.put(Project.slashed(staging.relativize(each)), Files.readAllBytes(each));
            }
            if (inputs.addAll(written.inputs())) {
              note(written.notes());
            }
          }
        }
        // Without such parts there is nothing to write, and the folder is none of this goal's.
        if (wanted(tests)) {
          own(tests).write(contents, execution.getGoal(), outputs);
        }
      }
    } catch (UnfitContractException e) {
      throw unfit(e, "no Java can be generated");
    } catch (IllegalArgumentException e) {
      throw new UsageException(contract + ": " + e.getMessage());
    } finally {
      delete(staging);
    }
    return new Done(inputs, List.of(), outputs.files(), outputs.counted(), true);
  }

  /** The folder of the sources, or of those of the tests. */
  private OwnFolder own(boolean tests) {
    return tests
        ? OwnFolder.of(project, testSources, "testSources")
        : OwnFolder.of(project, sources, "sources");
  }

  private boolean wanted(boolean tests) {
    return parts.stream().anyMatch(part -> part.strip().equals(TESTS) == tests);
  }

  private Map<String, String> properties(String part) {
    Map<String, String> properties = new TreeMap<>();
    properties.put(TapeoutCodegen.PART, part);
    if (context != null) {
      properties.put(TapeoutCodegen.CONTEXT, context);
    }
    if (basePackage != null) {
      properties.put(TapeoutCodegen.BASE_PACKAGE, basePackage);
    }
    return properties;
  }

  @Override
  void settle() {
    if (wanted(true)) {
      project.addTestCompileSourceRoot(testSources.getAbsolutePath());
    }
    if (wanted(false)) {
      project.addCompileSourceRoot(sources.getAbsolutePath());
      Resource json = new Resource();
      json.setDirectory(sources.getAbsolutePath());
      json.addInclude("**/*.json");
      project.addResource(json);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
