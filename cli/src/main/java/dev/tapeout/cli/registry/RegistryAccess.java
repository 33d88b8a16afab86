package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.contracts.registry.RegistryException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A registry that somebody asks, and what to tell them where it does not answer as it should. */
public final class RegistryAccess {
  /** Where one is looked for that nobody named. */
  static final String LOCAL = "http://127.0.0.1:8181";

  /**
   * What whoever asks can do.
   *
   * @param address how another address is given
   * @param token how to say who asks
   */
  public record Words(String address, String token) {}

  private final URI address;
  private final Words words;
  private final boolean named;
  private final @Nullable RegistryClient client;
  private final String offline;

  /**
   * @param named whether whoever asks shows a token
   */
  private RegistryAccess(
      URI address, Words words, boolean named, @Nullable RegistryClient client, String offline) {
    this.address = address;
    this.words = words;
    this.named = named;
    this.client = client;
    this.offline = offline;
  }

  /**
   * One that is asked.
   *
   * @param token of whoever asks; null for that of {@code TAPEOUT_TOKEN}, or else the one that
   *     {@code tapeout login} kept, if any
   */
  public static RegistryAccess of(URI address, @Nullable String token, Words words) {
    String known = token == null ? token(address) : token;
    RegistryClient client = new RegistryClient(address, known);
    return new RegistryAccess(address, words, known != null, client, "");
  }

  /**
   * One that must not be asked.
   *
   * @param why a sentence without its end, such as {@code Maven is offline (-o)}
   */
  public static RegistryAccess offline(URI address, Words words, String why) {
    return new RegistryAccess(address, words, false, null, why);
  }

  /**
   * The address of a registry.
   *
   * @param said null for that of {@code TAPEOUT_REGISTRY}, or else this machine's own
   * @throws UsageException if it is none
   */
  public static URI address(@Nullable String said) {
    String text =
        said == null
            ? Objects.requireNonNullElse(System.getenv("TAPEOUT_REGISTRY"), LOCAL)
            : said.strip();
    try {
      URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (isAddress(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    String shown =
        text.replaceFirst("^([a-zA-Z]+://)?.*@", "$1***@"); // a password ends at the last
    throw new UsageException(
        "'"
            + shown
            + "' is no address of a registry such as "
            + LOCAL
            + (shown.equals(text)
                ? ""
                : ": who asks is said by TAPEOUT_TOKEN or tapeout login, and not in the address"));
  }

  /** A scheme, a host, perhaps a port, and nothing more. */
  private static boolean isAddress(URI uri) {
    return !uri.isOpaque()
        && String.valueOf(uri.getScheme()).matches("https?")
        && uri.getHost() != null
        && uri.getPort() < 65_536
        && uri.getRawUserInfo() == null
        && uri.getRawPath().isEmpty()
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  /** Where it is. */
  public URI address() {
    return address;
  }

  /**
   * Asks. Where the registry says no to what stands against its contracts the command ends with 1,
   * where what was asked makes no sense to it with 2, and else, where it is not there or refuses
   * who asks or who signed, with 4.
   */
  <T> T ask(Function<RegistryClient, T> question) {
    try {
      return question.apply(client("it has to be asked"));
    } catch (RegistryException e) {
      throw failure(e);
    }
  }

  /**
   * The client itself, for whom a no is an answer.
   *
   * @param need why it is needed, should it not be there
   */
  RegistryClient client(String need) {
    if (client == null) {
      throw new FailureException(
          ExitCode.UNREACHABLE_BASE,
          need + ", and the registry at " + address + " is not asked: " + offline);
    }
    return client;
  }

  /** How a command ends that got this answer. */
  FailureException failure(RegistryException e) {
    ExitCode code =
        switch (e.status()) {
          case 409, 422 -> ExitCode.GATE_FAILED;
          case 400, 404 -> ExitCode.WRONG_USAGE;
          default -> ExitCode.UNREACHABLE_BASE;
        };
    String advice =
        switch (e.status()) {
          case 0 -> "; is it running, and is the address right? " + words.address();
          case 401 ->
              named
                  ? "; the registry does not know this token, or it has expired: an administrator"
                      + " issues another with `tapeout registry token`"
                  : "; " + words.token();
          default -> "";
        };
    return new FailureException(code, e.getMessage() + advice);
  }

  /** Asks for a list, {@code items}, or for a page of it. */
  ObjectNode list(String path) {
    ObjectNode answer = ask(client -> client.get(path));
    require(answer, "items");
    return answer;
  }

  /**
   * Makes sure that an answer has what every registry would send.
   *
   * @throws FailureException if it has not: something else answers there
   */
  void require(ObjectNode answer, String member) {
    if (!answer.has(member)) {
      throw failure(RegistryClient.noRegistry(address, "an object without '" + member + "'"));
    }
  }

  /**
   * A row for each object of a list that comes in pages.
   *
   * @param path of the list, with a query, to which the cursor is added
   */
  List<List<String>> rows(String path, Function<ObjectNode, List<String>> row) {
    List<List<String>> rows = new ArrayList<>();
    Set<String> pages = new LinkedHashSet<>();
    String cursor = "";
    do {
      String page = path + cursor;
      if (!pages.add(page)) {
        throw new FailureException(
            ExitCode.UNREACHABLE_BASE,
            "the registry at " + address + " sends a page of its list again and again: " + page);
      }
      ObjectNode answer = list(page);
      Answers.items(answer, "items").forEach(item -> rows.add(row.apply(item)));
      String next = Answers.text(answer, "next");
      cursor = next.isEmpty() ? "" : "&cursor=" + RegistryClient.encode(next);
    } while (!cursor.isEmpty());
    return rows;
  }

  private static @Nullable String token(URI address) {
    String environment = System.getenv("TAPEOUT_TOKEN");
    String token =
        environment != null && !environment.isBlank()
            ? environment.strip()
            : Credentials.ofUser().token(address).orElse(null);
    if (token != null && !token.matches("[\\x21-\\x7e]+")) {
      throw new UsageException(
          "the token (TAPEOUT_TOKEN, or that of tapeout login) holds a line break, a blank or"
              + " another character that no token has");
    }
    return token;
  }
}
