package dev.tapeout.registry.lifecycle;

import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.events.EventLog;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Archives by the clock what nobody has used for long, after it was announced. */
public final class Archiving {
  private static final Caller CLOCK = new Caller("archive", Role.ADMINISTRATOR, Set.of());

  private final Database database;
  private final InstantSource clock;
  private final Lifecycle lifecycle;
  private final Duration unused;
  private final Duration notice;

  /**
   * @param unused after how long without a call or a dependent a version may go
   * @param notice how long before it goes that is announced
   */
  public Archiving(
      Database database,
      InstantSource clock,
      Lifecycle lifecycle,
      Duration unused,
      Duration notice) {
    this.database = database;
    this.clock = clock;
    this.lifecycle = lifecycle;
    this.unused = unused;
    this.notice = notice;
  }

  /** What {@link #run} would do now. */
  public ArchivePlan plan() {
    Instant now = clock.instant();
    return database.read(sql -> {
      List<ContractVersion> archived = new ArrayList<>();
      List<ArchivePlan.Kept> kept = new ArrayList<>();
      Facts facts = Facts.of(sql);
      for (Version version : Catalogue.usable(sql)) {
        String why = toKeep(facts, version, now);
        why = why == null ? toWait(version, now) : why;
        if (why == null) {
          archived.add(version.id());
        } else {
          kept.add(new ArchivePlan.Kept(version.id(), why));
        }
      }
      return new ArchivePlan(archived, kept);
    });
  }

  /**
   * Announces the versions that nobody has used for long, and archives those that were announced
   * long enough ago.
   */
  public ArchivePlan run() {
    announce();
    ArchivePlan plan = plan();
    List<ContractVersion> archived = new ArrayList<>();
    List<ArchivePlan.Kept> kept = new ArrayList<>(plan.kept());
    for (ContractVersion name : plan.archived()) {
      try {
        lifecycle.archive(CLOCK, name, Condition.NONE);
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
      Facts facts = Facts.of(sql);
      List<Version> due =
          Catalogue.usable(sql).stream()
              .filter(v -> v.announcedAt() == null && toKeep(facts, v, now) == null)
              .toList();
      for (Version version : due) {
        sql.update(
            "update version set announced_at = ? where context = ? and name = ? and version = ?",
            now,
            version.id().contract().context(),
            version.id().contract().name(),
            version.id().version());
      }
      for (Version version : due) {
        EventLog.append(
            sql,
            now,
            "version.archive-announced",
            version.id().toString(),
            CLOCK.name(),
            Map.of("from", day(now.plus(notice)).toString()));
      }
      return due.size();
    });
  }

  /** What is known of the use of all versions. */
  private record Facts(Ties ties, Map<ContractVersion, LocalDate> called) {
    static Facts of(Sql sql) throws SQLException {
      return new Facts(Ties.of(sql), Consumers.lastCalled(sql));
    }
  }

  /** Why a version is in use; null where it is not. */
  private @Nullable String toKeep(Facts facts, Version version, Instant now) {
    Instant limit = now.minus(unused);
    if (version.changedAt().isAfter(limit)) {
      return "it is " + version.state().label() + " since " + day(version.changedAt()) + " only";
    }
    LocalDate called = facts.called().get(version.id());
    if (called != null && called.isAfter(day(limit))) {
      return "it was called on " + called;
    }
    return facts.ties().toKeep(version.id());
  }

  /** Why a version that is not in use stays for the time being; null where its time has come. */
  private @Nullable String toWait(Version version, Instant now) {
    Instant announced = version.announcedAt();
    if (announced == null) {
      return "its end is not announced yet";
    }
    Instant end = announced.plus(notice);
    return end.isAfter(now) ? "its end is announced, and comes on " + day(end) : null;
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
