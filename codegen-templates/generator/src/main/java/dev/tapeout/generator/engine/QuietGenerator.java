package dev.tapeout.generator.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.CodegenConfig;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.Generator;
import org.openapitools.codegen.TemplateManager;
import org.openapitools.codegen.api.TemplatePathLocator;
import org.openapitools.codegen.templating.CommonTemplateContentLocator;
import org.openapitools.codegen.templating.GeneratorTemplateContentLocator;
import org.openapitools.codegen.templating.TemplateManagerOptions;

/**
 * The engine, which would log each file that it writes: inside a build that is a line for each, and
 * of a place that is not where it will stay.
 */
final class QuietGenerator extends DefaultGenerator {
  @Override
  public Generator opts(ClientOptInput opts) {
    super.opts(opts);
    templateProcessor = new Templates(opts.getConfig());
    return this;
  }

  private static final class Templates extends TemplateManager {
    Templates(CodegenConfig config) {
      super(
          new TemplateManagerOptions(false, false),
          config.getTemplatingEngine(),
          new TemplatePathLocator[] {
            new GeneratorTemplateContentLocator(config), new CommonTemplateContentLocator()
          });
    }

    @Override
    public File writeToFile(String name, String content) throws IOException {
      return writeToFile(name, content.getBytes(UTF_8));
    }

    @Override
    public File writeToFile(String name, byte[] content) throws IOException {
      Path file = Path.of(name);
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return Files.write(file, content).toFile();
    }
  }
}
