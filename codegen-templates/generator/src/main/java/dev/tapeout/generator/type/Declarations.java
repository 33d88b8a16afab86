package dev.tapeout.generator.type;

import dev.tapeout.generator.type.Declared.Branch;
import dev.tapeout.generator.type.Declared.Doc;
import dev.tapeout.generator.type.Declared.UnionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The names of classes that are taken, and the types that have been declared under some of them. A
 * type is made once all unions are known, for it names those that it is a branch of.
 */
final class Declarations {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Function<List<String>, Declared>> types = new TreeMap<>();
  private final Map<String, List<String>> unions = new HashMap<>();

  /** The name, or one like it where another class has it. */
  String take(String name) {
    return JavaNames.unique(name, taken);
  }

  boolean isTaken(String name) {
    return taken.contains(name.toLowerCase(Locale.ROOT));
  }

  /** There will be a type of that name. */
  void announce(String name) {
    put(
        name,
        of -> {
          throw new IllegalStateException(name + " has been named and not declared");
        });
  }

  /**
   * @param type made of the names of the unions that it is a branch of
   */
  void put(String name, Function<List<String>, Declared> type) {
    types.put(name, type);
  }

  /** Declares a union; those of its branches that have no wrapper become its subtypes. */
  void union(String name, Doc doc, List<Branch> branches) {
    for (Branch branch : branches) {
      if (branch.wrapper() == null) {
        unions.computeIfAbsent(branch.type().java(), k -> new ArrayList<>()).add(name);
      }
    }
    put(name, of -> new UnionType(name, doc, branches, of));
  }

  boolean contains(String name) {
    return types.containsKey(name);
  }

  /**
   * @throws IllegalStateException if no type was declared under that name
   */
  Declared get(String name) {
    Function<List<String>, Declared> type = types.get(name);
    if (type == null) {
      throw new IllegalStateException(name + " has not been declared");
    }
    return type.apply(List.copyOf(unions.getOrDefault(name, List.of())));
  }

  /** All types, by name. */
  List<Declared> all() {
    return types.keySet().stream().map(this::get).toList();
  }
}
