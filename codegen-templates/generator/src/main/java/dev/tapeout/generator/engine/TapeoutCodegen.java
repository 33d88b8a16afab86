package dev.tapeout.generator.engine;

import com.samskivert.mustache.Mustache;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.generator.document.ContractFile;
import dev.tapeout.generator.document.Naming;
import dev.tapeout.generator.example.Examples;
import dev.tapeout.generator.operation.Operations;
import dev.tapeout.generator.operation.Tag;
import dev.tapeout.generator.type.JavaText;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenConfig;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * Our generator as openapi-generator knows it: {@code generatorName} is {@code tapeout}.
 *
 * <p>The engine's own model of a contract loses much of OpenAPI 3.1. So before it starts, the
 * contract is read anew from its file, and the engine is left with one empty schema for each class
 * that is to be written and one operation for each tag; what its templates say comes from {@link
 * ServiceModel}.
 */
public final class TapeoutCodegen extends DefaultCodegen implements CodegenConfig {
  /**
   * Which module's sources are wanted: {@code contract}, {@code limiter}, {@code runtime} or {@code
   * tests}; or else the {@code project} around them.
   */
  public static final String PART = "part";

  /** The bounded context to generate for; not needed where the contract has but one. */
  public static final String CONTEXT = "context";

  /** The Java package that all others are below. */
  public static final String BASE_PACKAGE = "basePackage";

  private @Nullable ServiceModel model;
  private Set<Path> inputs = Set.of();
  private String base = "";
  private String sourceRoot = "";
  private String apiFolder = "";
  private @Nullable Examples examples;
  private final Map<String, Map<String, Object>> views = new LinkedHashMap<>();

  public TapeoutCodegen() {
    embeddedTemplateDir = "tapeout";
    templateDir = "tapeout";
    cliOptions.clear();
    cliOptions.add(
        new CliOption(CodegenConstants.SOURCE_FOLDER, CodegenConstants.SOURCE_FOLDER_DESC));
    cliOptions.add(
        new CliOption(PART, "contract, limiter, runtime, tests or project")
            .defaultValue("contract"));
    cliOptions.add(
        new CliOption(
            CONTEXT, "the bounded context to generate for, where the contract has several"));
    cliOptions.add(
        new CliOption(
            BASE_PACKAGE,
            "the package that all others are below; the context without its hyphens by default"));
  }

  @Override
  public CodegenType getTag() {
    return CodegenType.SERVER;
  }

  @Override
  public String getName() {
    return "tapeout";
  }

  @Override
  public String getHelp() {
    return "Generates records, handlers, limits and wiring of a service that runs on the Tapeout runtime.";
  }

  @Override
  public Mustache.Compiler processCompiler(Mustache.Compiler compiler) {
    return compiler.escapeHTML(false).defaultValue("");
  }

  // --- before the engine starts ----------------------------------------------------------------

  @Override
  public boolean getUseInlineModelResolver() {
    return false;
  }

  @Override
  public boolean getUseOpenapiNormalizer() {
    return false;
  }

  @Override
  public void preprocessOpenAPI(OpenAPI openAPI) {
    ContractFile file = ContractFile.read(Path.of(getInputSpec()));
    inputs = file.files();
    Naming.check(file.contract());
    ServiceModel service = ServiceModel.of(file, context(file.contract()));
    model = service;
    packages(service);
    files(service);
    views.putAll(ClassViews.of(part(), service));
    EngineInput.reduce(openAPI, views.keySet(), service.tags());
  }

  private String context(Contract contract) {
    String wanted = property(CONTEXT, "");
    if (!wanted.isEmpty()) {
      if (!Naming.isContext(wanted)) {
        throw new IllegalArgumentException(
            "the property 'context' names a bounded context, in kebab-case and of at most 100"
                + " characters, such as order-management");
      }
      return wanted;
    }
    Set<String> contexts = Operations.contexts(contract.operations());
    if (contexts.size() != 1) {
      throw new IllegalArgumentException(
          contract.node().location()
              + (contexts.isEmpty()
                  ? ": the contract names no bounded context; add x-domain-bounded-context to the"
                      + " document"
                  : ": the contract has the bounded contexts "
                      + contexts
                      + "; name one with the property 'context'"));
    }
    return contexts.iterator().next();
  }

  private String part() {
    return property(PART, "contract");
  }

  private String property(String name, String otherwise) {
    Object value = additionalProperties.get(name);
    return value == null ? otherwise : value.toString();
  }

