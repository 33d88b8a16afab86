package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.Diagnostic;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openapitools.codegen.ClientOptInput;

/** Runs openapi-generator with our generator, without a detour over its reading of the contract. */
public final class Engine {
  /** What the engine would write besides. */
  private static final List<String> UNWANTED =
      List.of("modelTests", "apiTests", "modelDocs", "apiDocs");

  private Engine() {}

  /**
   * What was written.
   *
   * @param files in the order of their names
   * @param inputs the files that were read, absolute
   * @param contract the files that the contract was read from, absolute, by their names in a
   *     project
   * @param notes what Java cannot say of the contract, and what is not generated
   */
  public record Written(
      List<Path> files, Set<Path> inputs, Map<String, Path> contract, List<Diagnostic> notes) {}

  /**
   * Writes the sources of one part.
   *
   * @param properties those of {@link TapeoutCodegen}
   * @throws dev.tapeout.generator.document.UnfitContractException if the contract is not fit; the
   *     message names every place
   * @throws IllegalArgumentException if a property is not fit
   */
  public static Written write(Path contract, Path output, Map<String, String> properties) {
    TapeoutCodegen config = new TapeoutCodegen();
    config.setInputSpec(contract.toString());
    config.setOutputDir(output.toString());
    config.additionalProperties().putAll(properties);
    QuietGenerator generator = new QuietGenerator();
    generator.setGenerateMetadata(false);
    UNWANTED.forEach(kind -> generator.setGeneratorPropertyDefault(kind, "false"));
    // Of 3.1, and of no server, it would warn: neither is what the contract says.
    OpenAPI empty =
        new OpenAPI()
            .openapi("3.0.3")
            .addServersItem(new Server().url("http://localhost"))
            .info(new Info().title("read by the generator itself").version("0"))
            .paths(new Paths());
    List<File> files =
        generator.opts(new ClientOptInput().openAPI(empty).config(config)).generate();
    ServiceModel model = config.service();
    return new Written(
        files.stream().map(File::toPath).sorted().toList(),
        config.inputs(),
        model.files().byName(),
        model.notes());
  }
}
