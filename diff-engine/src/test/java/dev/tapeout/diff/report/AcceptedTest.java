package dev.tapeout.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is accepted on purpose is shown in every format, and as no alarm in any. */
class AcceptedTest {
  private static final Report ACCEPTED = Orders.accepting(Orders.narrowed(), Orders.undecided());

  private static String render(Format format) {
    return format.render(ACCEPTED, new Style(100, false), Detail.CHANGES, 0);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormatSaysByWhomUntilWhenAndWhy(Format format) {
    assertThat(render(format)).contains("Ada", "2027-03-31", "Nobody").contains("sends");
  }

  @Test
  void theTextListsItInShort() {
    assertThat(render(Format.TEXT))
        .isEqualTo(
            """
            accepted
              = payload-narrowed in the request: Property "currency" is now required. (line 12)
                accepted by Ada until 2027-03-31: Nobody *sends* it.
              = payload-undecided in the response: It could not be decided what "pattern" does. (line 11)
                accepted by Ada until 2027-03-31: Nobody *sends* it.

            PASS  orders.yaml  2 accepted
                  The changes need a patch version. info.version goes from 2.3.0 to 2.4.0.

            """);
  }

  @Test
  void noFormatRaisesAnAlarm() {
    assertThat(render(Format.GITHUB))
        .contains("::notice file=orders.yaml,line=12")
        .doesNotContain("::error", "::warning");
    assertThat(render(Format.GITLAB)).contains("\"severity\": \"info\"").doesNotContain("minor");
    assertThat(render(Format.SARIF))
        .contains("\"level\": \"note\"", "\"kind\": \"external\"", "\"status\": \"accepted\"")
        .doesNotContain("\"level\": \"warning\"");
    assertThat(render(Format.JUNIT)).contains("failures=\"0\"", "skipped=\"2\"");
    assertThat(render(Format.MARKDOWN))
        .contains("✅ Tapeout: pass, 2 accepted", "<summary>2 accepted</summary>")
        .contains("<code>&#42;sends&#42;</code>")
        .doesNotContain("⚠️", "❌");
    assertThat(render(Format.HTML)).contains("<article class=\"accepted\"", "<dt>Accepted</dt>");
  }
}
