package dev.tapeout.registry.pages;

import dev.tapeout.limiter.Refusal;
import dev.tapeout.runtime.service.Answer;
import dev.tapeout.runtime.service.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The frame of all pages, and the headers under which they are sent. */
final class Page {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private Page() {}

  /**
   * A page.
   *
   * @param place which entry of the menu it belongs to, such as {@code /}
   */
  static Answer of(int status, String place, String title, Consumer<Html> content) {
    Html page = new Html();
    page.raw(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta"
                + " name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta"
                + " name=\"color-scheme\" content=\"light dark\">\n<title>")
        .text(title)
        .raw(
            " – Tapeout registry</title>\n<link rel=\"stylesheet\" href=\"/assets/style.css\">\n<link"
                + " rel=\"icon\" href=\"data:,\">\n</head>\n<body>\n<a class=\"skip\""
                + " href=\"#content\">Skip to the content</a>\n<header><a class=\"home\""
                + " href=\"/\">Tapeout registry</a>\n<nav aria-label=\"Main\">");
    menu(page, place, "/", "Contracts");
    menu(page, place, "/map", "Context map");
    menu(page, place, "/releases", "Releases");
    menu(page, place, "/archive", "Archive");
    menu(page, place, "/audit", "Audit");
    page.raw("</nav></header>\n<main id=\"content\" tabindex=\"-1\">\n").element("h1", title);
    content.accept(page);
    page.raw("</main>\n</body>\n</html>\n");
    return answer(status, "text/html; charset=utf-8", page.bytes(), POLICY);
  }

  private static void menu(Html page, String place, String target, String word) {
    page.raw("<a");
    page.attribute("href", target);
    if (place.equals(target)) {
      page.raw(" aria-current=\"page\"");
    }
    page.raw(">").text(word).raw("</a> ");
  }

  /** What is drawn for who asks too often. */
  static Answer refused(Refusal refusal) {
    Answer page =
        of(Refusal.STATUS, "", Refusal.TITLE, content -> content.element("p", refusal.detail()));
    List<Header> headers = new ArrayList<>(page.headers());
    refusal.headers().forEach((name, value) -> headers.add(new Header(name, value)));
    return new Answer(page.status(), headers, page.body());
  }

  /** What is sent as it is. */
  static Answer answer(int status, String mediaType, byte[] body, String policy) {
    return new Answer(
        status,
        List.of(
            new Header("Content-Type", mediaType),
            new Header("Content-Security-Policy", policy),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Cache-Control", "no-cache")),
        body);
  }

  /** A part of this server that a browser may keep: its address changes when it does. */
  static Answer asset(String mediaType, byte[] body) {
    return new Answer(
        200,
        List.of(
            new Header("Content-Type", mediaType),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Cache-Control", "public, max-age=3600")),
        body);
  }
}
