package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "localhost, localhost",
    "::1, [::1]",
    "[::1], [::1]",
    "fe80::1%eth0, [fe80::1%eth0]",
  })
  void everyKindOfHostHasItsPlaceInAUri(String host, String named) {
    URI uri = new ListenAddress(host, 8080).uri();
    assertThat(uri.getHost()).isEqualTo(named);
    assertThat(uri.getPort()).isEqualTo(8080);
  }
}
