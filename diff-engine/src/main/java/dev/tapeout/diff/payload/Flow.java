package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Witness;
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
  private final Confirmation confirmation;
  private final Map<Pair, List<Finding>> compared = new HashMap<>();
  private final IdentityHashMap<Delta, Answer> alone = new IdentityHashMap<>();
  private final IdentityHashMap<Delta, Finding> blamed = new IdentityHashMap<>();
  private final IdentityHashMap<Delta, Finding> harmless = new IdentityHashMap<>();

  Flow(
      Sides sides,
      Unchanged unchanged,
      Direction direction,
      boolean tolerant,
      LocalDate today,
      Formats formats) {
    this.sides = sides;
    this.direction = direction;
    this.form = new WireForm(sides, direction, today, formats);
    this.compiler = new Compiler(sides, form::of, formats);
    this.plain = new Inclusion(World.STRICT);
    World world = direction == Direction.REQUEST ? World.TOLERANT_REQUEST : World.TOLERANT_RESPONSE;
    this.policy = tolerant ? new Inclusion(world) : plain;
    this.trace = new Trace(sides, unchanged, form, compiler, plain);
    this.confirmation = new Confirmation(sides, form);
  }

  /**
   * Two schemas at a position and what the algebra says of them.
   *
   * @param samples examples that either contract gives of the payload
   */
  private record Position(
      Node before, Node after, Schema old, Schema now, Answer answer, List<Node> samples) {}

  /** The findings at a position, each reaching no operation yet. */
  List<Finding> compare(Node before, Node after) {
    Pair pair = new Pair(sides.unwrapInScope(before), sides.unwrapInScope(after));
    List<Finding> known = compared.get(pair);
    if (known == null) {
      known = decide(pair.before(), pair.after(), samples(before, after));
      compared.put(pair, known);
    }
    List<Delta> rewritten = trace.rewritten(new Pair(before, after));
    if (rewritten.isEmpty()) {
      return known;
    }
    List<Finding> findings = new ArrayList<>(known);
    rewritten.forEach(delta -> findings.add(equivalent(delta)));
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

  private List<Finding> decide(Node before, Node after, List<Node> samples) {
    Schema old = compiler.compile(before);
    Schema now = compiler.compile(after);
    if (plain.same(old, now)) {
      return List.of();
    }
    Trace.Found found = trace.between(before, after);
    List<Trace.Reached> reached = found.reached();
    Answer answer = ask(policy, old, now, List.of());
    Position position = new Position(before, after, old, now, answer, samples);
    List<Finding> findings = new ArrayList<>();
    boolean explained = answer instanceof Included;
    for (Trace.Reached r : reached) {
      Finding blame = answer instanceof Included ? null : blame(position, r, reached);
      explained |= blame != null;
      findings.add(blame != null ? blame : harmless(r.delta()));
    }
    if (!explained) {
      findings.add(unexplained(position));
    }
    found.rewritten().forEach(delta -> findings.add(equivalent(delta)));
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
      return undecided(r.delta(), u.reason());
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
      finding = breaking(rule, r.delta(), position, illustrated(position, no.witness(), marks));
    } else if (together instanceof Undecided u) {
      finding = undecided(r.delta(), u.reason());
    } else if (alone instanceof Undecided u) {
      finding = undecided(r.delta(), u.reason());
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
    Node sender = direction == Direction.REQUEST ? position.before() : position.after();
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

  private Finding breaking(String rule, Delta delta, Position position, Node instance) {
    boolean request = direction == Direction.REQUEST;
    Witness.Side sender = request ? Witness.Side.OLD : Witness.Side.NEW;
    Witness.Side reader = request ? Witness.Side.NEW : Witness.Side.OLD;
    String doubt =
        request
            ? confirmation.doubt(position.before(), position.after(), instance)
            : confirmation.doubt(position.after(), position.before(), instance);
    Severity severity = doubt == null ? Severity.BREAKING : Severity.UNDECIDED;
    Witness witness = new Witness(instance, sender, reader, doubt == null);
    return finding(rule, severity, delta, witness, doubt);
  }

  private Finding undecided(Delta delta, String reason) {
    return finding("schema-undecided", Severity.UNDECIDED, delta, null, reason);
  }

  private Finding finding(
      String rule,
      Severity severity,
      Delta delta,
      @Nullable Witness witness,
      @Nullable String reason) {
    return new Finding(
        rule,
        severity,
        direction,
        delta.message(),
        delta.before(),
        delta.after(),
        delta.from(),
        delta.to(),
        List.of(),
        witness,
        reason);
  }

  /** A difference that hurts nobody: a refactoring where both languages are proved equal. */
  private Finding harmless(Delta delta) {
    return harmless.computeIfAbsent(delta, this::weigh);
  }

  private Finding weigh(Delta delta) {
    return equal(delta)
        ? equivalent(delta)
        : finding(delta.kind().rule(), Severity.COMPATIBLE, delta, null, null);
  }

  private Finding equivalent(Delta delta) {
    return finding("schema-equivalent", Severity.DOCUMENTATION, delta, null, null);
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
    Node before = position.before();
    Node after = position.after();
    boolean request = direction == Direction.REQUEST;
    String subject = Subject.of(before, after);
    if (position.answer() instanceof NotIncluded no) {
      String rule = request ? "request-schema-narrowed" : "response-schema-widened";
      String news =
          request ? " no longer accepts all that it accepted" : " may now be what it could not be";
      Delta all = Delta.all(before, after, subject + news);
      return breaking(rule, all, position, illustrated(position, no.witness(), List.of()));
    }
    return undecided(
        Delta.all(before, after, subject + " changed in a way that could not be decided"),
        position.answer() instanceof Undecided u ? u.reason() : "");
  }
}
