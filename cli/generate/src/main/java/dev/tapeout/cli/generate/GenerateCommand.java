package dev.tapeout.cli.generate;

import dev.tapeout.cli.apart.Generate;
import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.generator.document.Naming;
import dev.tapeout.generator.engine.TapeoutCodegen;
import dev.tapeout.generator.project.Project;
import dev.tapeout.generator.project.WrittenFile;
import dev.tapeout.generator.project.WrittenFile.Fate;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes the project of a service from its contract, or brings one up to date. */
public final class GenerateCommand implements Command {
  private static final String PROPOSED =
      "What is proposed lies beside a file that you have changed (diff FILE FILE.proposed): take over"
          + " what you want of it, and delete it.";

  private static final String LEFT_OVER =
      "What is left over was written once, and is no part of the project any more: delete it, unless"
          + " you use it.";

  private final Command help = new Generate();

  @Override
  public void describe(CommandSpec spec) {
    help.describe(spec);
  }

  @Override
  public Set<ExitCode> exitCodes() {
    return help.exitCodes();
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    Path contract = console.directory().resolve(arguments.matchedPositionalValue(0, Path.of("")));
    Path folder = console.directory().resolve(arguments.matchedOptionValue("-o", Path.of("")));
    if (!Files.isRegularFile(contract)) {
      throw new FailureException(ExitCode.UNREADABLE_CONTRACT, "there is no file " + contract);
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException(folder + " is no folder; -o names where the project is to be.");
    }
    Map<String, String> properties = new TreeMap<>();
    String context = arguments.matchedOptionValue("--context", "");
    String javaPackage = arguments.matchedOptionValue("--package", "");
    if (!context.isEmpty() && !Naming.isContext(context)) {
      throw new UsageException(
          "--context names a bounded context, in kebab-case and of at most 100 characters, such as"
              + " order-management.");
    }
    if (!javaPackage.isEmpty() && !Naming.isPackage(javaPackage)) {
      throw new UsageException(
          "--package names a Java package: names of letters, digits and underscores that Java does"
              + " not keep for itself, with dots between, such as org.example.orders.");
    }
    if (!context.isEmpty()) {
      properties.put(TapeoutCodegen.CONTEXT, context);
    }
    if (!javaPackage.isEmpty()) {
      properties.put(TapeoutCodegen.BASE_PACKAGE, javaPackage);
    }
    Project.Result result;
    try {
      result = Project.write(contract, folder, properties);
    } catch (IllegalArgumentException e) {
      throw new FailureException(ExitCode.UNREADABLE_CONTRACT, String.valueOf(e.getMessage()));
    } catch (FileSystemException e) {
      throw new UsageException(
          e.getFile() + " cannot be written to; -o names a folder that can be.");
    }
    report(result, arguments.matchedOptionValue("-o", Path.of("")), console);
    return ExitCode.FINE;
  }

  private static void report(Project.Result result, Path folder, Console console) {
    for (WrittenFile file : result.files()) {
      if (file.fate() != Fate.UNCHANGED && file.fate() != Fate.KEPT) {
        String name = file.name() + (file.fate() == Fate.PROPOSED ? WrittenFile.PROPOSAL : "");
        console.out().printf("  %-9s  %s%n", file.fate().label(), folder.resolve(name));
      }
    }
    for (Diagnostic note : result.notes()) {
      console.out().println(note.location() + ": " + note.message() + " [" + note.rule() + "]");
    }
    boolean changed =
        result.files().stream()
            .map(WrittenFile::fate)
            .anyMatch(f -> f != Fate.UNCHANGED && f != Fate.KEPT && f != Fate.LEFT_OVER);
    advise(result, Fate.PROPOSED, PROPOSED, console);
    advise(result, Fate.LEFT_OVER, LEFT_OVER, console);
    console
        .out()
        .println(
            changed
                ? "Build it, and hold it against its contract: mvn -f " + folder + " verify"
                : "Nothing to do: the project is as the contract would have it.");
  }

  private static void advise(Project.Result result, Fate fate, String advice, Console console) {
    if (result.files().stream().anyMatch(file -> file.fate() == fate)) {
      console.out().println(advice);
    }
  }
}
