package dev.tapeout.registry.pages;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.registry.Stores;
import dev.tapeout.registry.server.Running;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final String ATTACK = "<img src=x onerror=document.title='owned'>";
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> ALL =
      List.of(
          "/",
          "/map",
          "/releases",
          "/archive",
          "/audit",
          "/contracts/orders/orders-api",
          "/contracts/orders/orders-api/diff?from=1.0.0&to=2.0.0",
          "/contracts/orders/orders-api/versions/2.0.0/docs");

  @Test
  void everyPageIsThereUnderAStrictPolicyAndTakesNoTextForMarkup() {
    try (Running registry = filled()) {
      for (String path : ALL) {
        HttpResponse<String> page = registry.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
            .as(path)
            .contains("frame-ancestors 'none'")
            .doesNotContain("script-src 'unsafe");
        assertThat(page.body()).as(path).doesNotContain("<img src=x");
      }
    }
  }

  @Test
  void anAddressThatIsNoneIsAPageForABrowserAndAProblemForOthers() {
    try (Running registry = filled()) {
      HttpResponse<String> page = registry.sendAlso("GET", "/contracts", "", "Accept", "text/html");
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("<h1>Not here</h1>", "href=\"/map\"");
      assertThat(registry.sendAlso("GET", "/livez", "", "Accept", "text/html").body())
          .isEqualTo("ok");
      for (HttpResponse<String> other :
          List.of(
              registry.get("/contracts"),
              registry.sendAlso("GET", "/api/nothing", "", "Accept", "text/html"))) {
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.body()).startsWith("{");
      }
    }
  }

  @Test
  void thePagesShowWhatThereIs() {
    try (Running registry = filled()) {
      assertThat(registry.get("/").body()).contains("orders-api", "2 versions");
      assertThat(registry.get("/?q=nothing-like-it").body()).contains("None.");
      assertThat(registry.get("/contracts/orders/orders-api").body())
          .contains("2.0.0", "major", "What changed since 1.0.0", "billing-service");
      assertThat(registry.get("/map").body()).contains("<svg", ">billing<", "depends on orders");
      assertThat(registry.get("/releases").body()).contains("billing-service relies on 1.0.0");
      assertThat(registry.get(ALL.get(6)).body())
          .contains("Proof", "accepted by", "<a href=\"/contracts/orders/orders-api\">");
      assertThat(registry.get("/audit").body()).contains("version.published");
    }
  }

  @Test
  void whatIsNotThereIsSaid() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      assertThat(registry.get("/contracts/no/such").statusCode()).isEqualTo(404);
      assertThat(registry.get("/contracts/no/such/diff?from=1.0.0&to=x").statusCode())
          .isEqualTo(404);
      assertThat(registry.get("/assets/../server/Registry.class").statusCode()).isBetween(400, 404);
    }
    try (Running registry = Running.strict(Stores.SQLITE)) {
      assertThat(registry.get("/").statusCode()).as("pages know no tokens").isEqualTo(404);
    }
  }

  @Test
  void whatNoStoreKeepsIsNotSearchedFor() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      for (String path :
          List.of(
              "/?q=%00",
              "/?q=a%00b",
              "/contracts/orders/con/diff?from=%00&to=1.0.0",
              "/contracts/orders/con/diff?from=1.0.0&to=%00")) {
        HttpResponse<String> page = registry.get(path);
        assertThat(page.statusCode()).as(path).isBetween(400, 404);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).contains("text/html");
        if (page.statusCode() == 400) {
          assertThat(page.body()).contains("the character U+0000");
        }
      }
      assertThat(registry.get("/?q=%00").statusCode()).isEqualTo(400);
      assertThat(registry.get("/contracts/orders/con/diff?from=%00&to=1.0.0").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void aBrowserRunsNothingThatAContractBrings() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium in " + CHROMIUM);
    try (Running registry = filled()) {
      for (String path : ALL) {
        String drawn = drawn(registry.registry().address().resolve(path).toString());
        assertThat(drawn).as(path).doesNotContain("<title>owned</title>");
      }
      assertThat(drawn(registry.registry().address().resolve(ALL.get(7)).toString()))
          .as("Swagger UI draws the operations")
          .contains("opblock-summary");
    }
  }

  private static String drawn(String url) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("chromium");
    Process browser =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=8000",
                "--dump-dom",
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String dom = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(browser.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return dom;
  }

  private static Running filled() {
    Running registry = Running.on(Stores.SQLITE);
    String title = "title: Orders, version: %s, description: Who ordered what";
    for (String version : List.of("1.0.0", "2.0.0")) {
      String document =
          orders(
                  version,
                  version.startsWith("1") ? "id: { type: string }" : "id: { type: integer }")
              .replace(
                  title.formatted(version),
                  "title: \"%s\", version: %s, description: \"%s **x**\""
                      .formatted(ATTACK, version, ATTACK));
      assertThat(registry.publish(ORDERS, document).statusCode()).isEqualTo(201);
    }
    registry.send(
        "PUT",
        "/api/contracts/orders/orders-api/consumers/billing-service",
        "{\"version\":\"1.0.0\",\"context\":\"billing\",\"environment\":\"production\"}");
    registry.send(
        "PUT",
        "/api/environments/production/deployments/orders/orders-api",
        "{\"version\":\"1.0.0\"}");
    return registry;
  }
}
