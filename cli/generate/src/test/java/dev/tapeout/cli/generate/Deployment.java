package dev.tapeout.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a built project says of its image and of Kubernetes, held against the project. */
record Deployment(Path project, List<String> dockerfile) {
  static Deployment of(Path project) throws IOException {
    return new Deployment(project, Files.readAllLines(project.resolve("deploy/Dockerfile")));
  }

  private List<String> arguments(String instruction) {
    return dockerfile.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length() + 1))
        .toList();
  }

  /** Does what the Dockerfile does, in {@code image} instead of an image; its entry point. */
  List<String> build(Path image) throws IOException, InterruptedException {
    Files.createDirectories(image);
    for (String copy : arguments("COPY")) {
      if (!copy.startsWith("--from=")) {
        String[] words = copy.split(" ");
        Path from = project.resolve(words[0]);
        assertThat(from).exists();
        copy(
            from,
            words[1].equals("./") ? image.resolve(from.getFileName()) : image.resolve(words[1]));
      }
    }
    for (String command : arguments("RUN")) {
      ProcessBuilder builder =
          new ProcessBuilder(command.split(" "))
              .directory(image.toFile())
              .redirectErrorStream(true);
      builder.environment().putAll(here());
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as(said).isZero();
    }
    assertThat(image.resolve("Serial.aot")).exists();
    assertThat(image.resolve("Z.aot")).exists();
    return new Yaml(new SafeConstructor(new LoaderOptions()))
        .<List<?>>load(arguments("ENTRYPOINT").get(0)).stream().map(Object::toString).toList();
  }

  /** The JDK of the tests in place of the image's. */
  static Map<String, String> here() {
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    return Map.of("PATH", java + File.pathSeparator + System.getenv("PATH"), "TAPEOUT_PORT", "0");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** The paths that Kubernetes asks, once the manifests have been found to fit together. */
  List<String> probes() throws IOException {
    List<Map<?, ?>> manifests = manifests();
    assertThat(manifests.stream().map(m -> String.valueOf(m.get("kind"))))
        .containsExactly("Deployment", "Service");
    Object labels = at(manifests.get(0), "spec", "template", "metadata", "labels");
    assertThat(at(manifests.get(0), "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(at(manifests.get(1), "spec", "selector")).isEqualTo(labels);

    Map<?, ?> container = container();
    Map<?, ?> port = (Map<?, ?>) ((List<?>) container.get("ports")).get(0);
    Map<?, ?> management = (Map<?, ?>) ((List<?>) container.get("ports")).get(1);
    assertThat(arguments("EXPOSE"))
        .containsExactly(port.get("containerPort") + " " + management.get("containerPort"));
    Map<?, ?> outside = (Map<?, ?>) ((List<?>) at(manifests.get(1), "spec", "ports")).get(0);
    assertThat(outside.get("targetPort")).isEqualTo(port.get("name"));
    assertThat(at(container, "resources", "limits", "memory")).isNotNull();
    assertThat(at(container, "resources", "requests", "cpu")).isNotNull();
    assertThat(at(container, "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(at(manifests.get(0), "spec", "template", "spec", "securityContext", "runAsUser"))
        .hasToString(arguments("USER").get(0));

    List<String> paths = new ArrayList<>();
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      assertThat(at(container, probe, "httpGet", "port")).isEqualTo(management.get("name"));
      paths.add((String) at(container, probe, "httpGet", "path"));
    }
    return paths;
  }

  private List<Map<?, ?>> manifests() throws IOException {
    List<Map<?, ?>> manifests = new ArrayList<>();
    String text = Files.readString(project.resolve("deploy/kubernetes.yaml"));
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(text)
        .forEach(manifest -> manifests.add((Map<?, ?>) manifest));
    return manifests;
  }

  private Map<?, ?> container() throws IOException {
    return (Map<?, ?>)
        ((List<?>) at(manifests().get(0), "spec", "template", "spec", "containers")).get(0);
  }

  /** What Kubernetes sets; a secret is the letter x, often enough. */
  Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (Object variable : (List<?>) at(container(), "env")) {
      Map<?, ?> set = (Map<?, ?>) variable;
      Object value = set.get("value");
      environment.put(
          set.get("name").toString(), value == null ? "x".repeat(48) : value.toString());
    }
    return environment;
  }

  private static Object at(Map<?, ?> map, String... keys) {
    Object value = map;
    for (String key : keys) {
      value = ((Map<?, ?>) value).get(key);
    }
    return value;
  }
}
