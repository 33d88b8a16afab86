package dev.tapeout.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.operation.Limit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitFileTest {
  private static final Limit OWN =
      new Limit(200, 400, Duration.ofSeconds(60), 12, 12_000, new Limit.Key.Tenant());
  private static final Map<String, Limit> CONTRACT = Map.of("shop.order", OWN, "status", OWN);

  private static Map<String, Limit> read(String text) {
    return LimitFile.read(text.getBytes(StandardCharsets.UTF_8), CONTRACT);
  }

  @Test
  void whatALineNamesIsChangedAndAllElseIsAsTheContractHasIt() {
    String text =
        "# less at night\nshop.order.rate = 2.5\nshop.order.window=2m\nshop.order.max: 90";
    assertThat(read(text))
        .containsEntry("status", OWN)
        .containsEntry(
            "shop.order",
            new Limit(2.5, 400, Duration.ofMinutes(2), 12, 90, new Limit.Key.Tenant()));
    assertThat(read("")).isEqualTo(CONTRACT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order.rate=1|order.rate: the contract gives no operation 'order' a limit",
        "rate=1|rate: the contract gives no operation 'rate' a limit",
        "status.speed=1|status.speed: a limit has rate, burst, window, slices and max, not 'speed'",
        "status.rate=fast|status.rate is 'fast'; it must be a number",
        "status.burst=1.5|status.burst is '1.5'; it must be a whole number",
        "status.window=60|status.window is '60'; it must be a number with a unit",
      })
  void aLineThatSaysWhatItCannotIsNamed(String line, String message) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(message);
  }
}
