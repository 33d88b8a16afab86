package dev.tapeout.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A project of a user of the plugin. */
public record Sandbox(Path folder) {
  public static final String VERSION = System.getProperty("tapeout.version");
  public static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  /** Settings of a Maven that is online, and finds no artifact there. */
  public static final String NO_DOWNLOADS =
      """
      <settings>
        <mirrors><mirror><id>none</id><mirrorOf>*</mirrorOf><url>file:///nowhere</url></mirror></mirrors>
      </settings>
      """;

  /** A goal of the pom by its whole name: for a shorter one Maven looks at all plugins. */
  public static String goal(String name) {
    return "dev.tapeout:tapeout-maven-plugin:" + VERSION + ":" + name + "@tapeout";
  }

  /** A contract that keeps the profile. */
  static final String CONTRACT =
      """
      openapi: 3.1.0
      info: { title: Orders, version: 1.0.0 }
      x-domain-bounded-context: orders
      paths:
        /orders/{id}:
          get:
            operationId: getOrder
            parameters:
              - { name: id, in: path, required: true, schema: { type: string } }
            responses:
              '200':
                description: The order.
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Order' }
        /orders:
          post:
            operationId: placeOrder
            requestBody:
              required: true
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/NewOrder' }
            responses:
              '204': { description: Placed. }
      components:
        schemas:
          NewOrder:
            type: object
            required: [sku]
            properties:
              sku: { type: string }
              quantity: { type: integer }
            unevaluatedProperties: false
          Order:
            type: object
            x-schema-role: canonical
            required: [sku]
            properties:
              sku: { type: string }
              state: { type: string, enum: [placed, sent] }
      """;

  public Sandbox write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  public Sandbox replace(String path, String old, String now) throws IOException {
    String text = Files.readString(folder.resolve(path));
    if (!text.contains(old)) {
      throw new IllegalArgumentException(path + " does not hold: " + old);
    }
    return write(path, text.replace(old, now));
  }

  /** A pom without Java sources that runs these goals of the plugin. */
  public Sandbox pom(String configuration, String... goals) throws IOException {
    return write("pom.xml", pomOf("1.0.0-SNAPSHOT", configuration, goals));
  }

  public static String pomOf(String version, String configuration, String... goals) {
    StringBuilder each = new StringBuilder();
    for (String goal : goals) {
      each.append("<goal>").append(goal).append("</goal>");
    }
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>org.example</groupId>
      <artifactId>orders</artifactId>
      <version>%s</version>
      <properties>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        <maven.compiler.release>17</maven.compiler.release>
      </properties>
      <build>
        <pluginManagement>
          <plugins>
            <plugin><artifactId>maven-clean-plugin</artifactId><version>3.5.0</version></plugin>
            <plugin><artifactId>maven-resources-plugin</artifactId><version>3.4.0</version></plugin>
            <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
            <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.6.1</version></plugin>
            <plugin><artifactId>maven-jar-plugin</artifactId><version>3.5.1</version></plugin>
          </plugins>
        </pluginManagement>
        <plugins>
          <plugin>
            <groupId>dev.tapeout</groupId>
            <artifactId>tapeout-maven-plugin</artifactId>
            <version>%s</version>
            <executions>
              <execution><id>tapeout</id><goals>%s</goals></execution>
            </executions>
            <configuration>%s</configuration>
          </plugin>
        </plugins>
      </build>
    </project>
    """
        .formatted(version, VERSION, each, configuration);
  }

  void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Ada"));
    command.addAll(List.of("-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", folder.resolve(".no-settings").toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }

  /** All files below a folder and when they were written. */
  Map<String, FileTime> times(String below) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    Path start = folder.resolve(below);
    try (var files = Files.walk(start)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(start.relativize(file).toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  public String text(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  boolean has(String path) {
    return Files.exists(folder.resolve(path));
  }
}
