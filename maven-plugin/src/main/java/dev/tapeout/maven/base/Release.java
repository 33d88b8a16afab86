package dev.tapeout.maven.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.contracts.document.Limits;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The latest release of a project, or that there is none.
 *
 * @param version empty where there is none
 * @param jar its artifact; null where there is none
 * @param said what it is, or why there is none, for a message
 * @param sure whether all repositories that could hold one were asked
 */
public record Release(String version, @Nullable File jar, String said, boolean sure) {
  /**
   * Lays its contracts, and all that they refer to, into a folder.
   *
   * @return the paths of the contracts from there
   * @throws FailureException if it carries none, or is no artifact that can be opened
   */
  public List<String> lay(Path folder) throws IOException {
    if (jar == null) {
      return List.of();
    }
    try (ZipFile zip = new ZipFile(jar)) {
      ZipEntry list = zip.getEntry(Embedded.LIST);
      if (list == null) {
        throw new FailureException(
            ExitCode.UNREACHABLE_BASE,
            said
                + " carries no contract ("
                + Embedded.LIST
                + " is not in "
                + jar
                + ").\nAdd the goal tapeout:embed, so that the next release carries it; until then"
                + " compare with a revision: <against>git:v"
                + version
                + "</against>");
      }
      List<String> contracts = new String(read(zip, list), UTF_8).lines().toList();
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        if (entry.getName().startsWith(Embedded.FILES) && !entry.isDirectory()) {
          Path file =
              folder.resolve(entry.getName().substring(Embedded.FILES.length())).normalize();
          if (!file.startsWith(folder)) {
            throw new FailureException(
                ExitCode.UNREACHABLE_BASE,
                jar + " holds " + entry.getName() + ", which leads out of it; it is not opened");
          }
          Files.createDirectories(file.resolveSibling(""));
          Files.write(file, read(zip, entry));
        }
      }
      return contracts;
    } catch (ZipException e) {
      throw new FailureException(
          ExitCode.UNREACHABLE_BASE,
          said + " is no archive that can be opened (" + e.getMessage() + "): " + jar);
    }
  }

  private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    int most = (int) Limits.DEFAULT.bytes();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new ZipException(
            entry.getName() + " has more than the " + most + " bytes that are read");
      }
      return bytes;
    }
  }
}
