package dev.tapeout.registry.server;

import dev.tapeout.runtime.server.Beside;
import dev.tapeout.runtime.service.Answer;
import dev.tapeout.runtime.service.Header;
import dev.tapeout.runtime.service.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where nobody on this machine needs a token: a page of the web that a browser shows is not this
 * machine, however its name resolves (DNS rebinding).
 */
record LocalOnly(Beside next) implements Beside {
  private static final Pattern HERE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?");

  private static final Answer REFUSAL =
      new Answer(
          421,
          List.of(new Header("Content-Type", "application/problem+json")),
          "{\"title\":\"Misdirected Request\",\"status\":421,\"detail\":\"this registry is for its own machine: localhost\"}"
              .getBytes(StandardCharsets.UTF_8));

  @Override
  public @Nullable Answer answer(Request request) {
    String host = Objects.requireNonNullElse(request.headers().first("host"), "");
    return HERE.matcher(host.toLowerCase(Locale.ROOT)).matches() ? next.answer(request) : REFUSAL;
  }
}
