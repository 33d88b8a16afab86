package dev.tapeout.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.routing.Router.Match;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
  private static Router<String> router() {
    Router<String> router = new Router<>();
    for (String template :
        List.of(
            "/",
            "/orders",
            "/orders/{id}",
            "/orders/{id}/lines/{line}",
            "/orders/new",
            "/orders/{id}/new",
            "/files/{name}.json",
            "/files/{name}.{type}",
            "/files/{name}",
            "/range/{from}-{to}",
            "/größe/{x}",
            "/a:b")) {
      router.add("GET", template, template);
    }
    router.add("POST", "/orders", "/orders");
    router.add("DELETE", "/orders/{order}", "/orders/{order}");
    return router;
  }

  private static String find(String method, String path) {
    return switch (router().match(method, Paths.normal(path))) {
      case Match.Found<String>(String target, String[] values) ->
          target + " " + Arrays.stream(values).filter(Objects::nonNull).toList();
      case Match.NoMethod<String>(List<String> allowed) -> "only " + allowed;
      case Match.NoPath<String> none -> "none";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/|/ []",
        "/orders|/orders []",
        "/orders/7|/orders/{id} [7]",
        "/orders/new|/orders/new []",
        "/orders/ne%77|/orders/new []",
        "/orders/a%2fb|/orders/{id} [a%2Fb]",
        "/orders/7/lines/8|/orders/{id}/lines/{line} [7, 8]",
        "/orders/new/lines/8|/orders/{id}/lines/{line} [new, 8]",
        "/orders/7/new|/orders/{id}/new [7]",
        "/files/a.json|/files/{name}.json [a]",
        "/files/a.b.json|/files/{name}.json [a.b]",
        "/files/a.xml|/files/{name}.{type} [a, xml]",
        "/files/a|/files/{name} [a]",
        "/files/.json|/files/{name} [.json]",
        "/range/1-2|/range/{from}-{to} [1, 2]",
        "/range/1|none",
        "/range/-2|none",
        "/gr%c3%b6%C3%9Fe/1|/größe/{x} [1]",
        "/a%3ab|/a:b []",
        "/orders/|none",
        "/orders//lines/8|none",
        "/Orders|none",
        "orders|none",
      })
  void aPathMeansTheMostFixedTemplateThatMatches(String path, String found) {
    assertThat(find("GET", path)).isEqualTo(found);
  }

  @Test
  void aMethodThatAFixedPathLacksMayBeMeantByAVariableOne() {
    assertThat(find("DELETE", "/orders/new")).isEqualTo("/orders/{order} [new]");
    assertThat(find("PUT", "/orders/new")).isEqualTo("only [DELETE, GET, HEAD]");
    assertThat(find("PUT", "/orders")).isEqualTo("only [GET, HEAD, POST]");
    assertThat(find("HEAD", "/orders")).isEqualTo("/orders []");
  }

  @Test
  void twoTemplatesThatMeanTheSameAreRefused() {
    Router<String> router = router();
    assertThatThrownBy(() -> router.add("GET", "/orders/{other}", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GET /orders/{other}");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/../b",
    "/a/%2e%2E/b",
    "/..",
    "/.",
    "/a/.",
    "/a%00",
    "/a%1f",
    "/a%7f",
    "/a%",
    "/a%4",
    "/a%g0",
    "'/a b'",
    "/a\\b",
    "/%2e",
  })
  void hostilePathsAreNotLookedAt(String path) {
    assertThat(Paths.problem(path)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"/", "/a.b", "/...a", "/a/..b", "/%C3%BC", "//", "/a/"})
  void usualPathsAreLookedAt(String path) {
    assertThat(Paths.problem(path)).isNull();
  }
}
