package dev.tapeout.cli.explain;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.reference.NearNames;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Prints what a rule means, or the list of all rules. */
public final class ExplainCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("RULE")
            .arity("0..1")
            .type(String.class)
            .description("Id of a rule, as reports show it. Without one: all rules, a line each.")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  tapeout explain",
            "  tapeout explain operation-removed",
            "",
            "Exit codes: 0 explained, 2 there is no such rule.");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    String id = arguments.matchedPositionalValue(0, "");
    List<Explanation> all = Explanation.all();
    if (id.isEmpty()) {
      console.out().print(RulePage.list(all));
      return ExitCode.FINE;
    }
    for (Explanation explanation : all) {
      if (explanation.id().equals(id)) {
        console.out().print(RulePage.page(explanation, console.width()));
        return ExitCode.FINE;
      }
    }
    String near = NearNames.of(id, all.stream().map(Explanation::id).toList());
    throw new UsageException(
        "there is no rule '"
            + id
            + "'."
            + (near == null ? "" : " Did you mean " + near + "?")
            + "\n`tapeout explain` lists all rules.");
  }
}
