package dev.tapeout.cli.apart;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** How {@code tapeout generate} is called; the part that does it says the same. */
public final class Generate implements Command {
  private static final String PART = "dev.tapeout.cli.generate.GenerateCommand";

  /** The part where it is on the class path; else its help. */
  public static Command load() {
    try {
      return (Command) Class.forName(PART).getDeclaredConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      return new Generate();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(PART + " cannot be made", e);
    }
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("CONTRACT")
            .arity("1")
            .type(Path.class)
            .description(
                "An OpenAPI document. Files that it refers to lie in its",
                "folder or below, or elsewhere in the same repository.")
            .build());
    spec.addOption(
        OptionSpec.builder("-o", "--output")
            .paramLabel("DIR")
            .required(true)
            .type(Path.class)
            .description("Where the project is, or is to be.")
            .build());
    spec.addOption(
        OptionSpec.builder("--context")
            .paramLabel("NAME")
            .type(String.class)
            .description("The bounded context to generate for, where the contract", "has several.")
            .build());
    spec.addOption(
        OptionSpec.builder("--package")
            .paramLabel("NAME")
            .type(String.class)
            .description(
                "The Java package that all others are below. Default: the",
                "context without its hyphens.")
            .build());
    spec.usageMessage()
        .customSynopsis("tapeout generate CONTRACT -o DIR [--context NAME] [--package NAME]")
        .description(
            "Writes a Maven project that builds, starts and answers: records, handlers, limits",
            "and wiring come anew from the contract with each build, and what lies in service/",
            "is yours. Called again, it writes what nobody has changed, and lays what it would",
            "write beside what somebody has, as *.proposed.")
        .footer(
            "",
            "Examples:",
            "  tapeout generate contracts/orders.yaml -o orders",
            "  tapeout generate contract/orders.yaml -o .   # after the contract has grown");
  }

  @Override
  public Set<ExitCode> exitCodes() {
    return EnumSet.of(
        ExitCode.FINE, ExitCode.WRONG_USAGE, ExitCode.UNREADABLE_CONTRACT, ExitCode.INTERNAL_ERROR);
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    throw MissingPart.of("generate");
  }
}
