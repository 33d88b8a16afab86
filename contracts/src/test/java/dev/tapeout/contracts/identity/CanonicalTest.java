package dev.tapeout.contracts.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
  /** RFC 8785, section 3.2.2, but for its first number (see the test of lossy numbers). */
  @Test
  void theExampleOfTheRfc() {
    String text =
        """
        {
          "numbers": [333333333.3333333, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }\
        """;
    assertThat(Canonical.text(read(text)))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /** RFC 8785, section 3.2.3. */
  @Test
  void membersAreSortedByUtf16Units() {
    String text =
        "{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\","
            + "\"\\ufb33\": \"Hebrew Letter Dalet With Dagesh\", \"1\": \"One\","
            + "\"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\","
            + "\"\\u00f6\": \"Latin Small Letter O With Diaeresis\"}";
    assertThat(Canonical.text(read(text)))
        .containsSubsequence(
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh");
  }

  /** RFC 8785, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void numbersAreLaidOutAsInAppendixB(String bits, String form) {
    assertThat(Double.doubleToLongBits(Double.parseDouble(form)))
        .isEqualTo(bits.equals("8000000000000000") ? 0 : Long.parseUnsignedLong(bits, 16));
    String scientific = new BigDecimal(form).movePointRight(3).toString() + "e-3";
    String plain = new BigDecimal(form).toPlainString();
    assertThat(Canonical.text(read("[" + plain + "]"))).isEqualTo("[" + form + "]");
    if (scientific.indexOf('E') < 0) {
      assertThat(Canonical.text(read("[" + scientific + "]"))).isEqualTo("[" + form + "]");
    }
  }

  @Test
  void numbersThatADoubleWouldLoseKeepTheirDigits() {
    assertThat(Canonical.text(read("[9007199254740993, 9223372036854775807, 1e400, -1e-400]")))
        .isEqualTo("[9007199254740993,9223372036854775807,1e+400,-1e-400]");
    assertThat(Canonical.text(read("[333333333.33333329, 1.00000000000000000001]")))
        .isEqualTo("[333333333.33333329,1.00000000000000000001]");
  }

  @Test
  void formsAreEqualExactlyWhereValuesAre() {
    Random random = new Random(11);
    List<String> signs = List.of("", "-");
    for (int i = 0; i < 5_000; i++) {
      Node a = number(random, signs);
      Node b = number(random, signs);
      assertThat(Canonical.text(a).equals(Canonical.text(b))).isEqualTo(a.sameValue(b));
      assertThat(Digest.sha256(a).equals(Digest.sha256(b))).isEqualTo(a.sameValue(b));
      assertThat(read("[" + Canonical.text(a) + "]").sameValue(Values.array(List.of(a)))).isTrue();
    }
  }

  @Test
  void layoutAndOrderDoNotCount() {
    String digest = Digest.sha256(read("{\"b\": [1.0, \"x\"], \"a\": null}"));
    assertThat(digest).matches("sha256:[0-9a-f]{64}");
    assertThat(Digest.sha256(read("a: ~\nb:\n- 1\n- x\n"))).isEqualTo(digest);
    assertThat(Digest.sha256(read("a: ~\nb:\n- x\n- 1\n"))).isNotEqualTo(digest);
  }

  @Test
  void theDigestIsTheHashOfTheForm() throws Exception {
    assertThat(Digest.sha256(read("{}")))
        .isEqualTo("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    Node large = read("[" + "\"😀 some text\", ".repeat(3_000) + "1]");
    byte[] form = Canonical.text(large).getBytes(UTF_8);
    byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(form);
    assertThat(Digest.sha256(large))
        .isEqualTo("sha256:" + java.util.HexFormat.of().formatHex(hash));
  }

  private static Node number(Random random, List<String> signs) {
    String digits = Integer.toString(random.nextInt(20));
    String sign = signs.get(random.nextInt(2));
    String exponent = random.nextBoolean() ? "" : "e" + (random.nextInt(5) - 2);
    return Values.number(
        new BigDecimal(sign + digits + (random.nextBoolean() ? "0" : "") + exponent));
  }

  private static Node read(String text) {
    Source source = new Source("test", text.getBytes(UTF_8));
    return Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root());
  }
}
