import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs google-java-format over every source of the repository: {@code check} or {@code fix}. */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    List<String> arguments = new ArrayList<>();
    arguments.add("--skip-reflowing-long-strings"); // a second pass would change what it leaves
    arguments.addAll(fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    try (var files = Files.walk(Path.of(""))) {
      files
          .map(Path::toString)
          .filter(name -> name.endsWith(".java"))
          .filter(name -> name.contains("src/") || name.startsWith(".ci"))
          .filter(name -> !name.contains("target/"))
          .sorted()
          .forEach(arguments::add);
    }
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int exit = new Main(out, err, System.in).format(arguments.toArray(String[]::new));
    out.flush();
    if (exit != 0 && !fix) {
      err.println("Not formatted: the files named above. To put them right:");
      err.println("    mvn -N verify -Dformat=fix");
    }
    System.exit(exit);
  }
}
