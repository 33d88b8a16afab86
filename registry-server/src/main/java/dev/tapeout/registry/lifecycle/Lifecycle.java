package dev.tapeout.registry.lifecycle;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Contract;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.publication.Refusal.Kind;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes the state of versions. */
public final class Lifecycle {
  private final Database database;
  private final InstantSource clock;
  private final ColdStorage cold;

  public Lifecycle(Database database, InstantSource clock, ColdStorage cold) {
    this.database = database;
    this.clock = clock;
    this.cold = cold;
  }

  /** Names the first day on which a version may be gone. */
  public Version deprecate(
      Caller by,
      ContractVersion name,
      LocalDate sunset,
      @Nullable String note,
      Condition condition) {
    allow(by, name);
    Instant now = clock.instant();
    return database.write(sql -> {
      raiseEpoch(sql, name.contract());
      Version version = find(sql, name);
      condition.check(sql, version);
      if (version.state() == State.ARCHIVED) {
        throw new RefusedException(Kind.CONFLICT, name + " is archived already");
      }
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      if (sunset.isBefore(today)) {
        throw new RefusedException(
            Kind.CONFLICT,
            "the sunset "
                + sunset
                + " is past: today is "
                + today
                + " (UTC); callers are to have a day to prepare for");
      }
      sql.update(
          "update version set state = ?, sunset = ?, note = ?, changed_at = ? where context = ? and"
              + " name = ? and version = ?",
          State.DEPRECATED.label(),
          sunset,
          note,
          now,
          name.contract().context(),
          name.contract().name(),
          name.version());
      EventLog.append(
          sql,
          now,
          "version.deprecated",
          name.toString(),
          by.name(),
          Map.of("sunset", sunset.toString()));
      return find(sql, name);
    });
  }

  /**
   * Puts a version into cold storage.
   *
   * @throws RefusedException if something depends on it
   */
  public Version archive(Caller by, ContractVersion name, Condition condition) {
    allow(by, name);
    Map<String, byte[]> bytes =
        database.read(sql -> {
          Version version = archivable(sql, name, condition); // before one writes for nothing
          return version.cold() ? Map.of() : bytes(sql, version);
        });
    bytes.forEach(cold::put); // before the database forgets them
    Instant now = clock.instant();
    return database.write(sql -> {
      raiseEpoch(sql, name.contract());
      boolean held = Catalogue.hold(sql, name); // from here on nobody can come to depend on it
      Version version = archivable(sql, name, condition);
      if (!held) {
        return version;
      }
      set(sql, name, State.ARCHIVED, true, now);
      for (String digest : bytes.keySet()) {
        Blobs.dropUnused(sql, digest);
      }
      EventLog.append(sql, now, "version.archived", name.toString(), by.name(), Map.of());
      return find(sql, name);
    });
  }

  /** Brings a version back. */
  public Version restore(Caller by, ContractVersion name, Condition condition) {
    allow(by, name);
    Version archived =
        database.read(sql -> {
          Version found = find(sql, name);
          condition.check(sql, found); // before one asks for what is not there
          return found;
        });
    if (archived.state() != State.ARCHIVED) {
      throw new RefusedException(Kind.CONFLICT, name + " is not archived");
    }
    List<byte[]> bytes = new ArrayList<>();
    for (String digest : digests(archived)) {
      bytes.add(cold.get(digest));
    }
    Instant now = clock.instant();
    return database.write(sql -> {
      raiseEpoch(sql, name.contract());
      condition.check(sql, find(sql, name));
      Contract contract = Catalogue.contract(sql, name.contract()).orElseThrow();
      ContractVersion latest = new ContractVersion(contract.id(), contract.latest());
      if (!latest.equals(name) && find(sql, latest).state() == State.ARCHIVED) {
        throw new RefusedException(
            Kind.CONFLICT, "the latest version comes back first: restore " + latest);
      }
      for (ContractVersion reference : Catalogue.references(sql, name)) {
        if (!Catalogue.hold(sql, reference)) {
          throw new RefusedException(
              Kind.CONFLICT,
              name + " refers to " + reference + ", which is archived: restore it first");
        }
      }
      for (byte[] blob : bytes) {
        Blobs.put(sql, blob);
      }
      State state = archived.sunset() == null ? State.ACTIVE : State.DEPRECATED;
      set(sql, name, state, false, now);
      EventLog.append(sql, now, "version.restored", name.toString(), by.name(), Map.of());
      return find(sql, name);
    });
  }

  /** A version that may be archived, or is so already. */
  private static Version archivable(Sql sql, ContractVersion name, Condition condition)
      throws SQLException {
    Version version = find(sql, name);
    condition.check(sql, version);
    String reason =
        version.state() == State.ARCHIVED ? null : Ties.of(sql, name.contract()).toKeep(name);
    if (reason != null) {
      throw new RefusedException(Kind.CONFLICT, name + " cannot be archived: " + reason);
    }
    return version;
  }

  private static void allow(Caller by, ContractVersion name) {
    if (!by.mayPublishIn(name.contract().context())) {
      throw new RefusedException(
          Kind.FORBIDDEN,
          by.name() + " may not change what is in the context " + name.contract().context());
    }
  }

  private static Version find(Sql sql, ContractVersion name) throws SQLException {
    return Catalogue.version(sql, name)
        .orElseThrow(() -> new RefusedException(Kind.MISSING, "there is no " + name));
  }

  /** Locks the contract, too: from here on no publication of it commits before this does. */
  private static void raiseEpoch(Sql sql, ContractName name) throws SQLException {
    sql.update(
        "update contract set epoch = epoch + 1 where context = ? and name = ?",
        name.context(),
        name.name());
  }

  private static void set(Sql sql, ContractVersion name, State state, boolean cold, Instant now)
      throws SQLException {
    sql.update(
        "update version set state = ?, cold = ?, changed_at = ?, announced_at = null where context"
            + " = ? and name = ? and version = ?",
        state.label(),
        cold ? 1 : 0,
        now,
        name.contract().context(),
        name.contract().name(),
        name.version());
  }

  private static List<String> digests(Version version) {
    return List.of(version.document(), version.envelope(), version.attestation());
  }

  private static Map<String, byte[]> bytes(Sql sql, Version version) throws SQLException {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    for (String digest : digests(version)) {
      bytes.put(digest, Blobs.get(sql, digest).orElseThrow());
    }
    return bytes;
  }
}
