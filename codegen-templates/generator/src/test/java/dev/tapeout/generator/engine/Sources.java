package dev.tapeout.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources that are generated, compiled and loaded in this JVM. */
final class Sources {
  private static final List<String> PARTS =
      List.of("contract", "limiter", "runtime", "tests", "project");

  private Sources() {}

  /** All parts of a project. */
  static List<Path> write(Path contract, Path output, Map<String, String> properties) {
    List<Path> all = new ArrayList<>();
    for (String part : PARTS) {
      Map<String, String> more = new TreeMap<>(properties);
      more.put(TapeoutCodegen.PART, part);
      all.addAll(Engine.write(contract, output, more).files());
    }
    return all;
  }

  /** All that the compiler says of the sources. */
  static List<String> warnings(List<Path> sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<Path> java = sources.stream().filter(p -> p.toString().endsWith(".java")).toList();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
      compiler
          .getTask(
              null,
              files,
              said,
              List.of(
                  "-Xlint:all,-processing,-path,-classfile",
                  "-proc:none",
                  "-d",
                  Files.createDirectories(classes).toString(),
                  "-classpath",
                  classPath.replace(":", File.pathSeparator)),
              null,
              files.getJavaFileObjectsFromPaths(java))
          .call();
    }
    return said.getDiagnostics().stream().map(Object::toString).toList();
  }

  /**
   * All parts of a project and a class {@code Run} beside them, compiled without a warning.
   *
   * @param run its source: it needs a newer Java than the tests, so it is compiled with the others
   */
  static URLClassLoader load(Path contract, Map<String, String> properties, String run, Path folder)
      throws IOException {
    Path output = folder.resolve("sources");
    List<Path> sources = new ArrayList<>(write(contract, output, properties));
    sources.add(Files.writeString(folder.resolve("Run.java"), run));
    Path classes = folder.resolve("classes");
    assertThat(warnings(sources, classes)).isEmpty();
    return load(classes, output);
  }

  /** The classes that were compiled, and the resources beside the sources. */
  static URLClassLoader load(Path classes, Path sources) throws IOException {
    URL[] places = {classes.toUri().toURL(), sources.toUri().toURL()};
    return new URLClassLoader(places, Sources.class.getClassLoader());
  }
}
