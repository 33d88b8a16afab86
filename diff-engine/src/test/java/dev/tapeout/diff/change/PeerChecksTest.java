package dev.tapeout.diff.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeerChecksTest {
  @Test
  void everyCheckOfThePeerIsMappedOrWaivedWithAReason() throws IOException {
    assertThat(PeerChecks.all()).extracting(PeerCheck::id).containsExactlyElementsOf(ids());
    assertThat(ids()).hasSize(509);
    assertThat(PeerChecks.all())
        .allSatisfy(check -> {
          assertThat(check.rules().isEmpty()).isEqualTo(check.waiver() != null);
          assertThat(check.waiver() == null || check.waiver().length() > 20).isTrue();
        });
  }

  @Test
  void everyRuleThatIsNamedIsInTheCatalogue() {
    Set<String> named =
        PeerChecks.all().stream().flatMap(c -> c.rules().stream()).collect(Collectors.toSet());
    assertThat(named).allSatisfy(id -> assertThat(Rules.find(id)).as(id).isPresent());
  }

  @Test
  void everyConditionIsAWordThatIsUnderstood() {
    List<String> words =
        Stream.concat(
                Stream.of(
                    "request response whole property added removed changed breaking compatible"
                        .split(" ")),
                Stream.of(Site.values()).map(Site::label))
            .toList();
    assertThat(PeerChecks.all())
        .flatExtracting(PeerCheck::conditions)
        .allMatch(c -> words.contains(c) || c.startsWith("at "));
  }

  private static List<String> ids() throws IOException {
    try (InputStream in = PeerChecksTest.class.getResourceAsStream("oasdiff-checks.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
