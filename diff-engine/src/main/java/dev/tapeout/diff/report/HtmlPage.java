package dev.tapeout.diff.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.identity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * The frame of a page that needs nothing but itself: it tells the browser to use its own style and
 * script, by their hashes, and none other.
 */
final class HtmlPage {
  private HtmlPage() {}

  /**
   * Begins a page, up to the first words of its body.
   *
   * @param title as markup
   * @param script that {@link #close} will add; empty for none
   * @param skip what the link says that leads past the head, to the element {@code findings}
   */
  static void open(String title, String script, String skip, StringBuilder out) {
    String style = resource("report.css");
    String scripts = script.isEmpty() ? "" : "script-src '" + hash(script) + "'; ";
    out.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        style-src '%s'; %sbase-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>%s &#8211; Tapeout</title>
        <style>%s</style>
        </head>
        <body>
        <a class="skip" href="#findings">%s</a>
        """
            .formatted(hash(style), scripts, title, style, skip));
  }

  /** Ends the page. */
  static void close(String script, StringBuilder out) {
    out.append(script.isEmpty() ? "" : "<script>" + script + "</script>\n");
    out.append("</body>\n</html>\n");
  }

  static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside this class");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the Content Security Policy calls a script or style by. */
  private static String hash(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(Digest.sha256(text));
  }
}
