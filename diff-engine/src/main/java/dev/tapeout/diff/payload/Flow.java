package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.language.Compiler;
import dev.tapeout.diff.language.Inclusion;
import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import dev.tapeout.diff.language.Inclusion.Undecided;
import dev.tapeout.diff.language.Schema;
import dev.tapeout.diff.language.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The payloads that go one way. The algebra's answer for the whole position decides; the trace only
 * says which of the differences are to blame: those that, taken alone, let through what the reader
 * rejects, in a payload that the reader rejects as a whole.
 */
final class Flow {
  /** From how many other differences a proof is kept apart. */
  private static final int APART = 8;

  private final Sides sides;
  private final Direction direction;
  private final WireForm form;
  private final Compiler compiler;
  private final Inclusion policy;
  private final Inclusion plain;
  private final Trace trace;
  private final FlowFindings say;
  private final Map<Pair, List<Finding>> compared = new HashMap<>();
  private final IdentityHashMap<Delta, Answer> alone = new IdentityHashMap<>();
  private final IdentityHashMap<Delta, Finding> blamed = new IdentityHashMap<>();
  private final IdentityHashMap<Delta, Finding> harmless = new IdentityHashMap<>();

  /** The old contract with some differences made in it already. */
  private final Map<Set<Delta>, Compiler> made = new HashMap<>();

  Flow(
      Sides sides,
      Unchanged unchanged,
      Direction direction,
      boolean tolerant,
      LocalDate today,
      Formats formats) {
    this.sides = sides;
    this.direction = direction;
    this.form = new WireForm(sides.references(), direction, today, formats);
    this.compiler = new Compiler(sides.references(), form::of, formats);
    this.plain = new Inclusion(World.STRICT);
    World world = direction == Direction.REQUEST ? World.TOLERANT_REQUEST : World.TOLERANT_RESPONSE;
    this.policy = tolerant ? plain.in(world) : plain;
    this.trace = new Trace(sides, unchanged, form, compiler, plain);
    this.say = new FlowFindings(direction, new Confirmation(sides, form), new Content(sides, form));
  }

  /**
   * Two schemas at a position and what the algebra says of them.
   *
   * @param samples examples that either contract gives of the payload
   */
  private record Position(Pair pair, Schema old, Schema now, Answer answer, List<Node> samples) {}

  /** The findings at a position, each reaching no operation yet. */
  List<Finding> compare(Node before, Node after) {
    Pair pair = new Pair(sides.unwrapInScope(before), sides.unwrapInScope(after));
    List<Finding> known = compared.get(pair);
    if (known == null) {
      known = decide(pair, samples(before, after));
      compared.put(pair, known);
    }
    List<Delta> rewritten = trace.rewritten(new Pair(before, after));
    if (rewritten.isEmpty()) {
      return known;
    }
    List<Finding> findings = new ArrayList<>(known);
    rewritten.forEach(delta -> findings.add(say.equivalent(delta)));
    return findings;
  }

  /** Those of the sender go first. */
  private List<Node> samples(Node before, Node after) {
    boolean request = direction == Direction.REQUEST;
    List<Node> samples = new ArrayList<>(Samples.beside(request ? before : after));
    samples.addAll(Samples.beside(request ? after : before));
    return samples;
  }

  /** Whether it is proved that all instances of one schema are such of the other. */
  boolean within(Node schema, Node other) {
    return plain.of(compiler.compile(schema), compiler.compile(other)) instanceof Included;
  }

  private List<Finding> decide(Pair pair, List<Node> samples) {
    Schema old = compiler.compile(pair.before());
    Schema now = compiler.compile(pair.after());
    if (plain.same(old, now)) {
      return List.of();
    }
    Trace.Found found = trace.between(pair.before(), pair.after());
    List<Trace.Reached> reached = found.reached();
    Answer answer = ask(policy, old, now, List.of());
    Position position = new Position(pair, old, now, answer, samples);
    List<Finding> findings = new ArrayList<>();
    List<Trace.Reached> explained = new ArrayList<>();
    for (Trace.Reached r : reached) {
      Finding blame = answer instanceof Included ? null : blame(position, r, reached);
      if (blame != null) {
        explained.add(r);
      }
      findings.add(blame != null ? blame : harmless(r.delta()));
    }
    if (!(answer instanceof Included)) {
      // Where every difference is to blame there is nothing besides.
      Finding further =
          explained.isEmpty()
              ? unexplained(position)
              : explained.size() < reached.size() ? besides(position, explained) : null;
      if (further != null) {
        findings.add(further);
      }
    } else if (findings.isEmpty() && found.rewritten().isEmpty() && apart(old, now)) {
      findings.add(say.elsewhere(pair, subject(position) + " refers to something else"));
    }
    found.rewritten().forEach(delta -> findings.add(say.equivalent(delta)));
    return findings;
  }

  /**
   * Whether what the sender sends is what the reader takes. What is included by the letter is
   * included under every policy, and may be easier to see.
   */
  private Answer ask(Inclusion inclusion, Schema old, Schema now, List<Schema> also) {
    Schema sender = direction == Direction.REQUEST ? old : now;
    Schema reader = direction == Direction.REQUEST ? now : old;
    Answer answer = inclusion.of(sender, reader, also);
    return answer instanceof Undecided && plain.of(sender, reader, also) instanceof Included yes
        ? yes
        : answer;
  }

  /** Whether the payloads are surely others, even where no keyword shows it. */
  private boolean apart(Schema old, Schema now) {
    return plain.of(old, now) instanceof NotIncluded || plain.of(now, old) instanceof NotIncluded;
  }

  private Answer alone(Delta delta) {
    return alone.computeIfAbsent(
        delta,
        d -> ask(policy, compiler.compile(d.schema()), compiler.compile(d.changed()), List.of()));
  }

