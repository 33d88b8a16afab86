package dev.tapeout.registry.pages;

import dev.tapeout.runtime.service.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Styles and scripts, each by a name of its own: no path is looked up that somebody sends. */
final class Assets {
  private record Asset(String resource, String mediaType) {}

  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
  private static final Map<String, Asset> ALL =
      Map.of(
          "style.css", new Asset("style.css", "text/css"),
          "docs.css", new Asset("docs.css", "text/css"),
          "docs.js", new Asset("docs.js", "text/javascript"),
          "swagger-ui.css", new Asset(WEBJAR + "swagger-ui.css", "text/css"),
          "swagger-ui-bundle.js", new Asset(WEBJAR + "swagger-ui-bundle.js", "text/javascript"));

  private Assets() {}

  static @Nullable Answer of(String name) {
    Asset asset = ALL.get(name);
    return asset == null ? null : Page.asset(asset.mediaType(), bytes(asset.resource()));
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
