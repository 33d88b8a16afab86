package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Values that a reader expects at a place, where the contract itself gives no example. Hosts,
 * addresses and numbers are those that are set aside for documentation (RFC 2606, 5737, 3849).
 */
final class Plausible {
  private static final Map<String, String> BY_FORMAT =
      Map.ofEntries(
          Map.entry("date-time", "2026-01-31T09:30:00Z"),
          Map.entry("date", "2026-01-31"),
          Map.entry("time", "09:30:00Z"),
          Map.entry("duration", "PT15M"),
          Map.entry("email", "ada@example.com"),
          Map.entry("idn-email", "ada@example.com"),
          Map.entry("hostname", "api.example.com"),
          Map.entry("idn-hostname", "api.example.com"),
          Map.entry("ipv4", "192.0.2.1"),
          Map.entry("ipv6", "2001:db8::1"),
          Map.entry("uri", "https://example.com/1"),
          Map.entry("url", "https://example.com/1"),
          Map.entry("uri-reference", "/1"),
          Map.entry("iri", "https://example.com/1"),
          Map.entry("uuid", "0b8f3a52-6c1d-4e7a-9f20-5d3c8e1b7a64"),
          Map.entry("json-pointer", "/name"),
          Map.entry("byte", "YQ=="),
          Map.entry("regex", "^a$"));

  /** By the last word of a property's name. */
  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("email", "ada@example.com"),
          Map.entry("url", "https://example.com/1"),
          Map.entry("uri", "https://example.com/1"),
          Map.entry("href", "https://example.com/1"),
          Map.entry("link", "https://example.com/1"),
          Map.entry("website", "https://example.com/1"),
          Map.entry("phone", "+15550100"),
          Map.entry("name", "example"),
          Map.entry("login", "ada"),
          Map.entry("username", "ada"),
          Map.entry("country", "NO"),
          Map.entry("currency", "EUR"),
          Map.entry("city", "Oslo"),
          Map.entry("language", "en"),
          Map.entry("locale", "en"),
          Map.entry("date", "2026-01-31"),
          Map.entry("at", "2026-01-31T09:30:00Z"),
          Map.entry("timestamp", "2026-01-31T09:30:00Z"),
          Map.entry("title", "A title"),
          Map.entry("description", "A description"),
          Map.entry("message", "A message"),
          Map.entry("note", "A note"),
          Map.entry("comment", "A comment"),
          Map.entry("text", "A text"),
          Map.entry("reason", "A reason"),
          Map.entry("id", "id_42"),
          Map.entry("key", "key_42"),
          Map.entry("token", "token_42"),
          Map.entry("reference", "ref_42"),
          Map.entry("code", "A42"),
          Map.entry("sku", "SKU-42"),
          Map.entry("street", "Main Street 1"),
          Map.entry("zip", "0150"),
          Map.entry("postcode", "0150"),
          Map.entry("slug", "example"),
          Map.entry("label", "example"),
          Map.entry("tag", "example"),
          Map.entry("version", "1.0.0"));

  private static final Map<String, Integer> NUMBERS_BY_NAME =
      Map.of(
          "quantity",
          1,
          "count",
          1,
          "amount",
          100,
          "price",
          100,
          "total",
          100,
          "year",
          2026,
          "age",
          36,
          "page",
          1,
          "size",
          10,
          "id",
          1);

  private Plausible() {}

  static Optional<Node> ofFormat(Node format) {
    return format instanceof StringNode name
        ? Optional.ofNullable(BY_FORMAT.get(name.value())).map(Values::string)
        : Optional.empty();
  }

  static Optional<Node> text(String property) {
    return Optional.ofNullable(BY_NAME.get(lastWord(property))).map(Values::string);
  }

  static Optional<Node> number(String property) {
    return Optional.ofNullable(NUMBERS_BY_NAME.get(lastWord(property)))
        .map(value -> Values.number(BigDecimal.valueOf(value)));
  }

  /** Of {@code createdAt}, {@code created_at} and {@code created-at}: {@code at}. */
  private static String lastWord(String name) {
    String[] words = name.split("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");
    return words.length == 0 ? "" : words[words.length - 1].toLowerCase(Locale.ROOT);
  }
}
