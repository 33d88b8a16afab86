package dev.tapeout.cli.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven repository for builds of generated projects: all that the machine's own repository holds,
 * by links, and the modules of this build as they are now.
 */
final class LocalRepository {
  private static final List<String> MODULES =
      List.of(
          "contracts",
          "diff-engine",
          "codegen-templates/limiter",
          "codegen-templates/runtime",
          "codegen-templates/generator");

  private LocalRepository() {}

  /** The path of the repository; null where a module has not been packaged yet. */
  static Path at(Path folder, Path machine, Path checkout, String version) throws IOException {
    link(machine, folder, "dev");
    link(machine.resolve("dev"), Files.createDirectories(folder.resolve("dev")), "tapeout");
    install(folder, "tapeout-parent", version, checkout.resolve("pom.xml"), null);
    for (String module : MODULES) {
      String artifact = "tapeout-" + module.replaceFirst(".*/", "");
      Path jar = checkout.resolve(module + "/target/" + artifact + "-" + version + ".jar");
      if (!Files.exists(jar)) {
        return null;
      }
      install(folder, artifact, version, checkout.resolve(module + "/pom.xml"), jar);
    }
    return folder;
  }

  /** Links all of a folder but one. */
  private static void link(Path from, Path to, String without) throws IOException {
    try (Stream<Path> all = Files.list(from)) {
      for (Path each : all.toList()) {
        if (!each.endsWith(without)) {
          Files.createSymbolicLink(to.resolve(each.getFileName()), each);
        }
      }
    }
  }

  private static void install(Path folder, String artifact, String version, Path pom, Path jar)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve("dev/tapeout/" + artifact + "/" + version));
    String name = artifact + "-" + version;
    Files.copy(pom, place.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
    if (jar != null) {
      Files.copy(jar, place.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
