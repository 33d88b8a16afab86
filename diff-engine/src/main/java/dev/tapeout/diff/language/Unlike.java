package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The ways in which an array or an object differs from a given one: its size, or one part. */
final class Unlike {
  private Unlike() {}

  /** What to claim of a value of the same type, each list enough by itself; none for others. */
  static List<List<Claim>> ways(Node value) {
    return value instanceof ArrayNode array
        ? unlike(array)
        : value instanceof ObjectNode object ? unlike(object) : List.of();
  }

  private static List<List<Claim>> unlike(ArrayNode array) {
    List<List<Claim>> ways = new ArrayList<>();
    ways.add(denied(new Assertion.Size(JsonType.ARRAY, array.size(), true)));
    if (array.size() > 0) {
      ways.add(denied(new Assertion.Size(JsonType.ARRAY, array.size(), false)));
    }
    for (int i = 0; i < array.size(); i++) {
      ways.add(denied(new Assertion.PrefixItem(i, only(array.get(i)))));
    }
    return ways;
  }

  private static List<List<Claim>> unlike(ObjectNode object) {
    List<List<Claim>> ways = new ArrayList<>();
    Set<String> names = new TreeSet<>(object.keys());
    ways.add(denied(new Assertion.Additional(names, Set.of(), Schema.FALSE)));
    for (ObjectNode.Member member : object.members()) {
      ways.add(denied(new Assertion.Required(member.key())));
      ways.add(denied(new Assertion.Property(member.key(), only(member.value()))));
    }
    return ways;
  }

  private static List<Claim> denied(Assertion a) {
    return List.of(Claim.of(a, false, Claim.Side.PLAIN));
  }

  private static Schema only(Node value) {
    return Schema.of(new Assertion.Listed(List.of(value)));
  }
}