  private @Nullable Finding blame(Position position, Trace.Reached r, List<Trace.Reached> all) {
    Finding known = blamed.get(r.delta());
    if (known != null) {
      return known;
    }
    Answer alone = alone(r.delta());
    if (alone instanceof Included) {
      return null;
    }
    if (alone instanceof Undecided u && position.answer() instanceof Undecided) {
      return say.undecided(r.delta(), u.reason());
    }
    List<Schema> marks = marks(r, all);
    Answer together = ask(policy, position.old(), position.now(), marks);
    if (!(together instanceof NotIncluded) && marks.size() > 1) {
      marks = marks.subList(0, 1);
      together = ask(policy, position.old(), position.now(), marks);
    }
    Finding finding = null;
    if (together instanceof NotIncluded no) {
      String rule = r.delta().kind().rule();
      Node instance = illustrated(position, no.witness(), marks);
      finding = say.breaking(rule, r.delta(), position.pair(), instance);
    } else if (together instanceof Undecided u) {
      finding = say.undecided(r.delta(), u.reason());
    } else if (alone instanceof Undecided u) {
      finding = say.undecided(r.delta(), u.reason());
    }
    if (finding != null && finding.severity() == Severity.BREAKING) {
      blamed.put(r.delta(), finding);
    }
    return finding;
  }

  /**
   * What a payload must have to be a proof of one difference: it fails because of that, and, where
   * there is such a payload, because of no other, so that it stays a proof when the others are
   * taken back.
   */
  private List<Schema> marks(Trace.Reached r, List<Trace.Reached> all) {
    List<Schema> marks = new ArrayList<>();
    marks.add(r.at(culprit(r.delta())));
    for (Trace.Reached other : all) {
      if (other != r && marks.size() <= APART && !(alone(other.delta()) instanceof Included)) {
        marks.add(other.at(culprit(other.delta())).complement());
      }
    }
    return marks;
  }

  /** The same proof with values that are easier to read, where it is one with them as well. */
  private Node illustrated(Position position, Node witness, List<Schema> marks) {
    Node sender =
        direction == Direction.REQUEST ? position.pair().before() : position.pair().after();
    return Illustration.of(
        witness,
        sender,
        position.samples(),
        sides,
        compiler,
        details -> {
          List<Schema> all = new ArrayList<>(marks);
          all.addAll(details);
          return ask(policy, position.old(), position.now(), all) instanceof NotIncluded no
              ? no.witness()
              : null;
        });
  }

  /** What the difference lets the sender send that the reader does not take. */
  private Schema culprit(Delta delta) {
    Schema old = compiler.compile(delta.schema());
    Schema changed = compiler.compile(delta.changed());
    return direction == Direction.REQUEST ? old.less(changed) : changed.less(old);
  }

  /** A difference that hurts nobody: a refactoring where both languages are proved equal. */
  private Finding harmless(Delta delta) {
    return harmless.computeIfAbsent(delta, this::weigh);
  }

  private Finding weigh(Delta delta) {
    return equal(delta) ? say.equivalent(delta) : say.compatible(delta);
  }

  /** A change that hurts nobody most often gives something up: that way is asked first. */
  private boolean equal(Delta delta) {
    Schema old = compiler.compile(delta.schema());
    Schema changed = compiler.compile(delta.changed());
    boolean request = direction == Direction.REQUEST;
    return plain.of(request ? changed : old, request ? old : changed) instanceof Included
        && plain.of(request ? old : changed, request ? changed : old) instanceof Included;
  }

  /** The position fails, but no single difference could be blamed. */
  private Finding unexplained(Position position) {
    return position.answer() instanceof NotIncluded no
        ? say.whole(position.pair(), news(position), illustrated(position, no.witness(), List.of()))
        : undecided(position, subject(position) + " changed in a way that could not be decided");
  }

  /**
   * What makes the position fail besides the differences that are to blame: it fails although they
   * are made in the old contract already. Null where nothing does.
   */
  private @Nullable Finding besides(Position position, List<Trace.Reached> explained) {
    List<Schema> also = new ArrayList<>();
    explained.stream()
        .filter(r -> !Explained.canBeMade(r))
        .forEach(r -> also.add(r.at(culprit(r.delta())).complement()));
    Schema old =
        made.computeIfAbsent(
                explained.stream().map(Trace.Reached::delta).collect(Collectors.toSet()),
                same ->
                    new Compiler(
                        sides.references(), new Explained(form, explained)::of, form.formats()))
            .compile(position.pair().before());
    Answer answer = ask(policy, old, position.now(), also);
    if (answer instanceof Included) {
      return null;
    }
    boolean request = direction == Direction.REQUEST;
    also.add(request ? position.old() : position.old().complement());
    Position rest = new Position(position.pair(), old, position.now(), answer, position.samples());
    String message = news(position) + ", for another cause than those that are named";
    Answer byItself = ask(policy, old, position.now(), also);
    if (byItself instanceof NotIncluded no) {
      return say.whole(position.pair(), message, illustrated(rest, no.witness(), also));
    }
    // Included: whatever fails for the other cause fails for those that are named as well.
    return byItself instanceof Undecided ? undecided(rest, message) : null;
  }

  private Finding undecided(Position position, String message) {
    return say.undecided(
        Delta.all(position.pair().before(), position.pair().after(), message),
        position.answer() instanceof Undecided u
            ? u.reason()
            : "whether a payload fails for it alone was not decided");
  }

  private String news(Position position) {
    return subject(position)
        + (direction == Direction.REQUEST
            ? " no longer accepts all that it accepted"
            : " may now be what it could not be");
  }

  private static String subject(Position position) {
    return Subject.of(position.pair().before(), position.pair().after());
  }
}
