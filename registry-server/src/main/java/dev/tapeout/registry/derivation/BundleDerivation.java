package dev.tapeout.registry.derivation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.bundle.Bundle;
import dev.tapeout.contracts.bundle.Reach;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.openapi.Contract;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract with all that it refers to as one document of OpenAPI 3.1, where it is not that
 * already.
 */
final class BundleDerivation implements Derivation {
  @Override
  public Result of(Contract contract, String context) {
    if (Bundle.isWhole(contract)) {
      return new Result(List.of(), List.of());
    }
    Bundle bundle = Bundle.of(contract, Reach.EVERYTHING, MOST_BYTES);
    boolean whole = bundle.errors().isEmpty();
    List<Derived> made = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    (whole ? bundle.problems() : bundle.errors())
        .stream()
            .map(Diagnostic::message)
            .distinct()
            .map(message -> (whole ? BUNDLE : "no bundle is made of it") + ": " + message)
            .limit(10)
            .forEach(notes::add);
    if (whole && bundle.root() != contract.declared()) {
      byte[] text = JsonWriter.compact(bundle.root()).getBytes(UTF_8);
      Derivation.keep(new Derived(BUNDLE, "application/json", text), made, notes);
    }
    return new Result(made, notes);
  }
}
