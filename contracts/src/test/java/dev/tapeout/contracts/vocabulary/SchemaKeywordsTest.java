package dev.tapeout.contracts.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaKeywordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "minLength | 2 | '3' | 2.5 | -1 | null",
        "maxItems | 2.0 | true | 0.1 | [2] | {}",
        "minimum | -1.5 | '1' | true | [] | null",
        "multipleOf | 0.01 | 0 | -1 | '1' | null",
        "required | ['a','a'] | 'a' | true | [1] | null",
        "dependentRequired | {'a':['b']} | {'a':'b'} | ['a'] | true | {'a':[1]}",
        "type | ['string','null'] | 'strin' | [] | ['string',1] | {}",
        "enum | [] | 'x' | {} | 1 | null",
        "pattern | '[' | 5 | true | [] | null",
        "uniqueItems | false | 'true' | 1 | [] | null",
        "properties | {'a':3} | [] | 'a' | true | null",
        "items | {} | 3 | [{}] | 'x' | null",
        "additionalProperties | false | 'no' | 0 | [] | null",
        "allOf | [true] | [] | {} | true | null",
        "$ref | '#' | 5 | {} | true | null",
      })
  void theFirstIsAllowedAndTheOthersAreNot(
      String keyword, String good, String bad, String worse, String alas, String never) {
    assertThat(SchemaKeywords.allows(keyword, read(good))).as(good).isTrue();
    for (String value : new String[] {bad, worse, alas, never}) {
      assertThat(SchemaKeywords.allows(keyword, read(value))).as(value).isFalse();
    }
  }

  private static Node read(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
    return Objects.requireNonNull(
        Documents.read(new Source("s.json", bytes), Limits.DEFAULT).root());
  }
}
