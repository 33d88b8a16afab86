package dev.tapeout.registry.lifecycle;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.diff.verdict.Semver;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.catalogue.VersionName;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.publication.Refusal.Kind;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes the state of versions. */
public final class Lifecycle {
  /** In whose name the archive runs by itself. */
  private static final Caller CLOCK = new Caller("archive", Role.ADMINISTRATOR, Set.of());

  private final Database database;
  private final InstantSource clock;
  private final ColdStorage cold;
  private final Duration unused;
  private final Duration notice;

  /**
   * @param unused after how long without a call or a dependent a version may go
   * @param notice how long before it goes that is announced
   */
  public Lifecycle(
      Database database, InstantSource clock, ColdStorage cold, Duration unused, Duration notice) {
    this.database = database;
    this.clock = clock;
    this.cold = cold;
    this.unused = unused;
    this.notice = notice;
  }

  /** Names the first day on which a version may be gone. */
  public Version deprecate(Caller by, VersionName name, LocalDate sunset, @Nullable String note) {
    allow(by, name);
    Instant now = clock.instant();
    return database.write(sql -> {
      Version version = find(sql, name);
      if (version.state() == State.ARCHIVED) {
        throw new RefusedException(Kind.CONFLICT, name + " is archived already");
      }
      raiseEpoch(sql, name.contract());
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
  public Version archive(Caller by, VersionName name) {
    allow(by, name);
    Map<String, byte[]> bytes =
        database.read(sql -> {
          Version version = find(sql, name);
          return version.cold() ? Map.of() : bytes(sql, version);
        });
    bytes.forEach(cold::put); // before the database forgets them
    Instant now = clock.instant();
    return database.write(sql -> {
      Version version = find(sql, name);
      if (version.state() == State.ARCHIVED) {
        return version;
      }
      raiseEpoch(sql, name.contract());
      String reason = inTheWay(sql, name);
      if (reason != null) {
        throw new RefusedException(Kind.CONFLICT, name + " cannot be archived: " + reason);
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
  public Version restore(Caller by, VersionName name) {
    allow(by, name);
    Version archived = database.read(sql -> find(sql, name));
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
      for (VersionName reference : Catalogue.references(sql, name)) {
        if (find(sql, reference).state() == State.ARCHIVED) {
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

  /** What {@link #runArchive} would do now. */
  public ArchivePlan plan() {
    Instant now = clock.instant();
    return database.read(sql -> plan(sql, now));
  }

  /**
   * Announces the versions that nobody has used for long, and archives those that were announced
   * long enough ago.
   */
  public ArchivePlan runArchive() {
    announce();
    ArchivePlan plan = plan();
    List<VersionName> archived = new ArrayList<>();
    List<ArchivePlan.Kept> kept = new ArrayList<>(plan.kept());
    for (VersionName name : plan.archived()) {
      try {
        archive(CLOCK, name);
        archived.add(name);
      } catch (RefusedException e) {
        kept.add(new ArchivePlan.Kept(name, e.refusal().detail()));
      }
    }
    return new ArchivePlan(archived, kept);
  }

  private void announce() {
    Instant now = clock.instant();
    database.write(sql -> {
      List<Version> due = new ArrayList<>();
      for (Version version : Catalogue.usable(sql)) {
        if (version.announcedAt() == null && reasonToStay(sql, version, now) == null) {
          due.add(version);
        }
      }
      for (Version version : due) {
        sql.update(
            "update version set announced_at = ? where context = ? and name = ? and version = ?",
            now,
            version.id().contract().context(),
            version.id().contract().name(),
            version.id().version());
        EventLog.append(
            sql,
            now,
            "version.archive-announced",
            version.id().toString(),
            CLOCK.name(),
            Map.of("from", LocalDate.ofInstant(now.plus(notice), ZoneOffset.UTC).toString()));
      }
      return due.size();
    });
  }

  private ArchivePlan plan(Sql sql, Instant now) throws SQLException {
    List<VersionName> archived = new ArrayList<>();
    List<ArchivePlan.Kept> kept = new ArrayList<>();
    for (Version version : Catalogue.usable(sql)) {
      String why = reasonToStay(sql, version, now);
      Instant announced = version.announcedAt();
      if (why == null && announced == null) {
        why = "its end is not announced yet";
      } else if (why == null && announced != null && announced.plus(notice).isAfter(now)) {
        why =
            "its end is announced, and comes on "
                + LocalDate.ofInstant(announced.plus(notice), ZoneOffset.UTC);
      }
      if (why == null) {
        archived.add(version.id());
      } else {
        kept.add(new ArchivePlan.Kept(version.id(), why));
      }
    }
    return new ArchivePlan(archived, kept);
  }

  /** Why a version is to stay; null where it may go. */
  private @Nullable String reasonToStay(Sql sql, Version version, Instant now) throws SQLException {
    Instant limit = now.minus(unused);
    if (version.changedAt().isAfter(limit)) {
      return "it came into this state on "
          + LocalDate.ofInstant(version.changedAt(), ZoneOffset.UTC);
    }
    Optional<LocalDate> called = Consumers.lastCalled(sql, version.id());
    if (called.isPresent() && called.get().isAfter(LocalDate.ofInstant(limit, ZoneOffset.UTC))) {
      return "it was called on " + called.get();
    }
    return inTheWay(sql, version.id());
  }

  private static @Nullable String inTheWay(Sql sql, VersionName name) throws SQLException {
    // What comes next is judged by the latest one; it goes last, and comes back first.
    boolean latest =
        Catalogue.contract(sql, name.contract())
            .filter(c -> c.latest().equals(name.version()))
            .isPresent();
    if (latest
        && sql.exists(
            "select 1 as one from version where context = ? and name = ? and version <> ? and state"
                + " <> 'archived'",
            name.contract().context(),
            name.contract().name(),
            name.version())) {
      return "it is the latest of its contract, and others are in use";
    }
    List<VersionName> dependents = Catalogue.dependents(sql, name);
    if (!dependents.isEmpty()) {
      return dependents.get(0) + " refers to it";
    }
    return Consumers.isReliedOn(sql, name) ? "a consumer relies on it, or it is deployed" : null;
  }

  private static void allow(Caller by, VersionName name) {
    if (!by.mayPublishIn(name.contract().context())) {
      throw new RefusedException(
          Kind.FORBIDDEN,
          by.name() + " may not change what is in the context " + name.contract().context());
    }
  }

  private static Version find(Sql sql, VersionName name) throws SQLException {
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

  private static void set(Sql sql, VersionName name, State state, boolean cold, Instant now)
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
    Optional<String> latest =
        sql
            .list(
                row -> row.text("version"),
                "select version from version where context = ? and name = ? and state <> 'archived'",
                name.contract().context(),
                name.contract().name())
            .stream()
            .max(Comparator.comparing(v -> Semver.parse(v).orElseThrow()));
    if (latest.isPresent()) {
      sql.update(
          "update contract set latest = ? where context = ? and name = ?",
          latest.get(),
          name.contract().context(),
          name.contract().name());
    }
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
