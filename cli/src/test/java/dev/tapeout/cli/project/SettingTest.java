package dev.tapeout.cli.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.Inputs;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the settings says what the program does. */
class SettingTest {
  private static final Path PAGE = Path.of("../docs/settings.md");

  @Test
  void thePageSaysWhatTheCodeSays() throws IOException {
    if ("write".equals(System.getProperty("tapeout.docs"))) {
      Files.writeString(PAGE, Setting.page());
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("docs/settings.md differs from the code; -Dtapeout.docs=write makes it")
        .isEqualTo(Setting.page());
  }

  private static Settings read(String text) {
    SettingsReader reader = new SettingsReader("tapeout.yaml", new Inputs());
    Settings none = Settings.none(Path.of("").toAbsolutePath());
    Settings settings = reader.read(new Source("tapeout.yaml", text.getBytes(UTF_8)), none);
    reader.refuse(new Style(100, false));
    return settings;
  }

  @ParameterizedTest
  @EnumSource
  void theDefaultIsWhatCountsWhereTheFileIsSilent(Setting setting) {
    if (!setting.usual().equals("none")) {
      assertThat(read(setting.key() + ": " + setting.usual())).isEqualTo(read("{}"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theExampleSaysSomethingElse(Setting setting) {
    String example = setting.example().replace(", from: levels.txt", "");
    assertThat(read(example)).isNotEqualTo(read("{}"));
  }
}
