package dev.tapeout.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.operation.Drift;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void theEnvironmentComesBeforeTheFileBeforeWhatHoldsByItself(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("service.properties");
    Files.writeString(file, "tapeout.port=81\ntapeout.max.body=2000\notel.service.name=orders\n");
    Settings settings =
        Settings.load(
            Map.of(
                "TAPEOUT_CONFIG", file.toString(),
                "TAPEOUT_PORT", "82",
                "TAPEOUT_READ_TIMEOUT", "250ms",
                "TAPEOUT_DRIFT", "enforce",
                "TAPEOUT_BASE_PATH", "/",
                "TAPEOUT_JAVA_HOME", "/opt/java",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318",
                "PATH", "/bin"));
    assertThat(settings.port()).isEqualTo(82);
    assertThat(settings.maxBody()).isEqualTo(2000);
    assertThat(settings.maxConcurrent()).isEqualTo(1024);
    assertThat(settings.readTimeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.drift()).isEqualTo(new Drift(Drift.Mode.ENFORCE, 1));
    assertThat(settings.basePath()).isEmpty();
    assertThat(settings.telemetry())
        .isEqualTo(
            Map.of(
                "OTEL_SERVICE_NAME",
                "orders",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:4318"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TAPEOUT_PORT|eighty|TAPEOUT_PORT is 'eighty'; it must be a whole number from 0 to 65535",
        "TAPEOUT_PORT|70000|TAPEOUT_PORT is '70000'; it must be a whole number from 0 to 65535",
        "TAPEOUT_DEADLINE|10|TAPEOUT_DEADLINE is '10'; it must be a time such as 250ms, 10s or 2m",
        "TAPEOUT_DEADLINE|0s|TAPEOUT_DEADLINE is '0s'; it must be a time",
        "TAPEOUT_DRIFT|yes|TAPEOUT_DRIFT is 'yes'; it must be off, report or enforce",
        "TAPEOUT_MANAGEMENT_TOKEN|geheimes-wört-äöü-123456|TAPEOUT_MANAGEMENT_TOKEN has a character that no token has",
        "TAPEOUT_MANAGEMENT_TOKEN|'0123456789\nabcdef'|TAPEOUT_MANAGEMENT_TOKEN has a character that no token has",
        "TAPEOUT_REPORT_TOKEN|a b|TAPEOUT_REPORT_TOKEN has a character that no token has",
        "TAPEOUT_DRIFT_SAMPLE|0.5|TAPEOUT_DRIFT_SAMPLE says nothing without TAPEOUT_DRIFT",
        "TAPEOUT_BASE_PATH|v1/|TAPEOUT_BASE_PATH is 'v1/'; it must be a path that begins with '/'",
        "TAPEOUT_PROT|1|no setting is called TAPEOUT_PROT; there are TAPEOUT_HOST, TAPEOUT_PORT",
        "TAPEOUT_REPORT_TO|registry.example|TAPEOUT_REPORT_TO is 'registry.example'; it must be where a registry answers",
        "TAPEOUT_REPORT_TO|http://u:p@r.example|TAPEOUT_REPORT_TO is 'http://***@r.example'; it must be where",
        "TAPEOUT_REPORT_TO|file:///etc/passwd|TAPEOUT_REPORT_TO is 'file:///etc/passwd'; it must be where",
        "TAPEOUT_REPORT_AS|../x|TAPEOUT_REPORT_AS is '../x'; it must be CONTEXT/NAME, both in kebab-case",
        "TAPEOUT_CONFIG|/nowhere|TAPEOUT_CONFIG is /nowhere, which cannot be read",
      })
  void whatASettingCannotSayIsToldWithWhatItCan(String name, String value, String message) {
    assertThatThrownBy(() -> Settings.load(Map.of(name, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatIsSetToNothingIsNotSet() {
    assertThat(Settings.load(Map.of("TAPEOUT_CONFIG", "", "TAPEOUT_PORT", "")).port())
        .isEqualTo(8080);
    assertThat(Settings.load(Map.of("TAPEOUT_CONFIG", " ")).maxBody()).isEqualTo(1 << 20);
  }

  @Test
  void aSampleThatIsNoneIsToldAlsoWhereNothingIsSampled() {
    assertThatThrownBy(
            () -> Settings.of(Map.of("TAPEOUT_DRIFT", "off", "TAPEOUT_DRIFT_SAMPLE", "7")))
        .hasMessage("TAPEOUT_DRIFT_SAMPLE is '7'; it must be a number from 0 to 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://registry.example",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "HTTP://LOCALHOST",
      })
  void aTokenGoesToTheRegistryWhereNobodyReadsIt(String address) {
    Settings settings =
        Settings.of(Map.of("TAPEOUT_REPORT_TO", address, "TAPEOUT_REPORT_TOKEN", "secret"));
    assertThat(Objects.requireNonNull(settings.reporting()).token()).isEqualTo("secret");
  }

  @Test
  void aTokenIsNotSentInTheOpen() {
    assertThatThrownBy(() ->
            Settings.of(
                Map.of(
                    "TAPEOUT_REPORT_TO",
                    "http://registry.example",
                    "TAPEOUT_REPORT_TOKEN",
                    "secret")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "TAPEOUT_REPORT_TO is 'http://registry.example'; it must be https://, for others would"
                + " read TAPEOUT_REPORT_TOKEN on the way; or set no token");
    assertThat(Settings.of(Map.of("TAPEOUT_REPORT_TO", "http://registry.example")).reporting())
        .isNotNull();
  }

  @Test
  void profilesAreSwitchedOnAsOtherThingsAre() {
    Map<String, String> on = Map.of("TAPEOUT_MANAGEMENT_PORT", "0", "TAPEOUT_PROFILING", "On");
    assertThat(Objects.requireNonNull(Settings.of(on).management()).profiling()).isTrue();
    assertThatThrownBy(() -> Settings.of(Map.of("TAPEOUT_PROFILING", "yes")))
        .hasMessage("TAPEOUT_PROFILING is 'yes'; it must be on or off");
  }
}
