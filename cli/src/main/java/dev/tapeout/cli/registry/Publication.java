package dev.tapeout.cli.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.bundle.Bundle;
import dev.tapeout.contracts.bundle.Reach;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.RegistryClient;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract that is to be published.
 *
 * @param document its text
 * @param file as the user knows it
 * @param files how many it was written in
 */
public record Publication(ContractName name, String document, String file, int files) {
  /**
   * What a registry says to it.
   *
   * @param good whether it is published, or would be
   * @param lines what there is to say, the worst first
   */
  public record Answer(boolean good, List<String> lines) {}

  /**
   * The one in a file. With parts in other files it becomes one document; what it refers to in
   * published versions stays there.
   *
   * @param as its name, {@code CONTEXT/NAME}; null for its bounded context and the name of the file
   * @throws FailureException if it cannot be read
   * @throws UsageException if it has no name by itself
   */
  public static Publication of(Project project, Path file, @Nullable String as) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FailureException(
          ExitCode.UNREADABLE_CONTRACT, "there is no file " + project.display(file));
    }
    Contract contract = WorkingTree.of(project).contract(file).contract();
    ContractName name = as == null ? name(project, file, contract) : RegistryOptions.contract(as);
    if (contract != null) {
      Bundle bundle = Bundle.of(contract, Reach.FILES, Limits.DEFAULT.bytes());
      if (bundle.files().size() > 1) {
        return new Publication(name, one(bundle), project.display(file), bundle.files().size());
      }
    }
    return new Publication(name, text(file, project), project.display(file), 1);
  }

  private static String one(Bundle bundle) {
    if (!bundle.errors().isEmpty()) {
      Diagnostic problem = bundle.errors().get(0);
      throw new FailureException(
          ExitCode.UNREADABLE_CONTRACT,
          problem.location() + ": a registry keeps one document, and " + problem.message());
    }
    return JsonWriter.pretty(bundle.root()) + "\n";
  }

  /**
   * Reads the key that one signs with.
   *
   * @throws UsageException if it is none
   */
  public static SigningKey key(Path file) {
    try {
      return SigningKey.read(Files.readString(file))
          .orElseThrow(() -> new UsageException(file + " is no key: tapeout keys generate FILE"));
    } catch (IOException e) {
      throw new UsageException("the key " + file + " cannot be read");
    }
  }

  /** Asks what publishing it would answer; nothing is kept. */
  public Answer check(RegistryAccess registry) {
    ObjectNode judgement = registry.ask(client -> client.check(name, document));
    registry.require(judgement, "pass");
    return JudgementText.of(this, judgement, "would be published");
  }

  /**
   * Publishes it. The same content again changes nothing.
   *
   * @param key to sign with; null for none
   */
  public Answer publish(RegistryAccess registry, @Nullable SigningKey key) {
    Envelope unsigned =
        Envelope.unsigned(RegistryClient.PAYLOAD_TYPE, RegistryClient.payload(name, document));
    Envelope envelope = key == null ? unsigned : unsigned.signedBy(key);
    RegistryClient.Answer answer = registry.ask(client -> client.publish(name, envelope));
    ObjectNode body = registry.ask(client -> answer.json());
    if (answer.status() == 422) {
      registry.require(body, "judgement");
      return JudgementText.of(this, Answers.object(body.get("judgement")), "");
    }
    ObjectNode version = Answers.object(body.get("version"));
    registry.require(version, "version");
    List<String> lines = new ArrayList<>();
    lines.add(
        name
            + "@"
            + Answers.text(version, "version")
            + (answer.status() == 200
                ? " was published before, with this very content"
                : " is published")
            + " ("
            + Answers.text(version, "digest")
            + ", "
            + Answers.text(version, "bump")
            + ")");
    lines.addAll(JudgementText.deprecated(this, Answers.object(body.get("judgement"))));
    if (files > 1) {
      lines.add("Its " + files + " files are one document there: tapeout bundle --keep-pinned");
    }
    if (answer.status() == 201 && Answers.text(version, "bump").equals("first")) {
      lines.add("It is the first of a new contract; --as CONTEXT/NAME names one that is there.");
    }
    return new Answer(true, lines);
  }

  private static ContractName name(Project project, Path file, @Nullable Contract contract) {
    if (contract == null) {
      throw new FailureException(
          ExitCode.UNREADABLE_CONTRACT,
          project.display(file) + " is no contract that can be read; `tapeout lint` says why");
    }
    return ContractName.of(contract, file)
        .orElseThrow(() ->
            new UsageException(
                "which name shall "
                    + project.display(file)
                    + " have? It names no bounded context; say --as CONTEXT/NAME (in a pom, <as>)"));
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
}
