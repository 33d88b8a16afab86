package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.project.Setting;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingOptionsTest {
  @ParameterizedTest
  @EnumSource
  void theOptionOfASettingIsOneOfTheGateOrOfPull(Setting setting) {
    if (setting.option() != null) {
      assertThat(List.of("gate", "pull"))
          .anySatisfy(command ->
              assertThat(
                      CommandTree.complete()
                          .getSubcommands()
                          .get(command)
                          .getCommandSpec()
                          .optionsMap())
                  .containsKey(setting.option()));
    }
  }
}
