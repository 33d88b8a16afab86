package dev.tapeout.cli.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.RegistryClient;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Publishes a contract. */
public final class PublishCommand implements Command {
  private static final int LONGEST_PROOF = 400;

  @Override
  public void describe(CommandSpec spec) {
    RegistryOptions.positional(spec, "FILE", true, "The contract.");
    spec.addOption(
        OptionSpec.builder("--as")
            .type(String.class)
            .paramLabel("CONTEXT/NAME")
            .description(
                "Its name in the registry (default: its bounded",
                "context, and the name of the file, or of the folder",
                "where that is openapi.yaml or the like).")
            .build());
    spec.addOption(
        OptionSpec.builder("--key")
            .type(String.class)
            .paramLabel("FILE")
            .description("Sign with this key (tapeout keys generate FILE).")
            .build());
    spec.addOption(
        OptionSpec.builder("--dry-run")
            .type(boolean.class)
            .description("Say what publishing would answer; nothing is kept.")
            .build());
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout publish [OPTIONS] FILE")
        .description(
            "The registry checks the contract (profile, references, and what it breaks for",
            "users of the latest version) and keeps it for ever if it passes. The same",
            "content again changes nothing. Exit code 1: it does not pass.")
        .footer(
            "",
            "Examples:",
            "  tapeout publish contracts/orders.yaml --dry-run",
            "  tapeout publish contracts/orders.yaml --key ~/.config/tapeout/orders.key",
            "  tapeout publish api.yaml --as orders/orders-api");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    Project project = Project.at(console);
    Path file = project.file(arguments.matchedPositionalValue(0, ""));
    if (!Files.isRegularFile(file)) {
      throw new FailureException(
          ExitCode.UNREADABLE_CONTRACT, "there is no file " + project.display(file));
    }
    String document = text(file, project);
    ContractName name = name(arguments, project, file);
    RegistryClient client = RegistryOptions.client(arguments);
    if (arguments.hasMatchedOption("--dry-run")) {
      ObjectNode judgement = Calls.of(() -> client.check(name, document));
      return judged(console, name, judgement, "would be published");
    }
    Envelope envelope =
        Envelope.unsigned(RegistryClient.PAYLOAD_TYPE, RegistryClient.payload(name, document));
    String key = arguments.matchedOptionValue("--key", (String) null);
    Envelope sent =
        key == null ? envelope : envelope.signedBy(key(console.directory().resolve(key)));
    RegistryClient.Answer answer = Calls.of(() -> client.publish(name, sent));
    if (answer.status() == 422) {
      return judged(console, name, object(answer.json().get("judgement")), "");
    }
    ObjectNode version = object(answer.json().get("version"));
    console
        .out()
        .println(
            name
                + "@"
                + Calls.text(version, "version")
                + (answer.status() == 200
                    ? " was published before, with this very content"
                    : " is published")
                + " ("
                + Calls.text(version, "digest")
                + ", "
                + Calls.text(version, "bump")
                + ")");
    if (answer.status() == 201 && Calls.text(version, "bump").equals("first")) {
      console
          .out()
          .println("It is the first of a new contract; --as CONTEXT/NAME names one that is there.");
    }
    return ExitCode.FINE;
  }

  private static ContractName name(ParseResult arguments, Project project, Path file)
      throws IOException {
    String as = arguments.matchedOptionValue("--as", (String) null);
    if (as != null) {
      return RegistryOptions.contract(as);
    }
    ContractReading reading = WorkingTree.of(project).contract(file);
    if (reading.contract() == null) {
      throw new FailureException(
          ExitCode.UNREADABLE_CONTRACT,
          project.display(file) + " is no contract that can be read; `tapeout lint` says why");
    }
    return ContractName.of(reading.contract(), file)
        .orElseThrow(() ->
            new UsageException(
                "which name shall it have? It names no bounded context; say --as CONTEXT/NAME"));
  }

  private static String text(Path file, Project project) throws IOException {
    try {
      return Files.readString(file, UTF_8);
    } catch (CharacterCodingException e) {
      throw new FailureException(
          ExitCode.UNREADABLE_CONTRACT,
          project.display(file) + " is not UTF-8, and a registry keeps no other text");
    }
  }

  private static SigningKey key(Path file) {
    try {
      return SigningKey.read(Files.readString(file))
          .orElseThrow(() -> new UsageException(file + " is no key: tapeout keys generate FILE"));
    } catch (IOException e) {
      throw new UsageException("the key " + file + " cannot be read");
    }
  }

  /** Prints what stands against it, the worst first. */
  private static ExitCode judged(
      Console console, ContractName name, ObjectNode judgement, String good) {
    if (judgement.get("pass") instanceof BooleanNode pass && pass.value()) {
      console.out().println(name + " " + good);
      return ExitCode.FINE;
    }
    console
        .out()
        .println(
            name
                + " does not pass"
                + (judgement.has("against")
                    ? ", compared with " + Calls.text(judgement, "against")
                    : "")
                + ":");
    ObjectNode report = object(judgement.get("report"));
    for (ObjectNode finding : Calls.items(report, "findings")) {
      String severity = Calls.text(finding, "severity");
      if (severity.equals("breaking") || severity.equals("undecided")) {
        console
            .out()
            .println(
                "  "
                    + severity
                    + "  "
                    + Calls.text(finding, "message")
                    + "  ["
                    + Calls.text(finding, "rule")
                    + ", "
                    + Calls.text(finding, "fingerprint")
                    + "]");
        proof(console, object(finding.get("witness")));
        risk(console, judgement, Calls.text(finding, "fingerprint"));
      }
    }
    for (ObjectNode diagnostic : Calls.items(report, "diagnostics")) {
      if (Calls.text(diagnostic, "severity").equals("error")) {
        console
            .out()
            .println(
                "  error  "
                    + Calls.text(diagnostic, "message")
                    + "  ["
                    + Calls.text(diagnostic, "rule")
                    + "]");
      }
    }
    for (ObjectNode contract : Calls.items(report, "contracts")) {
      if (contract.has("reason")) {
        console.out().println("  " + Calls.text(contract, "reason"));
      }
    }
    return ExitCode.GATE_FAILED;
  }

  private static void proof(Console console, ObjectNode witness) {
    Node instance = witness.get("instance");
    if (instance != null) {
      String text = JsonWriter.compact(instance);
      console
          .out()
          .println(
              "            accepted by "
                  + Calls.text(witness, "acceptedBy")
                  + ", rejected by "
                  + Calls.text(witness, "rejectedBy")
                  + ": "
                  + (text.length() <= LONGEST_PROOF
                      ? text
                      : text.substring(0, LONGEST_PROOF) + " ..."));
    }
  }

  private static void risk(Console console, ObjectNode judgement, String fingerprint) {
    for (ObjectNode risk : Calls.items(judgement, "risk")) {
      if (Calls.text(risk, "fingerprint").equals(fingerprint)
          && risk.get("consumers") instanceof ArrayNode consumers
          && consumers.size() > 0) {
        StringBuilder names = new StringBuilder();
        for (Node consumer : consumers) {
          names.append(names.isEmpty() ? "" : ", ");
          names.append(consumer instanceof StringNode text ? text.value() : "");
        }
        console
            .out()
            .println(
                "            hurts "
                    + names
                    + " ("
                    + Calls.text(risk, "calls")
                    + " calls in 90 days)");
      }
    }
  }

  private static ObjectNode object(@Nullable Node node) {
    return node instanceof ObjectNode object ? object : Values.object(Map.of());
  }
}
