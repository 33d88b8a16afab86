package dev.tapeout.registry.derivation;

import dev.tapeout.contracts.openapi.Contract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door through which anything that is derived from a version comes. */
public sealed interface Derivation permits AvroDerivation, BundleDerivation {
  /** Everything that a contract refers to, in one document; there where that is another one. */
  String BUNDLE = "bundle";

  /** As much as a document may have. */
  int MOST_BYTES = 16 << 20;

  /** All that there are. */
  List<Derivation> ALL = List.of(new AvroDerivation(), new BundleDerivation());

  /**
   * What was made of a contract.
   *
   * @param notes what it cannot say of the contract, a sentence each, with the place; or why there
   *     is nothing
   */
  record Result(List<Derived> made, List<String> notes) {}

  /**
   * All that is made of one document, made when it is first asked for: what is pinned does not
   * change, so all tries to publish the document make the same.
   */
  final class Once {
    private final String context;
    private @Nullable List<Result> made;

    public Once(String context) {
      this.context = context;
    }

    /**
     * @param contract the document, as any of the tries has read it
     */
    public List<Result> of(Contract contract) {
      if (made == null) {
        made = ALL.stream().map(one -> one.of(contract, context)).toList();
      }
      return made;
    }
  }

  /**
   * Makes it. A contract of which nothing can be made is published all the same, so this never
   * fails: the notes say why there is nothing.
   */
  Result of(Contract contract, String context);

  /** Keeps something that was made, or says why not. */
  static void keep(Derived derived, List<Derived> made, List<String> notes) {
    if (derived.bytes().length > MOST_BYTES) {
      notes.add(derived.kind() + " is not kept: it has more than " + MOST_BYTES + " bytes");
    } else {
      made.add(derived);
    }
  }
}
