package dev.tapeout.registry.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line shows these pages itself, so that nobody builds a server to read its help. */
class HelpPagesTest {
  private static final Path PAGES = Path.of("../cli/src/main/resources/dev/tapeout/cli/apart");

  private static Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    CommandLine registry = Main.commands();
    pages.put("registry.txt", registry.getUsageMessage(Ansi.OFF));
    registry
        .getSubcommands()
        .forEach((word, command) ->
            pages.put("registry-" + word + ".txt", command.getUsageMessage(Ansi.OFF)));
    return pages;
  }

  @Test
  void theCommandLineHasThePageOfEachCommand() throws IOException {
    if ("write".equals(System.getProperty("tapeout.docs"))) {
      Files.createDirectories(PAGES);
      for (Map.Entry<String, String> page : pages().entrySet()) {
        Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
      }
    }
    Map<String, String> kept = new TreeMap<>();
    try (var files = Files.newDirectoryStream(PAGES)) {
      for (Path file : files) {
        kept.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    assertThat(kept)
        .as("mvn -pl registry-server -am test -Dtapeout.docs=write makes them anew")
        .isEqualTo(pages());
  }

  @Test
  void everyPageFitsEightyColumnsAndHasAnExample() {
    for (String page : new TreeSet<>(pages().values())) {
      assertThat(page.lines()).allMatch(line -> line.length() <= 80);
      assertThat(page).contains("Example", "Print this help.");
    }
  }
}
