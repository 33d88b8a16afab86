package dev.tapeout.cli.explain;

import dev.tapeout.cli.catalogue.Explanation;
import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.document.NearNames;
import dev.tapeout.diff.change.PeerCheck;
import dev.tapeout.diff.change.PeerChecks;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Prints what an id means that reports show, or the list of all of them. */
public final class ExplainCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("RULE")
            .arity("0..1")
            .type(String.class)
            .description(
                "As reports show it, or as oasdiff calls it.", "Default: list all of them.")
            .build());
    spec.usageMessage()
        .customSynopsis("tapeout explain [RULE]")
        .description("Every id that a report can show has a page: what it means, why, what to do.")
        .footer("", "Examples:", "  tapeout explain", "  tapeout explain operation-removed");
  }

  @Override
  public Set<ExitCode> exitCodes() {
    return EnumSet.of(ExitCode.FINE, ExitCode.WRONG_USAGE, ExitCode.INTERNAL_ERROR);
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    String id = arguments.matchedPositionalValue(0, "");
    console
        .out()
        .print(
            id.isEmpty()
                ? RulePage.list(Explanation.all(), console.width())
                : page(id, console.width()));
    return ExitCode.FINE;
  }

  private static String page(String id, int width) {
    Optional<Explanation> explanation = Explanation.find(id);
    if (explanation.isPresent()) {
      return RulePage.page(explanation.get(), width);
    }
    List<Rule> today = Rules.formerly(id);
    if (!today.isEmpty()) {
      return RulePage.formerly(id, today, width);
    }
    Optional<PeerCheck> check = PeerChecks.find(id);
    if (check.isPresent()) {
      return RulePage.peer(check.get(), width);
    }
    if (id.matches("[0-9a-f]{16}")) {
      throw new UsageException(
          id
              + " is the fingerprint of one finding: explain the rule that stands with it, such as"
              + " `tapeout explain property-required`, or accept the finding with `tapeout accept "
              + id
              + "`.");
    }
    String near = near(id, Explanation.all().stream().map(Explanation::id).toList());
    throw new UsageException(
        "no report shows the id '"
            + id
            + "'."
            + (near == null ? "" : " Did you mean " + near + "?")
            + "\n`tapeout explain` lists all ids.");
  }

  /** An id that is spelt alike, or else one of such words in another order. */
  private static @Nullable String near(String id, List<String> ids) {
    String near = NearNames.of(id, ids);
    String words =
        near == null
            ? NearNames.of(sorted(id), ids.stream().map(ExplainCommand::sorted).toList())
            : null;
    return words == null
        ? near
        : ids.stream().filter(other -> sorted(other).equals(words)).findFirst().orElseThrow();
  }

  private static String sorted(String id) {
    return Arrays.stream(id.split("-", -1)).sorted().collect(Collectors.joining("-"));
  }
}
