package dev.tapeout.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A Maven repository for builds of other projects: all that the machine's own repository holds, by
 * links, and the modules of this build as they are now, packaged or not.
 */
public final class LocalRepository {
  private static final List<String> MODULES =
      List.of(
          "contracts",
          "diff-engine",
          "codegen-templates/limiter",
          "codegen-templates/runtime",
          "codegen-templates/generator",
          "cli/picocli",
          "cli",
          "maven-plugin");

  private LocalRepository() {}

  /**
   * Makes the repository.
   *
   * @param folder where it is to be; what was there goes
   * @param machine the repository of the machine
   * @param checkout the root of this build, whose modules have been compiled
   */
  public static Path at(Path folder, Path machine, Path checkout, String version)
      throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
    // Real folders where a test may put what is its own.
    link(machine.resolve("org"), Files.createDirectories(folder.resolve("org")), "example");
    link(machine, folder, "dev");
    if (Files.isDirectory(machine.resolve("dev"))) {
      link(machine.resolve("dev"), Files.createDirectories(folder.resolve("dev")), "tapeout");
    }
    pom(folder, "tapeout-parent", version, checkout.resolve("pom.xml"));
    for (String module : MODULES) {
      String artifact = "tapeout-" + module.replaceFirst(".*/", "");
      Path place = pom(folder, artifact, version, checkout.resolve(module + "/pom.xml"));
      jar(
          checkout.resolve(module + "/target/classes"),
          place.resolve(artifact + "-" + version + ".jar"));
    }
    return folder;
  }

  /** Links all of a folder but one. */
  private static void link(Path from, Path to, String without) throws IOException {
    try (Stream<Path> all = Files.list(from)) {
      for (Path each : all.toList()) {
        if (!each.endsWith(without) && !Files.exists(to.resolve(each.getFileName()))) {
          Files.createSymbolicLink(to.resolve(each.getFileName()), each);
        }
      }
    }
  }

  private static Path pom(Path folder, String artifact, String version, Path pom)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve("dev/tapeout/" + artifact + "/" + version));
    Files.copy(pom, place.resolve(artifact + "-" + version + ".pom"));
    return place;
  }

  static void jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      zip.setLevel(1);
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }
}
