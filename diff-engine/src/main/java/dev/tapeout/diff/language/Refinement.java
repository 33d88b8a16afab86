package dev.tapeout.diff.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Parts schemas that lead to each other by what they say: at first all count as the same, then
 * those that say different things are parted until nothing is left to part. Where a block is parted
 * its largest part stays what it was, and only what leads to the others is looked at again, so each
 * schema is looked at about as often as the number of schemas has digits (J. Jacobs, T. Wißmann,
 * <i>Fast Coalgebraic Bisimilarity Minimization</i>, POPL 2023).
 */
final class Refinement {
  private static final class Member {
    final Schema schema;
    final List<Member> usedBy = new ArrayList<>();
    Block block;
    int place;
    boolean waits;

    Member(Schema schema, Block block) {
      this.schema = schema;
      this.block = block;
    }
  }

  private static final class Block {
    final int number;
    final List<Member> members = new ArrayList<>();

    /** Those of the members whose words may have changed. */
    final List<Member> waiting = new ArrayList<>();

    Block(int number) {
      this.number = number;
    }

    Stream<Member> resting() {
      return members.stream().filter(member -> !member.waits);
    }

    void add(Member member) {
      member.block = this;
      member.place = members.size();
      members.add(member);
    }

    void remove(Member member) {
      Member last = members.remove(members.size() - 1);
      if (last != member) {
        members.set(member.place, last);
        last.place = member.place;
      }
    }
  }

  private static final Comparator<Map.Entry<Wording.Word, List<Member>>> BY_SIZE =
      Comparator.comparingInt(part -> part.getValue().size());

  private final Wording wording;
  private final ToIntFunction<Schema> outside;
  private final Map<Schema, Member> members = new IdentityHashMap<>();
  private final List<Member> inOrder = new ArrayList<>();
  private final Deque<Block> work = new ArrayDeque<>();
  private int blocks;

  private Refinement(Wording wording, ToIntFunction<Schema> outside) {
    this.wording = wording;
    this.outside = outside;
  }

  /**
   * The blocks of those that say the same.
   *
   * @param outside the numbers of all other schemas that these lead to, from 0
   */
  static List<List<Schema>> of(
      List<Schema> schemas, Wording wording, ToIntFunction<Schema> outside) {
    return new Refinement(wording, outside).blocks(schemas);
  }

  private List<List<Schema>> blocks(List<Schema> schemas) {
    Block all = new Block(--blocks);
    for (Schema schema : schemas) {
      Member member = new Member(schema, all);
      members.put(schema, member);
      inOrder.add(member);
      all.add(member);
    }
    for (Member member : inOrder) {
      for (Schema child : Wording.children(member.schema)) {
        Member inside = members.get(child);
        if (inside != null) {
          inside.usedBy.add(member);
        }
      }
    }
    inOrder.forEach(this::lookAgain);
    while (!work.isEmpty()) {
      part(work.remove());
    }
    Map<Block, List<Schema>> found = new LinkedHashMap<>();
    for (Member member : inOrder) {
      found.computeIfAbsent(member.block, k -> new ArrayList<>()).add(member.schema);
    }
    return List.copyOf(found.values());
  }

  private void lookAgain(Member member) {
    if (!member.waits) {
      member.waits = true;
      if (member.block.waiting.isEmpty()) {
        work.add(member.block);
      }
      member.block.waiting.add(member);
    }
  }

  private void part(Block block) {
    Map<Wording.Word, List<Member>> parts = new LinkedHashMap<>();
    for (Member member : block.waiting) {
      parts.computeIfAbsent(word(member), k -> new ArrayList<>()).add(member);
    }
    int resting = block.members.size() - block.waiting.size();
    if (resting > block.waiting.size()) {
      // They still say the same as each other, and are more than any other part.
      parts.remove(word(block.resting().findFirst().orElseThrow()));
    } else {
      block.resting().forEach(m -> parts.computeIfAbsent(word(m), k -> new ArrayList<>()).add(m));
      parts.remove(Collections.max(parts.entrySet(), BY_SIZE).getKey());
    }
    block.waiting.forEach(member -> member.waits = false);
    block.waiting.clear();
    for (List<Member> part : parts.values()) {
      Block next = new Block(--blocks);
      part.forEach(block::remove);
      part.forEach(next::add);
    }
    parts.values().forEach(part -> part.forEach(m -> m.usedBy.forEach(this::lookAgain)));
  }

  private Wording.Word word(Member member) {
    return wording.of(
        member.schema,
        child -> {
          Member inside = members.get(child);
          return inside == null ? outside.applyAsInt(child) : inside.block.number;
        });
  }
}
