package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The members of a union, for one JSON type, by the values that they list: for the instance itself,
 * or for the property that most of them list values for, which is their discriminator whether the
 * document says so or not. A union of thousands costs then no more than the few members that a
 * value leaves.
 */
final class Partition {
  /** Smaller unions are as quickly tried one by one. */
  static final int LARGE = 6;

  private final List<Schema> members = new ArrayList<>();
  private final List<Signature> signatures = new ArrayList<>();
  private final @Nullable String key;
  private final Map<Assertion.Value, List<Integer>> byValue = new HashMap<>();
  private final List<Integer> unlisted = new ArrayList<>();

  /**
   * @param union what is in it and admits no value of {@code type} is left out
   */
  Partition(List<Schema> union, JsonType type) {
    for (Schema member : union) {
      Signature signature = Signature.of(member);
      if (signature.types().contains(type)) {
        members.add(member);
        signatures.add(signature);
      }
    }
    key = type == JsonType.OBJECT ? discriminator(signatures) : null;
    for (int i = 0; i < members.size(); i++) {
      Set<Assertion.Value> values = values(i);
      if (values == null) {
        unlisted.add(i);
      } else {
        for (Assertion.Value value : values) {
          byValue.computeIfAbsent(value, k -> new ArrayList<>()).add(i);
        }
      }
    }
  }

  /** Whether the members are many and most of them list values. */
  boolean tellsApart() {
    return members.size() >= LARGE && unlisted.size() * 2 <= members.size();
  }

  private static @Nullable String discriminator(List<Signature> signatures) {
    Map<String, Integer> counts = new HashMap<>();
    signatures.forEach(s -> s.listed().keySet().forEach(k -> counts.merge(k, 1, Integer::sum)));
    return new TreeSet<>(counts.keySet())
        .stream().max(Comparator.comparing(name -> counts.getOrDefault(name, 0))).orElse(null);
  }

  private @Nullable Set<Assertion.Value> values(int member) {
    Signature signature = signatures.get(member);
    return key == null ? signature.values() : signature.listed().get(key);
  }

  /** Whether the listed value is there in every instance of a member. */
  private boolean isPresent(int member) {
    return key == null || signatures.get(member).required().contains(key);
  }

  /** The property that tells the members apart; null where there is none. */
  @Nullable String key() {
    return key;
  }

  /** All members that admit the type. */
  List<Schema> members() {
    return members;
  }

  /** The members that may accept an object in which the discriminating property has a value. */
  List<Schema> accepting(Set<Assertion.Value> values) {
    Set<Integer> found = new TreeSet<>(unlisted);
    for (Assertion.Value value : values) {
      found.addAll(byValue.getOrDefault(value, List.of()));
    }
    return found.stream().map(members::get).toList();
  }

  /** The places of the other members that what a member lists does not exclude. */
  Set<Integer> beside(int member) {
    Set<Assertion.Value> values = values(member);
    Set<Integer> found = new TreeSet<>(unlisted);
    if (values == null) {
      IntStream.range(0, members.size()).forEach(found::add);
    } else {
      for (Assertion.Value value : values) {
        found.addAll(byValue.getOrDefault(value, List.of()));
      }
      if (!isPresent(member)) {
        // They may meet in an object that does not have the property.
        IntStream.range(0, members.size()).filter(i -> !isPresent(i)).forEach(found::add);
      }
    }
    found.remove(member);
    return found;
  }
}
