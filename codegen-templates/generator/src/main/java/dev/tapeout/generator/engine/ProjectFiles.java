package dev.tapeout.generator.engine;

import java.util.Map;
import org.openapitools.codegen.SupportingFile;

/** The files of a project: written once, and then the team's. */
final class ProjectFiles {
  private ProjectFiles() {}

  static void of(TapeoutCodegen config) {
    Map<String, Object> properties = config.additionalProperties();
    Versions versions = Versions.read();
    properties.put("tapeoutVersion", versions.tapeout());
    properties.put("junitVersion", versions.junit());
    String contract = config.service().files().contract();
    properties.put("contractFile", MarkdownText.line(contract));
    properties.put("contractFileXml", MarkdownText.xml(contract));
    String basePath = MarkdownText.line(config.service().basePath());
    properties.put("basePathWords", basePath.isEmpty() ? "" : ", with paths below " + basePath);
    properties.put("firstCall", FirstCall.of(config.service()));
    String java = "service/src/main/java/" + config.base().replace('.', '/');
    String test = "service/src/test/java/" + config.base().replace('.', '/');
    add(config, "pom", "", "pom.xml");
    add(config, "readme", "", "README.md");
    add(config, "gitignore", "", ".gitignore");
    add(config, "lock", "contract", "contract.lock"); // tapeout.lock is that of what it refers to
    for (String module : new String[] {"contract", "limiter", "runtime", "service"}) {
      add(config, module + "-pom", module, "pom.xml");
    }
    add(config, "main", java, "Main.java");
    add(config, "authentication", java, "Authentication.java");
    add(config, "test", test, "ContractTest.java");
    add(config, "dockerfile", "deploy", "Dockerfile");
    add(config, "start", "deploy", "start");
    add(config, "kubernetes", "deploy", "kubernetes.yaml");
    config.handlers(java);
  }

  private static void add(TapeoutCodegen config, String template, String folder, String name) {
    config
        .supportingFiles()
        .add(new SupportingFile("project/" + template + ".mustache", folder, name));
  }
}
