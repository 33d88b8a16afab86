package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.SecurityRequirement;
import dev.tapeout.contracts.openapi.SecurityScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who gets in: whoever holds all credentials of one of the alternatives.
 *
 * @param place where the contract says so; null where it says nothing
 */
record Access(List<Alternative> alternatives, @Nullable Location place) {
  /** Credentials that are needed together; none at all lets anybody in. */
  record Alternative(List<Credential> credentials, @Nullable Location place) {
    /** Whether whoever fulfils {@code other} fulfils this one, by a test of single credentials. */
    boolean within(Alternative other, BiPredicate<Credential, Credential> implied) {
      return credentials.stream()
          .allMatch(mine -> other.credentials.stream().anyMatch(c -> implied.test(mine, c)));
    }

    String text() {
      return credentials.isEmpty()
          ? "no credentials"
          : credentials.stream()
              .map(c -> c.wire() + (c.scopes().isEmpty() ? "" : " " + c.scopes()))
              .sorted()
              .collect(Collectors.joining(" and "));
    }
  }

  static Access of(Operation operation) {
    ObjectNode holder =
        operation.node().has("security") ? operation.node() : operation.contract().node();
    Map<String, SecurityScheme> schemes =
        operation.contract().securitySchemes().stream()
            .collect(Collectors.toMap(SecurityScheme::name, s -> s, (a, b) -> a));
    List<Alternative> alternatives = new ArrayList<>();
    for (SecurityRequirement requirement : operation.security()) {
      List<Credential> credentials = new ArrayList<>();
      requirement
          .scopes()
          .forEach((name, scopes) -> credentials.add(Credential.of(name, scopes, schemes.get(name))));
      alternatives.add(new Alternative(credentials, requirement.node().location()));
    }
    Location place = Places.key(holder, "security");
    if (alternatives.isEmpty()) {
      alternatives.add(new Alternative(List.of(), place));
    }
    return new Access(alternatives, place);
  }

  boolean open() {
    return alternatives.stream().anyMatch(a -> a.credentials().isEmpty());
  }
}
