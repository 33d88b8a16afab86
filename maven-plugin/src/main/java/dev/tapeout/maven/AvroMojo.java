package dev.tapeout.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.generator.avro.AvroSchemas;
import dev.tapeout.generator.document.ContractFile;
import dev.tapeout.generator.document.UnfitContractException;
import dev.tapeout.generator.operation.Operations;
import dev.tapeout.generator.type.JavaNames;
import dev.tapeout.maven.last.Done;
import dev.tapeout.maven.last.Outputs;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes Avro of the schemas of a contract: a schema file for each type ({@code NAME.avsc}) and one
 * in Avro IDL for all ({@code PROTOCOL.avdl}). What Avro cannot say is a note with its place.
 */
@Mojo(name = "avro", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class AvroMojo extends ContractMojo {
  /**
   * The namespace of the types. Default: the bounded context of the contract without its hyphens.
   */
  @Parameter(property = "tapeout.namespace")
  @Nullable String namespace;

  /** The name of the protocol in Avro IDL. Default: made of the last part of the namespace. */
  @Parameter(property = "tapeout.protocol")
  @Nullable String protocol;

  /** Where the schemas go; nothing else may lie there. */
  @Parameter(
      property = "tapeout.avroDirectory",
      defaultValue = "${project.build.directory}/generated-sources/avro")
  File avroDirectory;

  @Override
  Done work(Console console) throws IOException, MojoFailureException {
    ContractFile file;
    try {
      file = ContractFile.read(contract());
    } catch (UnfitContractException e) {
      throw unfit(e, "no Avro can be made");
    }
    String space = namespace == null ? namespace(file.contract()) : namespace;
    if (!space.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*")) {
      throw new UsageException("<namespace> is names with dots between, and not '" + space + "'");
    }
    AvroSchemas avro = AvroSchemas.of(file.contract(), space);
    note(avro.notes());
    String name =
        protocol == null
            ? JavaNames.type(space.substring(space.lastIndexOf('.') + 1)) + "Protocol"
            : protocol;
    Map<String, byte[]> contents = new TreeMap<>();
    avro.files(space, name).forEach((path, text) -> contents.put(path, text.getBytes(UTF_8)));
    Outputs outputs = new Outputs();
    OwnFolder.of(project, avroDirectory, "avroDirectory")
        .write(contents, execution.getGoal(), outputs);
    return new Done(file.files(), List.of(), outputs.files(), outputs.counted(), true);
  }

  private static String namespace(Contract contract) {
    Set<String> contexts = Operations.contexts(contract.operations());
    if (contexts.size() == 1) {
      return contexts.iterator().next().replace("-", "");
    }
    throw new UsageException(
        "the contract has "
            + (contexts.isEmpty() ? "no bounded context" : "the bounded contexts " + contexts)
            + "; say the namespace of its types in <namespace>");
  }
}
