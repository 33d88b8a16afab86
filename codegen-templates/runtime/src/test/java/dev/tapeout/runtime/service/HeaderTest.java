package dev.tapeout.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "\0", "\u007f", "\u010a", "\u540d"})
  void whatCouldEndAHeaderIsNoValueOfOne(String value) {
    assertThatThrownBy(() -> new Header("X-A", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-A");
  }

  @Test
  void textIs() {
    assertThat(new Header("X-A", "a\tb \u00fc").value()).hasSize(5);
  }
}
