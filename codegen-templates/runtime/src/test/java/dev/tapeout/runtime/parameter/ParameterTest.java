package dev.tapeout.runtime.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.operation.In;
import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.Shape;
import dev.tapeout.runtime.operation.Shape.Scalar;
import dev.tapeout.runtime.operation.Style;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The table of OpenAPI 3.1, 4.8.12.4, and what goes beyond it. */
class ParameterTest {
  private static final Shape COLORS = new Shape.Array(Scalar.STRING);
  private static final Shape RGB =
      new Shape.Properties(
          Map.of("R", Scalar.INTEGER, "G", Scalar.INTEGER, "B", Scalar.INTEGER), Scalar.STRING);

  private static Parameter parameter(In in, Style style, boolean explode, Shape shape) {
    return new Parameter("color", in, style, explode, false, false, shape, "");
  }

  private static Shape shape(JsonNode value) {
    return value.isArray() ? COLORS : value.isObject() ? RGB : Scalar.STRING;
  }

  @Test
  void aPathWithoutItsNameIsNoneOfTheStyleMatrix() {
    ParameterReader reader =
        new ParameterReader(parameter(In.PATH, Style.MATRIX, false, Scalar.STRING));
    assertThatThrownBy(() -> reader.path(";"))
        .isInstanceOf(UnfitException.class)
        .hasMessage("is not written as ;color=value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "SIMPLE false \"blue\" blue",
        "SIMPLE false [\"blue\",\"black\"] blue,black",
        "SIMPLE true [\"blue\",\"black\"] blue,black",
        "SIMPLE false {\"R\":100,\"G\":200} R,100,G,200",
        "SIMPLE true {\"R\":100,\"G\":200} R=100,G=200",
        "LABEL false \"blue\" .blue",
        "LABEL false [\"blue\",\"black\"] .blue,black",
        "LABEL true [\"blue\",\"black\"] .blue.black",
        "LABEL false {\"R\":100,\"G\":200} .R,100,G,200",
        "LABEL true {\"R\":100,\"G\":200} .R=100.G=200",
        "MATRIX false \"blue\" ;color=blue",
        "MATRIX false [\"blue\",\"black\"] ;color=blue,black",
        "MATRIX true [\"blue\",\"black\"] ;color=blue;color=black",
        "MATRIX false {\"R\":100,\"G\":200} ;color=R,100,G,200",
        "MATRIX true {\"R\":100,\"G\":200} ;R=100;G=200",
        "SIMPLE false [\"a,b\",\"ü/ö\"] a%2Cb,%C3%BC%2F%C3%B6",
      })
  void pathParametersAreReadAsTheyAreWritten(Style style, boolean explode, String json, String text)
      throws Exception {
    JsonNode value = JsonTree.read(json);
    Parameter parameter = parameter(In.PATH, style, explode, shape(value));
    assertThat(new ParameterWriter(parameter).path(value)).isEqualTo(text);
    assertThat(new ParameterReader(parameter).path(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "FORM false \"blue\" color=blue",
        "FORM true \"\" color=",
        "FORM false [\"blue\",\"black\"] color=blue,black",
        "FORM true [\"blue\",\"black\"] color=blue&color=black",
        "FORM false {\"R\":100,\"G\":200} color=R,100,G,200",
        "FORM true {\"R\":100,\"G\":200} R=100&G=200",
        "SPACE_DELIMITED false [\"blue\",\"black\"] color=blue%20black",
        "PIPE_DELIMITED false [\"blue\",\"black\"] color=blue%7Cblack",
        "DEEP_OBJECT true {\"R\":100,\"G\":200} color%5BR%5D=100&color%5BG%5D=200",
        "FORM true [\"a&b\",\"c=d\",\"1+1\"] color=a%26b&color=c%3Dd&color=1%2B1",
      })
  void queryParametersAreReadAsTheyAreWritten(
      Style style, boolean explode, String json, String text) throws Exception {
    JsonNode value = JsonTree.read(json);
    Parameter parameter = parameter(In.QUERY, style, explode, shape(value));
    assertThat(String.join("&", new ParameterWriter(parameter).query(value))).isEqualTo(text);
    Query query = Query.of("before=1&" + text + "&after=2");
    assertThat(new ParameterReader(parameter).query(query, List.of("before", "after")))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "PATH LABEL [\"a.b\"] a.b",
        "PATH LABEL [1.5] 1.5",
        "PATH LABEL {\"R\":\"1.5\"} 1.5",
        "PATH LABEL {\"R.\":1} R.",
        "HEADER SIMPLE [\"a,b\"] a,b",
        "HEADER SIMPLE {\"R\":\"1,5\"} 1,5",
        "HEADER SIMPLE {\"R=\":1} R=",
      })
  void anItemThatWouldBeReadAsTwoIsRefused(In in, Style style, String json, String item) {
    JsonNode value = JsonTree.read(json);
    ParameterWriter writer = new ParameterWriter(parameter(in, style, true, shape(value)));
    assertThatThrownBy(
            () -> {
              String text = in == In.PATH ? writer.path(value) : writer.header(value);
              fail("written as " + text);
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'color' cannot carry '" + item + "'");
  }

  private static JsonNode query(Parameter parameter, String text) throws Exception {
    return new ParameterReader(parameter).query(Query.of(text), List.of("page"));
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 12, 12",
    "INTEGER, -0, 0",
    "INTEGER, 123456789012345678901234567890, 123456789012345678901234567890",
    "NUMBER, 1.50, 1.50",
    "NUMBER, 1e3, 1E+3",
    "BOOLEAN, true, true",
    "ANY, 12, 12",
    "ANY, null, null",
    "ANY, 012, '\"012\"'",
    "STRING, 12, '\"12\"'",
    "JSON, '{\"a\":[1]}', '{\"a\":[1]}'",
  })
  void textBecomesAValueOfItsShape(Scalar shape, String text, String json) throws Exception {
    JsonNode value =
        query(parameter(In.QUERY, Style.FORM, true, shape), "color=" + Percent.encode(text));
    assertThat(value).hasToString(json);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, twelve",
    "INTEGER, 012",
    "INTEGER, 1e9999",
    "INTEGER, ''",
    "INTEGER, ' 1'",
    "INTEGER, +1",
    "NUMBER, 1.",
    "NUMBER, .5",
    "NUMBER, NaN",
    "NUMBER, 0x10",
    "BOOLEAN, TRUE",
    "BOOLEAN, null",
    "JSON, '{'",
  })
  void textThatIsNoValueOfItsShapeIsRefused(Scalar shape, String text) {
    Parameter parameter = parameter(In.QUERY, Style.FORM, true, shape);
    assertThatThrownBy(() -> query(parameter, "color=" + Percent.encode(text)))
        .isInstanceOf(UnfitException.class);
  }

