package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether every instance of one schema is an instance of another. One of these serves any
 * number of questions about schemas of the same {@link Compiler}s and remembers what it has shown.
 * Not safe for use by several threads at once.
 */
public final class Inclusion {
  private final World world;
  private final Sameness sameness;
  private final Unions unions;
  private final Effort effort;
  private final Search search;

  public Inclusion(World world) {
    this(world, new Sameness());
  }

  private Inclusion(World world, Sameness sameness) {
    this(world, sameness, new Unions(sameness), new Effort());
  }

  private Inclusion(World world, Sameness sameness, Unions unions, Effort effort) {
    this.world = world;
    this.sameness = sameness;
    this.unions = unions;
    this.effort = effort;
    this.search = new Search(world, sameness, unions, effort);
  }

  /**
   * The same question in another world. What was found out about the schemas by the letter is
   * shared: which say the same, and which exclude each other; and so is what questions may cost.
   */
  public Inclusion in(World other) {
    return new Inclusion(other, sameness, unions, effort);
  }

  /** Whether two schemas make the same assertions in the same words; annotations do not count. */
  public boolean same(Schema a, Schema b) {
    return sameness.same(a, b);
  }

  /** What came of the question whether one schema is included in another. */
  public sealed interface Answer {}

  /** Proved: every instance of the one is an instance of the other. */
  public record Included() implements Answer {}

  /**
   * Disproved.
   *
   * @param witness accepted by the one and rejected by the other
   */
  public record NotIncluded(Node witness) implements Answer {}

  /**
   * Neither proved nor disproved.
   *
   * @param reason why, as a clause
   */
  public record Undecided(String reason) implements Answer {}

  /** Whether all that {@code sender} sends is accepted by {@code reader}. */
  public Answer of(Schema sender, Schema reader) {
    return of(sender, reader, List.of());
  }

  /**
   * As {@link #of(Schema, Schema)}, but only instances that {@code also} accepts count as a
   * disproof.
   */
  public Answer of(Schema sender, Schema reader, List<Schema> also) {
    boolean strict = world.equals(World.STRICT);
    List<Claim.OfSchema> claims = new ArrayList<>();
    claims.add(Claim.of(sender, true, strict ? Claim.Side.PLAIN : Claim.Side.SENDER));
    claims.add(Claim.of(reader, false, strict ? Claim.Side.PLAIN : Claim.Side.READER));
    also.forEach(s -> claims.add(Claim.of(s, true, Claim.Side.PLAIN)));
    Set<Schema> scope = new LinkedHashSet<>();
    if (!strict) {
      scope.add(reader);
    }
    Outcome outcome = search.ask(search.goal(claims, scope));
    if (outcome instanceof Outcome.Found found) {
      return new NotIncluded(found.value());
    }
    return outcome instanceof Outcome.Unknown unknown
        ? new Undecided(unknown.reason())
        : new Included();
  }
}
