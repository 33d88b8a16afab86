package dev.tapeout.generator.engine;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.DefaultGenerator;

/** Runs openapi-generator with our generator, without a detour over its reading of the contract. */
public final class Engine {
  /** What the engine would write besides. */
  private static final List<String> UNWANTED =
      List.of("modelTests", "apiTests", "modelDocs", "apiDocs");

  private Engine() {}

  /**
   * Writes the sources of one part.
   *
   * @param properties those of {@link TapeoutCodegen}
   * @return the files, in the order of their names
   * @throws IllegalArgumentException if the contract is not fit; the message names every place
   */
  public static List<Path> write(Path contract, Path output, Map<String, String> properties) {
    TapeoutCodegen config = new TapeoutCodegen();
    config.setInputSpec(contract.toString());
    config.setOutputDir(output.toString());
    config.additionalProperties().putAll(properties);
    DefaultGenerator generator = new DefaultGenerator();
    generator.setGenerateMetadata(false);
    UNWANTED.forEach(kind -> generator.setGeneratorPropertyDefault(kind, "false"));
    OpenAPI empty =
        new OpenAPI()
            .openapi("3.1.0")
            .info(new Info().title("read by the generator itself").version("0"))
            .paths(new Paths());
    return generator.opts(new ClientOptInput().openAPI(empty).config(config)).generate().stream()
        .map(File::toPath)
        .sorted()
        .toList();
  }
}