  @Test
  void aMapTakesWhatNoOtherParameterTakes() throws Exception {
    Parameter free =
        parameter(In.QUERY, Style.FORM, true, new Shape.Properties(Map.of(), Scalar.STRING));
    assertThat(query(free, "a=1&page=2&b=x+y")).hasToString("{\"a\":\"1\",\"b\":\"x y\"}");
    assertThat(query(free, "page=2")).isNull();
  }

  /** A filter that is overlooked finds too much. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "DEEP_OBJECT color=5 5",
        "DEEP_OBJECT color[gt]=5&color[lt]=x {\"gt\":5,\"lt\":\"x\"}",
        "FORM color=5 5",
        "FORM color=5&color=x [5,\"x\"]",
      })
  void ofSeveralTypesAnObjectOrAListIsReadWhereItCanBeNothingElse(
      Style style, String text, String json) throws Exception {
    Parameter parameter = parameter(In.QUERY, style, true, Scalar.ANY);
    assertThat(query(parameter, text)).hasToString(json);
    assertThat(String.join("&", new ParameterWriter(parameter).query(JsonTree.read(json))))
        .isEqualTo(text.replace("[", "%5B").replace("]", "%5D"));
  }

  @Test
  void oneValueThatComesTwiceIsRefused() {
    Parameter parameter = parameter(In.QUERY, Style.FORM, true, Scalar.STRING);
    assertThatThrownBy(() -> query(parameter, "color=a&color=b"))
        .hasMessage("comes 2 times, and once is asked");
    Parameter deep = parameter(In.QUERY, Style.DEEP_OBJECT, true, RGB);
    assertThatThrownBy(() -> query(deep, "color[R]=1&color[R]=2"))
        .hasMessage("has the property \"R\" twice");
  }

  @Test
  void headersAreListsAndTheirItemsMayHaveSpaceAround() throws Exception {
    Parameter list = parameter(In.HEADER, Style.SIMPLE, false, new Shape.Array(Scalar.INTEGER));
    assertThat(new ParameterReader(list).header(List.of("1, 2", "3"))).hasToString("[1,2,3]");
    Parameter object = parameter(In.HEADER, Style.SIMPLE, true, RGB);
    assertThat(new ParameterReader(object).header(List.of("R=1, G=2")))
        .hasToString("{\"R\":1,\"G\":2}");
    assertThat(new ParameterWriter(object).header(JsonTree.read("{\"R\":1,\"G\":2}")))
        .isEqualTo("R=1,G=2");
    assertThat(new ParameterReader(list).header(List.of())).isNull();
  }

  @Test
  void cookiesAreFoundAmongOthers() throws Exception {
    Parameter parameter = parameter(In.COOKIE, Style.FORM, false, Scalar.STRING);
    Query cookies = Query.cookies(List.of("a=1; color=\"b%20c\"", "d=2"));
    assertThat(new ParameterReader(parameter).query(cookies, List.of())).hasToString("\"b c\"");
  }
}
