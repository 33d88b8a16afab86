package dev.tapeout.maven;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.diff.report.BuildLog;
import dev.tapeout.generator.document.UnfitContractException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that make something of one contract. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class ContractMojo extends TapeoutMojo {
  /** As many notes as a log shows. */
  private static final int NOTES = 20;

  /**
   * The contract, an OpenAPI document. The files that it refers to lie in its repository, or below
   * its folder where there is none; published versions are those that {@code tapeout pull} brought.
   */
  @Parameter(property = "tapeout.contract", required = true)
  File contract;

  /** The contract, which is there. */
  final Path contract() {
    Path file = contract.toPath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "there is no file "
              + file
              + "; <contract> in the configuration of the plugin names the"
              + " contract");
    }
    return file;
  }

  /** What is said of a part of the contract that leaves something to be known. */
  final void note(List<Diagnostic> notes) {
    int shown = Math.min(NOTES, notes.size());
    Logged.write(BuildLog.of(notes.subList(0, shown), this::beside), getLog());
    if (shown < notes.size()) {
      getLog().info("and " + (notes.size() - shown) + " more notes");
    }
  }

  /** The end of a build whose contract has mistakes. */
  final MojoFailureException unfit(UnfitContractException e, String what) {
    Logged.write(BuildLog.of(e.errors(), this::beside), getLog());
    int count = e.errors().size();
    return new MojoFailureException(
        name()
            + ": "
            + what
            + " from "
            + contract
            + ", which has "
            + (count == 1 ? "an error" : count + " errors")
            + ".\nWhere: the messages above begin with file:line:column.\nNext: mend them."
            + "\n"
            + atPrompt(List.of(words(List.of("tapeout", "lint", name(contract.toPath()))))));
  }

  private String beside(String name) {
    return contract.toPath().toAbsolutePath().resolveSibling(name).normalize().toString();
  }
}
