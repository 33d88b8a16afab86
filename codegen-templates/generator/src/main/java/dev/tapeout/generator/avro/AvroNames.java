package dev.tapeout.generator.avro;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Names as Avro has them: ASCII letters, digits and underscores, no digit first. */
final class AvroNames {
  private AvroNames() {}

  /** The nearest name; not unique. */
  static String of(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
      name.append(plain ? c : '_');
    }
    boolean bad = name.isEmpty() || Character.isDigit(name.charAt(0));
    return bad ? "_" + name : name.toString();
  }

  /** Names for all, each once. */
  static List<String> unique(List<String> texts) {
    Set<String> taken = new HashSet<>();
    Function<String, String> one =
        text -> {
          String name = of(text);
          for (int i = 2; !taken.add(name); i++) {
            name = of(text) + "_" + i;
          }
          return name;
        };
    return texts.stream().map(one).toList();
  }
}