  private void packages(ServiceModel service) {
    base = property(BASE_PACKAGE, "");
    if (base.isEmpty()) {
      base = Naming.defaultPackage(service.contract(), service.context());
    } else if (!Naming.isPackage(base)) {
      throw new IllegalArgumentException(
          "the property 'basePackage' is a Java package of letters, digits and dots, such as"
              + " org.example.orders");
    }
    additionalProperties.put(BASE_PACKAGE, base);
    apiPackage = base + ".api";
    modelPackage = apiPackage;
    additionalProperties.put("apiPackage", apiPackage);
    additionalProperties.put("limitsPackage", base + ".limits");
    additionalProperties.put("wiringPackage", base + ".wiring");
    additionalProperties.put("service", service);
    additionalProperties.put("titleWords", MarkdownText.words(service.title()));
    additionalProperties.put("titleLiteral", JavaText.literal(service.title()));
    additionalProperties.put("basePathLiteral", JavaText.literal(service.basePath()));
    additionalProperties.put("nameLiteral", JavaText.literal(service.context()));
    additionalProperties.put("table", TableRows.operations(service));
    additionalProperties.put("limits", TableRows.limits(service));
    additionalProperties.put("versionLiteral", JavaText.literal(service.version()));
  }

  private void files(ServiceModel service) {
    String sources = property(CodegenConstants.SOURCE_FOLDER, "");
    String folder = (sources.isEmpty() ? "" : sources + "/") + base.replace('.', '/');
    sourceRoot = sources;
    modelTemplateFiles.clear();
    apiTemplateFiles.clear();
    supportingFiles.clear();
    switch (part()) {
      case "contract" -> {
        modelTemplateFiles.put("type.mustache", ".java");
        apiTemplateFiles.put("handler.mustache", "Handler.java");
        file("contract-document.mustache", folder + "/api", "ContractDocument.java");
        file("contract.json.mustache", folder + "/api", "contract.json");
      }
      case "limiter" -> file("limit-table.mustache", folder + "/limits", "LimitTable.java");
      case "runtime" -> {
        modelPackage = base + ".wiring";
        modelTemplateFiles.put("wiring.mustache", ".java");
        apiTemplateFiles.put("client.mustache", "Client.java");
        apiFolder = folder + "/wiring";
        file("operation-table.mustache", folder + "/wiring", "OperationTable.java");
      }
      case "tests" -> {
        Examples examples = new Examples(service.contract(), Direction.REQUEST);
        additionalProperties.put(
            "cases", service.operations().stream().map(o -> CasesView.of(o, examples)).toList());
        file("cases.mustache", folder, "ContractCases.java");
      }
      case "project" -> ProjectFiles.of(this);
      default ->
          throw new IllegalArgumentException(
              "the property 'part' is contract, limiter, runtime, tests or project, not '"
                  + part()
                  + "'");
    }
  }

  private void file(String template, String folder, String name) {
    supportingFiles.add(new SupportingFile(template, folder, name));
  }

  // --- what the engine asks for ----------------------------------------------------------------

  @Override
  public CodegenModel fromModel(String name, Schema schema) {
    CodegenModel made = new CodegenModel();
    made.name = name;
    made.classname = name;
    made.classFilename = name;
    made.vendorExtensions.putAll(views.getOrDefault(name, Map.of()));
    return made;
  }

  @Override
  public OperationsMap postProcessOperationsWithModels(
      OperationsMap operations, List<ModelMap> all) {
    String name = operations.getOperations().getClassname();
    for (Tag tag : service().tags()) {
      if (tag.name().equals(name)) {
        operations.put("tag", tag);
        operations.put("client", ClientView.of(tag, service().names()));
        if (examples != null) {
          operations.put("handler", HandlerView.of(tag, examples, service().names()));
        }
      }
    }
    return operations;
  }

  /** What the templates are filled with. */
  ServiceModel service() {
    if (model == null) {
      throw new IllegalStateException("no contract has been read");
    }
    return model;
  }

  /** The files that the contract was read from, absolute. */
  Set<Path> inputs() {
    return inputs;
  }

  @Override
  public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> models) {
    return models;
  }

  /** Without the engine's advertisement. */
  @Override
  public void postProcess() {}

  @Override
  public String toModelName(String name) {
    return name;
  }

  @Override
  public String toModelFilename(String name) {
    return name;
  }

  @Override
  public String toApiName(String name) {
    return name;
  }

  @Override
  public String toApiFilename(String name) {
    return name;
  }

  @Override
  public String sanitizeTag(String tag) {
    return tag;
  }

  /** Asks for a handler for each tag, which belongs to the team. */
  void handlers(String folder) {
    apiFolder = folder;
    examples = new Examples(service().contract(), Direction.RESPONSE);
    apiTemplateFiles.put("project/handler.mustache", "Service.java");
  }

  /** The Java package that all others are below. */
  String base() {
    return base;
  }

  @Override
  public String apiFileFolder() {
    return apiFolder.isEmpty() ? folder(apiPackage()) : outputFolder + "/" + apiFolder;
  }

  @Override
  public String modelFileFolder() {
    return folder(modelPackage());
  }

  private String folder(String javaPackage) {
    return String.join("/", outputFolder, sourceRoot, javaPackage.replace('.', '/'));
  }

  @Override
  public String escapeUnsafeCharacters(String input) {
    return input;
  }

  @Override
  public String escapeQuotationMark(String input) {
    return input;
  }
}
