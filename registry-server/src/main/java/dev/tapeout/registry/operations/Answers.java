package dev.tapeout.registry.operations;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.api.Judgement;
import dev.tapeout.registry.api.Reference;
import dev.tapeout.registry.api.Refusal;
import dev.tapeout.registry.api.Risk;
import dev.tapeout.registry.api.State;
import dev.tapeout.registry.api.Version;
import dev.tapeout.registry.api.VersionBump;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.store.Sql;
import dev.tapeout.runtime.json.JsonTree;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the rooms say, in the words of the contract. */
final class Answers {
  private Answers() {}

  /** Does something; a refusal ends the request with the problem that tells why. */
  static <T> T answered(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (RefusedException e) {
      throw dev.tapeout.runtime.service.Problem.of(status(e), e.refusal().detail()).exception();
    }
  }

  static int status(RefusedException e) {
    return switch (e.refusal().kind()) {
      case MALFORMED -> 400;
      case FORBIDDEN -> 403;
      case MISSING -> 404;
      case CONFLICT -> 409;
      case UNFIT -> 422;
    };
  }

  static dev.tapeout.runtime.service.ProblemException missing(Object what) {
    return dev.tapeout.runtime.service.Problem.of(404, "there is no " + what).exception();
  }

  static Refusal refusal(String detail, @Nullable Judgement judgement) {
    return new Refusal(null, "Unprocessable Content", 422, detail, judgement);
  }

  static Version version(Sql sql, dev.tapeout.registry.catalogue.Version v) throws SQLException {
    return version(v, Consumers.lastCalled(sql, v.id().contract()).get(v.id().version()));
  }

  /**
   * A version with its entity tag, which changes whenever anything that is said of it does.
   *
   * @param tag strong, with its quotes
   */
  record Tagged(String tag, Version body) {}

  static Tagged tagged(Sql sql, dev.tapeout.registry.catalogue.Version v) throws SQLException {
    Version body = version(sql, v);
    return new Tagged("\"" + Digest.hex(JsonTree.write(body::write)).substring(0, 32) + "\"", body);
  }

  /**
   * @param lastCalled null where nobody has called it
   */
  static Version version(dev.tapeout.registry.catalogue.Version v, @Nullable LocalDate lastCalled) {
    return new Version(
        v.id().contract().context(),
        v.id().contract().name(),
        v.id().version(),
        State.of(v.state().label()),
        v.digest(),
        v.flowId(),
        at(v.publishedAt()),
        v.publisher(),
        v.key(),
        VersionBump.of(v.bump()),
        v.sunset(),
        v.note(),
        lastCalled);
  }

  static Judgement judgement(dev.tapeout.registry.publication.Judgement judgement) {
    return new Judgement(
        judgement.pass(),
        judgement.against(),
        json(judgement.json()),
        judgement.risk().stream()
            .map(r -> new Risk(r.fingerprint(), r.consumers(), r.calls()))
            .toList());
  }

  static Map<String, JsonNode> json(String object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    JsonTree.read(object).properties().forEach(e -> members.put(e.getKey(), e.getValue()));
    return members;
  }

  static List<Reference> references(List<ContractVersion> names) {
    return names.stream().map(Answers::reference).toList();
  }

  static Reference reference(ContractVersion name) {
    return new Reference(name.contract().context(), name.contract().name(), name.version());
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
    return instant == null ? null : at(instant);
  }
}
