package dev.tapeout.contracts.registry;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.registry.Arrival.Received;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer that is no success, in words.
 *
 * @param isWord whether it is a registry that speaks, and not something on the way to it
 */
record Refused(int status, boolean isWord, String said) {
  /**
   * Reads one.
   *
   * @param body of the answer; empty where it is no JSON
   */
  static Refused of(URI base, Received answer, Optional<ObjectNode> body) {
    Optional<String> reason =
        body.flatMap(problem -> text(problem, "detail").or(() -> text(problem, "title")));
    Duration wait = Sender.retryAfter(answer);
    String more = wait.isZero() ? "" : "; it asks to be left alone for " + wait.toSeconds() + " s";
    return new Refused(
        answer.status(),
        reason.isPresent(),
        reason
                .map(word -> "the registry at " + base + ": " + word)
                .orElseGet(() -> Excerpt.visible(wordless(base, answer)))
            + more);
  }

  private static Optional<String> text(ObjectNode problem, String name) {
    return problem.get(name) instanceof StringNode text
        ? Optional.of(Excerpt.visible(text.value()))
        : Optional.empty();
  }

  private static String wordless(URI base, Received answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String sent = type.isEmpty() ? "without a reason" : "with " + type + " in place of a reason";
    String place = "the registry at " + base + " answers " + answer.status();
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 ->
          place
              + " and sends elsewhere"
              + answer.headers().firstValue("Location").map(to -> ", to " + to).orElse("")
              + "; a token is sent nowhere but where it was meant to go: give the address itself";
      case 413 -> place + ": what was sent is too large for it, or for something on the way";
      case 502, 503, 504 -> place + " " + sent + ": something on the way does not reach it";
      default ->
          answer.status() < 500
              ? "what answers at "
                  + base
                  + " is no registry: it answers "
                  + answer.status()
                  + " "
                  + sent
              : place + " " + sent + "; its log says more";
    };
  }

  /** A 404 of something else says nothing of what a registry has. */
  RegistryException exception() {
    return new RegistryException(!isWord && status == 404 ? 0 : status, said);
  }
}
