package dev.tapeout.registry.server;

import java.util.List;
import java.util.Random;

/** Headers by chance: those that a contract describes, and those that anybody may send. */
final class FuzzedHeaders {
  /** What a header of the contract may say. */
  static final List<String> GOOD =
      List.of(
          "*",
          "\"a\"",
          "W/\"a\"",
          "\"a\", W/\"b\" ,\"c\"",
          "\"" + "0".repeat(64) + "\"",
          "a",
          "\"",
          "",
          ",",
          "0",
          "1",
          "9223372036854775807");

  /** What no contract describes, name and value in turn. */
  private static final List<List<String>> ODD =
      List.of(
          List.of("Accept", ""),
          List.of("Accept", "text/plain"),
          List.of("Accept", "application/json;q=0"),
          List.of("Accept", "application/json;q=2, */*;q=x"),
          List.of("Accept", "*/" + "*".repeat(1_000)),
          List.of("Accept", "image/png", "Accept", "application/json"),
          List.of("Content-Type", "text/plain"),
          List.of("Content-Type", "application/json; charset=utf-16"),
          List.of("Content-Type", "nonsense"),
          List.of("Content-Type", ""),
          List.of("Content-Encoding", "gzip"),
          List.of("Content-Encoding", "identity"),
          List.of("traceparent", "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00"),
          List.of("traceparent", "ff-x"),
          List.of("traceparent", "00-a", "traceparent", "00-b"),
          List.of("tracestate", ",,=" + "x".repeat(600)),
          List.of("baggage", "a=%zz;;=,".repeat(100)),
          List.of("X-Request-ID", "x".repeat(3_000)),
          List.of("X-Request-ID", "\"><script>"),
          List.of("Range", "bytes=9-1"),
          List.of("If-Modified-Since", "yesterday"),
          List.of("If-Match", "\"unterminated"),
          List.of("If-None-Match", "W/"),
          List.of("Last-Event-ID", "-1"),
          List.of("Forwarded", "for=\"[::1\";proto=x"),
          List.of("X-Forwarded-For", "' or 1=1 --"),
          List.of("Cookie", "a=b; =;;"),
          List.of("X-" + "y".repeat(200), "z".repeat(4_000)));

  private final Random chance;

  FuzzedHeaders(Random chance) {
    this.chance = chance;
  }

  /** One of the texts that the client can put into a header, as the server sees it. */
  String value(List<String> texts) {
    List<String> fit =
        texts.stream().map(String::strip).filter(text -> text.matches("[ -~]*")).toList();
    return fit.get(chance.nextInt(fit.size()));
  }

  /** Headers that an operation does not know, or does not expect like this. */
  List<String> odd() {
    return ODD.get(chance.nextInt(ODD.size()));
  }
}
