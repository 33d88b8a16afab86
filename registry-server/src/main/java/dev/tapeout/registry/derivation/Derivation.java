package dev.tapeout.registry.derivation;

import dev.tapeout.contracts.openapi.Contract;
import java.util.List;

/** The door through which anything that is derived from a version comes. */
public sealed interface Derivation permits AvroDerivation {
  /** All that there are. */
  List<Derivation> ALL = List.of(new AvroDerivation());

  /**
   * What was made of a contract.
   *
   * @param notes what it cannot say of the contract, a sentence each, with the place; or why there
   *     is nothing
   */
  record Result(List<Derived> made, List<String> notes) {}

  /**
   * Makes it. A contract of which nothing can be made is published all the same, so this never
   * fails: the notes say why there is nothing.
   */
  Result of(Contract contract, String context);
}
