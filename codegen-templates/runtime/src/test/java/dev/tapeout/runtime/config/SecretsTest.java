package dev.tapeout.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "TAPEOUT_MANAGEMENT_TOKEN",
        "TAPEOUT_REPORT_TOKEN",
        "OTEL_EXPORTER_OTLP_HEADERS",
        "OTEL_EXPORTER_OTLP_CLIENT_KEY",
        "DB_PASSWORD",
        "db.passwd",
        "client_secret",
        "apiKey",
        "API_KEYS",
        "apikey",
        "AWS_CREDENTIALS",
        "javax.net.ssl.keyStorePassword",
        "X-Auth",
        "accessTokens",
        "password1",
        "db.password2",
        "apikey2",
        "KEY2",
        "dbpass",
        "DBPASS",
        "mypwd",
        "passcode",
        "jwt",
        "AWS_SESSION",
        "userPin2",
      })
  void whatIsNamedLikeASecretIsMaskedWhole(String name) {
    assertThat(Secrets.masked(name, "s3cr3t value")).isEqualTo("***");
    assertThat(Secrets.argument("-D" + name + "=s3cr3t value")).isEqualTo("-D" + name + "=***");
    assertThat(Secrets.masked(name, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://user:pa/s@s@h.example/p|http://***@h.example/p",
        "https://ghp_1234@h.example|https://***@h.example",
        "jdbc:oracle:thin:scott/hunter2@//db:1521/x|***@//db:1521/x",
        "user:hunter2@host:3128|***@host:3128",
        "http://u:hunter2%40h/x|http://***%40h/x",
        "http://u:token=x@h/?password=p@ss|http://***",
        "jdbc:postgresql://u:p@h/db?user=me&password=x&ssl=true|jdbc:postgresql://***@h/db?user=me&password=***",
        "https://h.example/in?access_token=abc|https://h.example/in?access_token=***",
        "service.name=orders,api-key=abc,zone=1|service.name=orders,api-key=***",
        "-javaagent:/a.jar=token=abc=def,port=1|-javaagent:/a.jar=token=***",
        "Authorization: Bearer abc.def|Authorization: ***",
        "-H Authorization: Token hunter2|-H Authorization: ***",
        "Basic dXNlcjpwYXNz|Basic ***",
        "a=b=password=x|a=b=password=***",
        "password=my hunter2|password=***",
        "password=a,hunter2|password=***",
        "token=a;b=hunter2|token=***",
        "token='hunter1' 'hunter2'|token=***",
        "deploy --password hunter2|deploy --password ***",
        "curl -u a:hunter2 http://x|curl -u ***",
        "<password>hunter2</password>|<password>***",
        "secret%3Dhunter2|secret***",
        "{\"token\":\"abc123\",\"zone\":\"eu\"}|{\"token\":***",
        "{\\\"token\\\":\\\"a\\\",\\\"b\\\":1}|{\\\"token\\\":***",
        "{'zone' : 'eu', 'secret' : 'x y'}|{'zone' : 'eu', 'secret' : ***",
        "params[token]=abc&page=2|params[token]=***",
        "secret => 'a b', zone => 'eu'|secret => ***",
        "-----BEGIN PRIVATE KEY-----hunter2|-----BEGIN ***",
      })
  void whatIsSecretWithinATextIsMaskedWithAllThatFollows(String text, String shown) {
    assertThat(Secrets.masked("OTEL_SOMETHING", text)).isEqualTo(shown);
    assertThat(Secrets.argument(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.", "key/", "@", "://", "\"", "= ", "aA", "token,", "%40 "})
  void longTextIsReadOnce(String part) {
    assertThat(Secrets.argument("-Dx=" + part.repeat(1_000_000))).startsWith("-Dx=");
  }

  @ParameterizedTest
  @CsvSource({
    "TAPEOUT_LIMITER_KEYS,65536",
    "TAPEOUT_MAX_HEADERS,16384",
    "TAPEOUT_HOST,127.0.0.1",
    "OTEL_EXPORTER_OTLP_ENDPOINT,http://127.0.0.1:4318/v1",
    "TAPEOUT_LIMITS,/etc/limits.properties",
    "TAPEOUT_MONITOR,x",
    "OTEL_SERVICE_NAME,auth-service",
    "TAPEOUT_TRACE_SLOT,/opt/keycloak/auth-service/slot",
    "OTEL_RESOURCE_ATTRIBUTES,'service.name=auth-service,zone=eu'",
  })
  void whatIsNoSecretIsShown(String name, String value) {
    assertThat(Secrets.masked(name, value)).isEqualTo(value);
  }

  @Test
  void theOptionThatSetsASecretIsKnownByItsFirstName() {
    assertThat(Secrets.argument("-Dhost=h")).isEqualTo("-Dhost=h");
    assertThat(Secrets.argument("-Xmx1g")).isEqualTo("-Xmx1g");
    assertThat(Secrets.argument("-javaagent:/opt/auth-service/a.jar=url=http://u:p@h"))
        .isEqualTo("-javaagent:***@h");
    assertThat(Secrets.argument("-Durl=http://u:p@h/")).isEqualTo("-Durl=http://***@h/");
    assertThat(Secrets.argument("-Dapp.json={\"token\":\"abc123\"}"))
        .isEqualTo("-Dapp.json={\"token\":***");
  }

  @Test
  void everySettingIsShownWithWhereItComesFrom(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("service.properties");
    Files.writeString(file, "tapeout.max.body=2000\ntapeout.management.token=0123456789abcdef\n");
    Settings settings =
        Settings.load(
            Map.of(
                "TAPEOUT_CONFIG", file.toString(),
                "TAPEOUT_PORT", "82",
                "OTEL_EXPORTER_OTLP_HEADERS", "api-key=abc"));
    assertThat(settings.shown())
        .contains(
            new Setting("TAPEOUT_PORT", "82", "environment"),
            new Setting("TAPEOUT_MAX_BODY", "2000", file.toString()),
            new Setting("TAPEOUT_MANAGEMENT_TOKEN", "***", file.toString()),
            new Setting("TAPEOUT_DEADLINE", "30s", "default"),
            new Setting("TAPEOUT_MAX_CONCURRENT", "1024", "default"),
            new Setting("TAPEOUT_METRICS", "off", "default"),
            new Setting("TAPEOUT_LIMITS", "", "default"),
            new Setting("TAPEOUT_REPORT_EVERY", "60s", "default"),
            new Setting("OTEL_EXPORTER_OTLP_HEADERS", "***", "environment"));
    assertThat(settings.toString()).doesNotContain("0123456789abcdef");
  }
}
