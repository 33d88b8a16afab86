package dev.tapeout.maven;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.cli.registry.Publication;
import dev.tapeout.cli.registry.RegistryAccess;
import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.maven.last.Done;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the contracts, as {@code tapeout publish} does: the registry checks each (profile,
 * references, and what it breaks for users of the latest version) and keeps it for ever if it
 * passes. The same content again changes nothing.
 */
@Mojo(name = "publish", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class PublishMojo extends RegistryMojo {
  /**
   * The name of the one contract in the registry, {@code CONTEXT/NAME}. Default: its bounded
   * context, and the name of the file, or of the folder where that is {@code openapi.yaml} or the
   * like.
   */
  @Parameter(property = "tapeout.as")
  @Nullable String as;

  /** The key to sign with, a file that {@code tapeout keys generate} wrote. Default: unsigned. */
  @Parameter(property = "tapeout.key")
  @Nullable File key;

  /** Says what publishing would answer; nothing is kept. */
  @Parameter(property = "tapeout.dryRun", defaultValue = "false")
  boolean dryRun;

  @Override
  String circumstances() {
    return registry == null ? RegistryAccess.address(null).toString() : "";
  }

  @Override
  Done work(Console console) throws IOException, MojoFailureException {
    Project at = Project.at(console);
    Selection selection = selection(at, Settings.of(at, STYLE));
    List<Path> files = selection.contracts(WorkingTree.of(at));
    if (as != null && files.size() != 1) {
      throw new UsageException(
          "<as> names one contract, and <contracts> means " + files.size() + "; name one there");
    }
    SigningKey signer = key == null ? null : Publication.key(key.toPath());
    Map<Path, Publication> all = new LinkedHashMap<>();
    for (Path file : files) {
      all.put(file, Publication.of(at, file, as));
    }
    RegistryAccess access = registry();
    List<String> refused = new ArrayList<>();
    String last = "";
    for (Map.Entry<Path, Publication> each : all.entrySet()) {
      Publication publication = each.getValue();
      Publication.Answer answer =
          dryRun ? publication.check(access) : publication.publish(access, signer);
      for (String line : answer.lines()) {
        if (answer.good()) {
          getLog().info(line);
        } else {
          getLog().error(line);
        }
      }
      last = answer.lines().get(0);
      if (!answer.good()) {
        refused.add(name(each.getKey()));
      }
    }
    if (!refused.isEmpty()) {
      throw no(refused, access);
    }
    Set<Path> inputs = new TreeSet<>(at.inputs().all());
    inputs.addAll(files);
    if (key != null) {
      inputs.add(key.toPath().toAbsolutePath());
    }
    String summary =
        files.size() == 1
            ? last
            : files.size() + (dryRun ? " contracts would be published" : " contracts published");
    return new Done(inputs, selection.patterns(), List.of(), summary, !dryRun);
  }

  private MojoFailureException no(List<String> refused, RegistryAccess access) {
    List<String> commands = new ArrayList<>();
    for (String file : refused) {
      List<String> words = new ArrayList<>(List.of("tapeout", "publish", "--dry-run", file));
      words.addAll(as == null ? List.of() : List.of("--as", as));
      words.addAll(List.of("--registry", access.address().toString()));
      commands.add(words(words));
    }
    return new MojoFailureException(
        name()
            + " says no: the registry does not take "
            + String.join(", ", refused)
            + ".\nWhy: the messages above. What else there was is published.\n"
            + "Next: undo the change, or make the step in info.version that it needs;"
            + " tapeout:gate with <against>registry:</against> says where it stands.\n"
            + atPrompt(commands));
  }
}
