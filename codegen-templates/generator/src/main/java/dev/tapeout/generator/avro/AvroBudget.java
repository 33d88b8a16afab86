package dev.tapeout.generator.avro;

import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much Avro a contract may become, in characters, about as they will be written. Alternatives
 * are spelled out, texts are repeated with them, and a type without a name is written wherever it
 * is used, so a small contract may become a large one.
 */
final class AvroBudget {
  /** What stands around a name: quotes, keywords, a default. */
  private static final long PART = 50;

  private final long most;
  private long spent;

  /**
   * What a mention of a type costs; asked once a type, or a tower of unions would take for ever.
   */
  private final Map<Schema, Long> mentions = new IdentityHashMap<>();

  AvroBudget(long most) {
    this.most = most;
  }

  /**
   * Takes texts off, and what stands around them.
   *
   * @throws TooLargeException if that is too much
   */
  void spend(@Nullable String... texts) {
    long cost = PART;
    for (String text : texts) {
      cost += text == null ? 0 : text.length();
    }
    take(cost);
  }

  /** Takes a mention of a type off. */
  void spend(Schema type) {
    take(mention(type));
  }

  private void take(long cost) {
    spent += cost;
    if (spent > most || spent < 0) {
      throw new TooLargeException(most);
    }
  }

  private long mention(Schema type) {
    Long known = mentions.get(type);
    if (known != null) {
      return known;
    }
    long cost =
        switch (type.getType()) {
          case RECORD, ENUM, FIXED -> type.getName().length();
          case ARRAY -> PART + mention(type.getElementType());
          case MAP -> PART + mention(type.getValueType());
          case UNION -> PART + type.getTypes().stream().mapToLong(this::mention).sum();
          default -> PART;
        };
    cost = Math.min(cost, most + 1);
    mentions.put(type, cost);
    return cost;
  }
}
