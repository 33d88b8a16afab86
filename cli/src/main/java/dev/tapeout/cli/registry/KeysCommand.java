package dev.tapeout.cli.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.identity.VerificationKey;
import dev.tapeout.contracts.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Makes keys, and has a registry accept them or no longer. */
public final class KeysCommand implements Command {
  private static final Set<String> WORDS = Set.of("generate", "list", "add", "revoke");

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .paramLabel("generate|list|add|revoke")
            .arity("1")
            .required(true)
            .type(String.class)
            .completionCandidates(WORDS)
            .description("What to do.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("1")
            .paramLabel("FILE or ID")
            .arity("0..1")
            .type(String.class)
            .description(
                "The file of the key; of a key to be revoked, its id.",
                "The public half is written beside it, to FILE.pub.")
            .build());
    spec.addOption(
        OptionSpec.builder("--context")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("CONTEXT")
            .description("A bounded context whose contracts it may sign.")
            .build());
    spec.addOption(
        OptionSpec.builder("--name")
            .type(String.class)
            .paramLabel("NAME")
            .description("Whose it is.")
            .build());
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout keys generate|list|add|revoke [OPTIONS] [FILE or ID]")
        .description(
            "Contracts are signed with Ed25519 keys; a registry accepts a key for some",
            "bounded contexts. To rotate one: add the new key, sign with it, revoke the old",
            "one. What a revoked key has signed stays.")
        .footer(
            "",
            "Examples:",
            "  tapeout keys generate orders.key",
            "  tapeout keys add orders.key.pub --context orders --name 'team orders'",
            "  tapeout keys list",
            "  tapeout keys revoke ID");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    String word = arguments.matchedPositionalValue(0, "");
    String what = arguments.matchedPositionalValue(1, "");
    if (!WORDS.contains(word)) {
      throw new UsageException("what to do with keys: generate, list, add or revoke?");
    }
    if (what.isEmpty() != word.equals("list")) {
      throw new UsageException(
          word.equals("list") ? "list takes no file" : word + " what? Name a file or an id");
    }
    switch (word) {
      case "generate" -> generate(console.directory().resolve(what), console);
      case "list" -> list(RegistryOptions.access(arguments), console);
      case "add" -> add(arguments, console.directory().resolve(what), console);
      default -> revoke(RegistryOptions.access(arguments), what, console);
    }
    return ExitCode.FINE;
  }

  private static void generate(Path file, Console console) throws IOException {
    SigningKey key = SigningKey.generate();
    try {
      key.write(file);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(file + " is there already, and a key is never overwritten");
    }
    Files.writeString(Path.of(file + ".pub"), key.verification().text() + "\n");
    console.out().println("Wrote " + file + " (keep it secret) and " + file + ".pub");
    console.out().println("Its id is " + key.verification().id());
  }

  private static void revoke(RegistryAccess registry, String id, Console console) {
    String path = "/api/keys/" + RegistryClient.encode(id);
    registry.ask(client -> {
      RegistryClient.Answer answer = client.request("DELETE", path, null, true);
      if (answer.status() != 204) {
        throw RegistryClient.noRegistry(registry.address(), "more than was asked for");
      }
      return answer;
    });
    console.out().println("The key is accepted no longer.");
  }

  private static void list(RegistryAccess registry, Console console) {
    ObjectNode answer = registry.list("/api/keys");
    List<List<String>> rows = new ArrayList<>();
    for (ObjectNode key : Answers.items(answer, "items")) {
      List<String> contexts = Answers.texts(key, "contexts");
      String revoked = Answers.text(key, "revokedAt");
      rows.add(
          List.of(
              Answers.text(key, "id"),
              contexts.isEmpty() ? "(the registry's own)" : String.join(" ", contexts),
              Answers.text(key, "name"),
              revoked.isEmpty() ? "" : "revoked " + revoked));
    }
    console.out().print(Table.of(rows));
  }

  private static void add(ParseResult arguments, Path file, Console console) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no file " + file);
    }
    String text = new String(Files.readAllBytes(file), UTF_8); // bytes that are no text make no key
    String open = SigningKey.read(text).map(k -> k.verification().text()).orElse(text.strip());
    if (VerificationKey.read(open).isEmpty()) {
      throw new UsageException(file + " is no key: tapeout keys generate FILE");
    }
    List<String> contexts = arguments.matchedOptionValue("--context", List.of());
    if (contexts.isEmpty()) {
      throw new UsageException("for which bounded contexts? --context orders");
    }
    String body =
        JsonWriter.compact(
            Values.object(
                Map.of(
                    "publicKey", Values.string(open),
                    "contexts", Values.array(contexts.stream().map(Values::string).toList()),
                    "name",
                        Values.string(
                            arguments.matchedOptionValue(
                                "--name", String.valueOf(System.getProperty("user.name")))))));
    RegistryAccess registry = RegistryOptions.access(arguments);
    ObjectNode key =
        registry.ask(client -> client.request("POST", "/api/keys", body, false).json());
    console.out().println("Accepted from now on: " + Answers.text(key, "id"));
  }
}
