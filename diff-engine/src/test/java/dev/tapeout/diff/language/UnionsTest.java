package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unions that are large enough to be told apart by what their members list. */
class UnionsTest {
  private static final String TAGGED =
      "{type: object, required: [k], properties: {k: {const: K%d}, v: {type: string}}}";
  private static final String UNTAGGED = "{type: object, required: [u], properties: {u: {}}}";

  private static List<String> members(int count, String form) {
    return IntStream.range(0, count)
        .mapToObj(i -> form.formatted(i))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Schema union(String keyword, List<String> members) {
    return Table.schema("{" + keyword + ": [" + String.join(", ", members) + "]}");
  }

  private static Inclusion.Answer compare(Schema a, Schema b) {
    return new Inclusion(World.STRICT).of(a, b);
  }

  @ParameterizedTest
  @CsvSource({"5", "6", "12", "300"})
  void oneOfSaysNoMoreThanAnyOfWhereTheTagsDiffer(int count) {
    Schema one = union("oneOf", members(count, TAGGED));
    Schema any = union("anyOf", members(count, TAGGED));
    assertThat(compare(one, any)).isInstanceOf(Included.class);
    assertThat(compare(any, one)).isInstanceOf(Included.class);
  }

  @ParameterizedTest
  @CsvSource({
    "oneOf, 5",
    "oneOf, 6",
    "oneOf, 12",
    "oneOf, 300",
    "anyOf, 5",
    "anyOf, 6",
    "anyOf, 300"
  })
  void aMemberThatIsGoneIsShownByItsTag(String keyword, int count) {
    List<String> fewer = members(count, TAGGED);
    fewer.remove(2);
    Schema before = union(keyword, members(count, TAGGED));
    Schema after = union(keyword, fewer);
    assertThat(compare(after, before)).isInstanceOf(Included.class);
    assertThat(compare(before, after))
        .isInstanceOfSatisfying(
            NotIncluded.class, no -> assertThat(no.witness().toString()).contains("\"K2\""));
  }

  @ParameterizedTest
  @CsvSource({"5", "6", "12", "50"})
  void aMemberThatAcceptsLessIsShown(int count) {
    List<String> narrower = members(count, TAGGED);
    narrower.set(3, narrower.get(3).replace("type: string", "type: string, maxLength: 1"));
    Schema before = union("oneOf", members(count, TAGGED));
    Schema after = union("oneOf", narrower);
    assertThat(compare(after, before)).isInstanceOf(Included.class);
    assertThat(compare(before, after))
        .isInstanceOfSatisfying(
            NotIncluded.class, no -> assertThat(no.witness().toString()).contains("\"K3\""));
  }

  @ParameterizedTest
  @CsvSource({"5", "7", "12"})
  void membersMayMeetWhereATagIsNotRequired(int count) {
    List<String> optional = members(count, TAGGED.replace("required: [k], ", ""));
    // {} is accepted by all, so not by exactly one.
    assertThat(compare(union("anyOf", optional), union("oneOf", optional)))
        .isInstanceOf(NotIncluded.class);
    assertThat(compare(union("oneOf", optional), union("oneOf", members(count, TAGGED))))
        .isInstanceOf(Included.class);
  }

  @Test
  void membersMayMeetWhereTwoListTheSameTag() {
    List<String> twice = members(8, TAGGED);
    twice.add("{type: object, required: [k, w], properties: {k: {enum: [K1, K9]}}}");
    assertThat(compare(union("anyOf", twice), union("oneOf", twice)))
        .isInstanceOfSatisfying(
            NotIncluded.class, no -> assertThat(no.witness().toString()).contains("\"K1\""));
  }

  @Test
  void aMemberWithoutATagMayMeetAnyOther() {
    List<String> with = members(8, TAGGED);
    with.add(UNTAGGED);
    assertThat(compare(union("anyOf", with), union("oneOf", with))).isInstanceOf(NotIncluded.class);
    assertThat(compare(union("oneOf", with), union("anyOf", with))).isInstanceOf(Included.class);
    assertThat(compare(Table.schema(UNTAGGED), union("anyOf", with))).isInstanceOf(Included.class);
    assertThat(compare(union("anyOf", with), union("anyOf", members(8, TAGGED))))
        .isInstanceOf(NotIncluded.class);
  }

  @Test
  void aKnownTagLeavesItsMember() {
    Schema union = union("oneOf", members(40, TAGGED));
    assertThat(compare(Table.schema(TAGGED.formatted(7)), union)).isInstanceOf(Included.class);
    assertThat(compare(Table.schema(TAGGED.formatted(41)), union)).isInstanceOf(NotIncluded.class);
    Schema two =
        Table.schema(
            "{type: object, required: [k], properties: {k: {enum: [K1, K2]}, v: {type: string}}}");
    assertThat(compare(two, union)).isInstanceOf(Included.class);
  }

  @Test
  void valuesAreToldApartToo() {
    List<String> values = members(9, "{const: V%d}");
    values.add("{type: integer}");
    assertThat(compare(union("oneOf", values), union("anyOf", values)))
        .isInstanceOf(Included.class);
    assertThat(compare(union("anyOf", values), union("oneOf", values)))
        .isInstanceOf(Included.class);
    assertThat(compare(union("oneOf", values), union("oneOf", values.subList(0, 9))))
        .isInstanceOf(NotIncluded.class);
    assertThat(compare(union("oneOf", values.subList(0, 9)), union("oneOf", values)))
        .isInstanceOf(Included.class);
  }

  private static List<Schema> schemas(List<String> members) {
    return members.stream().map(Table::schema).toList();
  }

  private static Set<Assertion.Value> tag(String value) {
    return Set.of(new Assertion.Value(Values.string(value)));
  }

  @Test
  void thePropertyThatMostListIsTheDiscriminator() {
    List<String> members = members(6, TAGGED);
    members.add(UNTAGGED);
    members.add("{type: array}");
    List<Schema> schemas = schemas(members);
    Partition objects = new Partition(schemas, JsonType.OBJECT);
    assertThat(objects.key()).isEqualTo("k");
    assertThat(objects.tellsApart()).isTrue();
    assertThat(objects.members()).isEqualTo(schemas.subList(0, 7));
    assertThat(objects.accepting(tag("K4"))).containsExactly(schemas.get(4), schemas.get(6));
    assertThat(objects.accepting(tag("none"))).containsExactly(schemas.get(6));
    assertThat(objects.beside(4)).containsExactly(6);
    assertThat(objects.beside(6)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(new Partition(schemas, JsonType.ARRAY).key()).isNull();
    assertThat(new Partition(schemas, JsonType.ARRAY).members()).containsExactly(schemas.get(7));
  }

  @Test
  void smallUnionsAndThoseThatListLittleAreNotToldApart() {
    assertThat(new Partition(schemas(members(5, TAGGED)), JsonType.OBJECT).tellsApart()).isFalse();
    List<String> half = members(3, TAGGED);
    half.addAll(members(3, UNTAGGED));
    assertThat(new Partition(schemas(half), JsonType.OBJECT).tellsApart()).isTrue();
    half.add(UNTAGGED);
    assertThat(new Partition(schemas(half), JsonType.OBJECT).tellsApart()).isFalse();
  }

  @Test
  void aSignatureSaysWhatIsListed() {
    Signature signature =
        Signature.of(
            Table.schema(
                """
                {$defs: {t: {const: x}}, type: [object, string], required: [k, l],
                 allOf: [{properties: {k: {$ref: '#/$defs/t'}}, type: object}],
                 properties: {l: {type: string}}}
                """));
    assertThat(signature.types()).containsExactly(JsonType.OBJECT);
    assertThat(signature.required()).containsExactlyInAnyOrder("k", "l");
    assertThat(signature.listed()).containsOnlyKeys("k");
    assertThat(signature.listed().get("k")).isEqualTo(tag("x"));
    assertThat(signature.values()).isNull();
    assertThat(Signature.of(Table.schema("{enum: [x]}")).values()).isEqualTo(tag("x"));
  }

  @Test
  void disjointMeansThatNoInstanceIsShared() {
    Unions unions = new Unions(new Sameness());
    Schema small = Table.schema("{type: integer, maximum: 1}");
    Schema large = Table.schema("{type: integer, minimum: 2}");
    Schema some = Table.schema("{type: integer, minimum: 1}");
    for (int i = 0; i < 2; i++) {
      assertThat(unions.disjoint(small, large)).isTrue();
      assertThat(unions.disjoint(large, small)).isTrue();
      assertThat(unions.disjoint(small, some)).isFalse();
      assertThat(unions.disjoint(some, small)).isFalse();
    }
  }
}
