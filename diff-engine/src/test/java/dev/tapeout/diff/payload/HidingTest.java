package dev.tapeout.diff.payload;

import static dev.tapeout.diff.payload.Comparing.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A property that crosses the wire one way only, however a schema describes it. */
class HidingTest {
  private static final String NAMED = "{type: object, properties: {id: %s}REST}";
  private static final String PATTERN = "{type: object, patternProperties: {'^id$': %s}REST}";
  private static final String FURTHER = "{type: object, additionalProperties: %sREST}";
  private static final String UNEVALUATED =
      "{type: object, allOf: [{properties: {a: {}}}], unevaluatedProperties: %sREST}";

  @ParameterizedTest
  @ValueSource(strings = {NAMED, PATTERN, FURTHER, UNEVALUATED})
  void whatBecomesReadOnlyIsSaidOfRequests(String schema) {
    // Where all further properties are read-only, a request has none.
    String added = List.of(FURTHER, UNEVALUATED).contains(schema) ? "breaking" : "compatible";
    both(schema, "readOnly", "", Direction.REQUEST)
        .isEqualTo(List.of(added + " read-only-added", "compatible read-only-removed"));
    both(schema, "writeOnly", "", Direction.REQUEST).isEqualTo(List.of());
  }

  @Test
  void aSchemaThatLeadsBackToItselfPastWhatIsHiddenIsCompared() {
    String itself = "{allOf: [{$ref: '#/components/schemas/S'}]}";
    String schema =
        "{allOf: [{properties: {id: {readOnly: true}}, required: [id]}, {properties: {next: "
            + itself
            + ", name: {maxLength: 9}%s}}]}";
    String more = schema.formatted(", other: " + itself);
    assertThat(compare(schema.formatted(""), more, Direction.REQUEST))
        .extracting(Finding::rule)
        .containsExactly("property-added");
    assertThat(compare(more, more.replace("maxLength: 9", "maxLength: 8"), Direction.REQUEST))
        .extracting(HidingTest::text)
        .containsExactly("breaking length-tightened");
  }

  @ParameterizedTest
  @ValueSource(strings = {NAMED, PATTERN, FURTHER, UNEVALUATED})
  void whatBecomesWriteOnlyIsSaidOfResponses(String schema) {
    both(schema, "writeOnly", "", Direction.RESPONSE)
        .isEqualTo(List.of("compatible write-only-added", "compatible write-only-removed"));
    both(schema, "readOnly", "", Direction.RESPONSE).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {NAMED, PATTERN, FURTHER})
  void aClosedRequestRefusesWhatBecameReadOnly(String schema) {
    String closed = schema.replace("REST", ", unevaluatedProperties: falseREST");
    both(closed, "readOnly", "", Direction.REQUEST)
        .isEqualTo(List.of("breaking read-only-added", "compatible read-only-removed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {NAMED, PATTERN, FURTHER, UNEVALUATED})
  void whatIsHiddenIsNotRequired(String schema) {
    String added = List.of(FURTHER, UNEVALUATED).contains(schema) ? "breaking" : "compatible";
    both(schema, "readOnly", ", required: [id]", Direction.REQUEST)
        .isEqualTo(List.of(added + " read-only-added", "breaking read-only-removed"));
    both(schema, "writeOnly", ", required: [id]", Direction.RESPONSE)
        .isEqualTo(List.of("breaking write-only-added", "compatible write-only-removed"));
  }

  @Test
  void aPatternHidesWhatIsNamedBesideIt() {
    String schema =
        "{type: object, properties: {id: {type: string}}, required: [id],"
            + " patternProperties: {'^i': %s}}";
    assertThat(compare(schema.formatted("{}"), hidden(schema, "readOnly"), Direction.REQUEST))
        .extracting(Finding::message)
        .contains("each property of `S` that matches '^i' is now read-only, so no request has it");
    assertThat(compare(hidden(schema, "readOnly"), schema.formatted("{}"), Direction.REQUEST))
        .extracting(HidingTest::text)
        .contains("breaking read-only-removed");
  }

  @Test
  void whatStaysReadOnlyMayBecomeAnythingInRequests() {
    for (String schema : List.of(NAMED, PATTERN, FURTHER, UNEVALUATED)) {
      String old = schema.replace("REST", "").formatted("{type: string, readOnly: true}");
      String now = schema.replace("REST", "").formatted("{type: integer, readOnly: true}");
      assertThat(compare(old, now, Direction.REQUEST)).isEmpty();
      assertThat(compare(old, now, Direction.RESPONSE)).isNotEmpty();
    }
  }

  private static ListAssert<String> both(
      String schema, String keyword, String rest, Direction direction) {
    String written = schema.replace("REST", rest);
    String shown = written.formatted("{type: string}");
    String hidden = hidden(written, keyword);
    List<String> found = new ArrayList<>();
    compare(shown, hidden, direction).forEach(f -> found.add(text(f)));
    compare(hidden, shown, direction).forEach(f -> found.add(text(f)));
    return assertThat(found);
  }

  private static String hidden(String schema, String keyword) {
    return schema.formatted("{type: string, " + keyword + ": true}");
  }

  private static String text(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.rule();
  }
}
