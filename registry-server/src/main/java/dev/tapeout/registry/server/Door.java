package dev.tapeout.registry.server;

import dev.tapeout.registry.access.Tokens;
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
 * Turns away at the door who should not be taken for somebody else: a token that is not known, or
 * no longer, opens nothing, not even what is open to all; and where nobody on this machine needs a
 * token, a page of the web that a browser shows is not this machine, however its name resolves.
 *
 * @param local whether callers without a token are taken for the administrator
 */
record Door(Tokens tokens, boolean local, Beside next) implements Beside {
  private static final Pattern HERE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?");

  @Override
  public @Nullable Answer answer(Request request) {
    String host = Objects.requireNonNullElse(request.headers().first("host"), "");
    if (local && !HERE.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      return refusal(421, "Misdirected Request", "this registry is for its own machine: localhost");
    }
    String credentials = Objects.requireNonNullElse(request.headers().first("authorization"), "");
    boolean bearer = credentials.regionMatches(true, 0, "Bearer ", 0, 7);
    if (bearer && tokens.caller(credentials.substring(7).strip()).isEmpty()) {
      return refusal(401, "Unauthorized", "the token is not known, or no longer");
    }
    return next.answer(request);
  }

  private static Answer refusal(int status, String title, String detail) {
    String body =
        "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}".formatted(title, status, detail);
    return new Answer(
        status,
        List.of(
            new Header("Content-Type", "application/problem+json"),
            new Header("WWW-Authenticate", "Bearer")),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
