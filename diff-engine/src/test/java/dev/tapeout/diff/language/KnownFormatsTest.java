package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.contracts.validation.SchemaValidations;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFormatsTest {
  private static SchemaValidation validator(String format) {
    Node schema = Values.object(Map.of("format", Values.string(format)));
    return new SchemaValidations((h, keyword) -> null, o -> o, Formats.ASSERTION).of(schema);
  }

  private static Schema schema(String format) {
    return Schema.of(new Assertion.Format(format, List.of()));
  }

  private static Schema both(Schema a, Schema b) {
    return Schema.of(new Assertion.All(a), new Assertion.All(b));
  }

  /** Strings that are of the format, and such with a few characters changed. */
  private static List<String> strings(String... examples) {
    Random random = new Random(7);
    String characters = "0123456789abfzTZ:-+./@PYMDHWS~# ";
    List<String> strings = new ArrayList<>(List.of(examples));
    for (String example : examples) {
      for (int i = 0; i < 300; i++) {
        StringBuilder changed = new StringBuilder(example);
        for (int changes = 1 + random.nextInt(2); changes > 0 && changed.length() > 0; changes--) {
          int at = random.nextInt(changed.length());
          char other = characters.charAt(random.nextInt(characters.length()));
          switch (random.nextInt(3)) {
            case 0 -> changed.setCharAt(at, other);
            case 1 -> changed.insert(at, other);
            default -> changed.deleteCharAt(at);
          }
        }
        strings.add(changed.toString());
      }
    }
    return strings;
  }

  @ParameterizedTest
  @CsvSource({
    "date, 2024-02-29, 2023-11-30",
    "time, 09:30:00Z, 23:59:60+00:00",
    "date-time, 2024-02-29T09:30:00.5Z, 2023-12-31T23:59:59-01:00",
    "duration, P1Y2M3DT4H5M6S, PT15M",
    "uuid, 0b8f3a52-6c1d-4e7a-9f20-5d3c8e1b7a64, 00000000-0000-0000-0000-000000000000",
    "ipv4, 192.0.2.1, 255.255.255.255",
    "ipv6, 2001:db8:1:1:1:1:1:1, 2001:db8::1",
    "hostname, api.example.com, a-1.b",
    "email, ada@example.com, a.b@example.org",
    "uri, https://example.com/1, urn:a:b",
    "json-pointer, /a~0/b~1, /1",
    "relative-json-pointer, 0#, 1/a",
    "byte, YWI=, YWJj",
  })
  void theValidatorAgreesOnWhatIsSure(String format, String first, String second) {
    SchemaValidation validator = validator(format);
    int decided = 0;
    int accepted = 0;
    List<String> disagreements = new ArrayList<>();
    for (String text : strings(first, second)) {
      Node value = Values.string(text);
      try {
        boolean accepts = Evaluator.accepts(schema(format), value);
        decided++;
        accepted += accepts ? 1 : 0;
        if (accepts != validator.accepts(value)) {
          disagreements.add((accepts ? "ours: " : "theirs: ") + text);
        }
      } catch (Undecided between) {
        // Neither sure nor ruled out.
      }
    }
    System.out.printf("%s: %d decided, %d accepted%n", format, decided, accepted);
    assertThat(disagreements).isEmpty();
    assertThat(decided).isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date",
        "time",
        "date-time",
        "duration",
        "uuid",
        "ipv4",
        "ipv6",
        "hostname",
        "email",
        "uri",
        "uri-reference",
        "iri",
        "iri-reference",
        "uri-template",
        "json-pointer",
        "idn-email",
        "relative-json-pointer",
        "regex",
        "byte",
        "idn-hostname",
        "acme-own"
      })
  void aFormatIsShownByAnInstanceThatTheValidatorAccepts(String format) {
    Inclusion inclusion = new Inclusion(World.STRICT);
    assertThat(inclusion.of(schema(format), schema(format))).isInstanceOf(Included.class);
    if (inclusion.of(schema(format), Schema.FALSE) instanceof NotIncluded no) {
      // A number is of every format.
      assertThat(validator(format).accepts(no.witness())).isTrue();
    }
    Schema string = Table.schema("{type: string, minLength: 1}");
    Inclusion.Answer answer = inclusion.of(both(string, schema(format)), Schema.FALSE);
    if (format.equals("acme-own")) {
      assertThat(answer)
          .isEqualTo(
              new Inclusion.Undecided("`acme-own` can be told from other strings only in part"));
    } else {
      assertThat(answer).isInstanceOf(NotIncluded.class);
      assertThat(validator(format).accepts(((NotIncluded) answer).witness())).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"date, uuid", "date, date-time", "ipv4, uuid", "time, date"})
  void differentFormatsExcludeEachOther(String one, String other) {
    Inclusion inclusion = new Inclusion(World.STRICT);
    Schema strings = Table.schema("{type: string}");
    assertThat(inclusion.of(both(strings, schema(one)), schema(other).complement()))
        .isInstanceOf(Included.class);
  }
}
