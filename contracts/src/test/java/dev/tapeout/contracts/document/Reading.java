package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;

/** Reads texts for tests. */
final class Reading {
  private Reading() {}

  static Documents.Reading of(String name, byte[] bytes) {
    return Documents.read(new Source(name, bytes), Limits.DEFAULT);
  }

  static Documents.Reading json(String text) {
    return of("a.json", text.getBytes(UTF_8));
  }

  static Documents.Reading yaml(String text) {
    return of("a.yaml", text.getBytes(UTF_8));
  }

  /** The tree of a reading that found nothing wrong. */
  static Node clean(Documents.Reading reading) {
    assertThat(reading.diagnostics()).isEmpty();
    return Objects.requireNonNull(reading.root());
  }

  /** {@code rule line:column} of each diagnostic. */
  static List<String> problems(Documents.Reading reading) {
    return reading.diagnostics().stream()
        .map(d -> d.rule() + " " + d.location().line() + ":" + d.location().column())
        .toList();
  }
}
