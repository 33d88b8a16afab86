package dev.tapeout.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.changelog.History;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.GitRepository;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.diff.report.Changelog;
import dev.tapeout.diff.report.ContractPage;
import dev.tapeout.diff.surface.Extensions;
import dev.tapeout.diff.surface.Terms;
import dev.tapeout.generator.document.ContractFile;
import dev.tapeout.generator.document.UnfitContractException;
import dev.tapeout.maven.base.GitState;
import dev.tapeout.maven.last.Done;
import dev.tapeout.maven.last.Outputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Draws the contract and its changelog up as one page that needs nothing but itself, for the site
 * of the project.
 */
@Mojo(name = "docs", defaultPhase = LifecyclePhase.SITE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class DocsMojo extends ContractMojo {
  /**
   * The revision that the changelog starts from, such as {@code v1.0.0}: it has a section for HEAD
   * and for each tag between. Without it there is no changelog.
   */
  @Parameter(property = "tapeout.since")
  @Nullable String since;

  /** The page. */
  @Parameter(
      property = "tapeout.page",
      defaultValue = "${project.build.directory}/site/contract.html")
  File page;

  @Override
  String circumstances() throws IOException {
    return since == null
        ? ""
        : GitState.of(Project.at(Console.plain(System.out, System.err, basedir())).root());
  }

  @Override
  Done work(Console console) throws IOException, MojoFailureException {
    Path file = contract();
    refuseForeign(page.toPath());
    Project at = Project.at(console);
    Set<Path> inputs = new TreeSet<>();
    Changelog changelog = null;
    ContractFile read;
    try {
      read = ContractFile.read(file);
    } catch (UnfitContractException e) {
      throw unfit(e, "no page can be drawn");
    }
    if (since != null) {
      Settings settings = Settings.of(at, ContractsMojo.STYLE);
      Terms terms =
          new Terms(
              settings.policy(),
              console.today(),
              settings.formats(),
              new Extensions(settings.extensions()));
      try (GitRepository repository = GitRepository.open(at.directory(), null)) {
        changelog =
            new History(repository, at, History.judging(at, settings, terms), console)
                .of(since + "..HEAD", at.display(at.file(file.toString())));
      }
    }
    inputs.addAll(read.files());
    inputs.addAll(at.inputs().all());
    Outputs outputs = new Outputs();
    outputs.write(page.toPath(), ContractPage.render(read.contract(), changelog).getBytes(UTF_8));
    return new Done(inputs, List.of(), outputs.files(), page.toString(), true);
  }

  /** Only a page of this goal is replaced by another. */
  private void refuseForeign(Path at) throws IOException {
    boolean own =
        Files.isRegularFile(at)
            && new String(Files.readAllBytes(at), UTF_8).contains(ContractPage.MARK);
    if (Files.exists(at) && !own) {
      throw new UsageException(
          "<page> is "
              + at.normalize()
              + (Files.isDirectory(at)
                  ? ", a folder"
                  : ", a file that this goal did not write and would replace")
              + "; nothing was written. Name a file that is not there yet in <page>"
              + " (-Dtapeout.page), or move that one away");
    }
  }
}
