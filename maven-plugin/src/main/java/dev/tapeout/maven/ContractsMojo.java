package dev.tapeout.maven;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.FileArguments;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.diff.report.Style;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that are about contracts of a project. */
abstract class ContractsMojo extends TapeoutMojo {
  static final Style STYLE = new Style(100, false);

  /**
   * The contracts: files or patterns such as {@code contracts/**}{@code /*.yaml}, from the folder
   * of the module. Default: those that {@code contracts} in {@code tapeout.yaml} means.
   */
  @Parameter(property = "tapeout.contracts")
  @Nullable List<String> contracts;

  /**
   * The contracts that are meant.
   *
   * @throws UsageException if none are
   */
  final Selection selection(Project at, Settings settings) {
    List<String> named = contracts == null ? List.of() : contracts;
    if (named.isEmpty() && settings.contracts().isEmpty()) {
      throw new UsageException(
          "which contracts? Name them under <contracts> in the configuration of the plugin, or under"
              + " 'contracts:' in "
              + Settings.FILE);
    }
    return FileArguments.of(named, at, settings);
  }
}
