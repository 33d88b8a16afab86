package dev.tapeout.cli;

import dev.tapeout.cli.accept.AcceptCommand;
import dev.tapeout.cli.apart.Generate;
import dev.tapeout.cli.apart.Registry;
import dev.tapeout.cli.bundle.BundleCommand;
import dev.tapeout.cli.changelog.ChangelogCommand;
import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.completion.CompletionCommand;
import dev.tapeout.cli.diff.DiffCommand;
import dev.tapeout.cli.explain.ExplainCommand;
import dev.tapeout.cli.gate.GateCommand;
import dev.tapeout.cli.lint.LintCommand;
import dev.tapeout.cli.registry.ArchiveCommand;
import dev.tapeout.cli.registry.CanReleaseCommand;
import dev.tapeout.cli.registry.ContractsCommand;
import dev.tapeout.cli.registry.DeprecateCommand;
import dev.tapeout.cli.registry.KeysCommand;
import dev.tapeout.cli.registry.LoginCommand;
import dev.tapeout.cli.registry.PublishCommand;
import dev.tapeout.cli.registry.PullCommand;
import dev.tapeout.cli.registry.VersionsCommand;
import dev.tapeout.cli.rules.RulesCommand;
import dev.tapeout.cli.schema.SchemaCommand;
import dev.tapeout.cli.verdict.VerdictCommand;
import java.util.function.Supplier;

/**
 * The commands in the order of the help page. To add one: a line here, and a package named like it
 * with a class that implements {@link Command}; those that speak with a registry share one. The
 * supplier keeps a command's classes unloaded until it is called, and so it is a lambda: a
 * reference to a constructor loads its class at once.
 */
enum CommandName {
  LINT(
      "lint",
      "Check contracts by themselves: syntax, references, profile.",
      () -> new LintCommand()),
  DIFF("diff", "Compare two contracts: what breaks, and the proof.", () -> new DiffCommand()),
  GATE(
      "gate",
      "Decide whether a change may merge: compare with a git revision.",
      () -> new GateCommand()),
  ACCEPT("accept", "Accept a break on purpose: who, why, until when.", () -> new AcceptCommand()),
  CHANGELOG(
      "changelog",
      "Tell consumers what changed, also from tag to tag.",
      () -> new ChangelogCommand()),
  VERDICT("verdict", "Print the version step that the changes need.", () -> new VerdictCommand()),
  BUNDLE("bundle", "Write a contract as one document.", () -> new BundleCommand()),
  GENERATE("generate", "Write the project of a service from its contract.", () -> Generate.load()),
  PUBLISH("publish", "Publish a contract in a registry.", () -> new PublishCommand()),
  PULL("pull", "Bring the published versions that contracts refer to.", () -> new PullCommand()),
  CONTRACTS("contracts", "List the contracts of a registry.", () -> new ContractsCommand()),
  VERSIONS("versions", "List the versions of a contract.", () -> new VersionsCommand()),
  DEPRECATE("deprecate", "Announce that a version will go.", () -> new DeprecateCommand()),
  ARCHIVE("archive", "Put versions that nobody uses away.", () -> new ArchiveCommand()),
  CAN_RELEASE(
      "can-release",
      "Say whether a version breaks anyone where it is to run.",
      () -> new CanReleaseCommand()),
  KEYS("keys", "Make keys that sign contracts, and have them accepted.", () -> new KeysCommand()),
  LOGIN("login", "Remember a token for a registry.", () -> new LoginCommand()),
  REGISTRY(
      "registry",
      "Run a registry: serve, backup, export, import, token, verify.",
      () -> new Registry()),
  SCHEMA("schema", "Compare two JSON Schemas by themselves.", () -> new SchemaCommand()),
  EXPLAIN(
      "explain", "Say what a rule or an error means, and what to do.", () -> new ExplainCommand()),
  RULES("rules", "List all rules and what they count for here.", () -> new RulesCommand()),
  COMPLETION(
      "completion",
      "Print a completion script for bash or zsh.",
      () -> new CompletionCommand(CommandTree::complete));

  private final String word;
  private final String summary;
  private final Supplier<Command> supplier;

  CommandName(String word, String summary, Supplier<Command> supplier) {
    this.word = word;
    this.summary = summary;
    this.supplier = supplier;
  }

  /** What the user types. */
  String word() {
    return word;
  }

  /** One sentence for the help page. */
  String summary() {
    return summary;
  }

  /** Loads the command. */
  Command load() {
    return supplier.get();
  }
}
