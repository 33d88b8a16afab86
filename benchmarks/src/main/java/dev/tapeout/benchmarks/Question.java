package dev.tapeout.benchmarks;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.diff.language.Compiler;
import dev.tapeout.diff.language.Inclusion;
import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.World;
import dev.tapeout.diff.schema.BothReferences;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Two schemas that have been read; asking starts from nothing each time. */
record Question(Node sender, Node reader, BothReferences references) {
  static Question of(String sender, String reader) {
    return of(read(sender), read(reader));
  }

  static Question of(Node sender, Node reader) {
    return new Question(
        sender, reader, new BothReferences(References.within(sender), References.within(reader)));
  }

  private static Node read(String yaml) {
    Source source = new Source("schema.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root(), yaml);
  }

  /** Compiles both and asks. */
  Answer ask() {
    Compiler compiler = new Compiler(references);
    return new Inclusion(World.STRICT).of(compiler.compile(sender), compiler.compile(reader));
  }

  /** As {@link #ask}, where the answer is known. */
  Question answering(Class<? extends Answer> expected) {
    Answer answer = ask();
    if (!expected.isInstance(answer)) {
      throw new IllegalStateException(answer + " for " + sender + " in " + reader);
    }
    return this;
  }
}
