package dev.tapeout.diff.rewrite;

import dev.tapeout.contracts.openapi.Contract;
import java.util.List;
import java.util.stream.Stream;

/** One version of a public contract. */
record CorpusDocument(CorpusPair pair, String side) {
  static CorpusDocument of(String pair, String side) {
    return new CorpusDocument(new CorpusPair(pair), side);
  }

  static List<CorpusDocument> all() {
    return CorpusPair.upTo(Long.MAX_VALUE).stream()
        .flatMap(pair -> Stream.of("base", "revision").map(s -> new CorpusDocument(pair, s)))
        .toList();
  }

  Contract read() {
    return pair.read(side);
  }

  @Override
  public String toString() {
    return pair + " " + side;
  }
}
