package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.project.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingOptionsTest {
  @ParameterizedTest
  @EnumSource
  void theOptionOfASettingIsOneOfTheGate(Setting setting) {
    if (setting.option() != null) {
      assertThat(CommandTree.complete().getSubcommands().get("gate").getCommandSpec().optionsMap())
          .containsKey(setting.option());
    }
  }
}
