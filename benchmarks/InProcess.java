import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.surface.Terms;
import dev.tapeout.diff.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;

/** Times reading and judging inside one JVM: {@code NAME OLD NEW}. */
public class InProcess {
  private static final int TIMES = 5;
  private static final Terms TERMS = new Terms(Policy.TOLERANT, LocalDate.EPOCH);

  public static void main(String[] args) throws Exception {
    Thread worker = new Thread(null, () -> measure(args), "benchmark", 512L << 20);
    worker.start();
    worker.join();
  }

  private static void measure(String[] args) {
    for (int i = 1; i <= TIMES; i++) {
      long start = System.nanoTime();
      Contract old = read(Path.of(args[1]));
      Contract now = read(Path.of(args[2]));
      long judged = System.nanoTime();
      Verdict verdict = Verdict.of(old, now, TERMS, true);
      long end = System.nanoTime();
      if (i == 1 || i == TIMES) {
        System.out.printf(
            "  %s, time %d: read %d ms, judge %d ms, %d findings%n",
            args[0], i, (judged - start) / 1_000_000, (end - judged) / 1_000_000,
            verdict.findings().size());
      }
    }
  }

  private static Contract read(Path file) {
    try {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      Workspace workspace = new Workspace(new DirectoryTree(folder, ""), Limits.DEFAULT);
      return Objects.requireNonNull(
          ContractReader.read(workspace, file.getFileName().toString()).contract());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
