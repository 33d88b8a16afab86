package dev.tapeout.diff.change;

import dev.tapeout.contracts.openapi.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue.
 *
 * @param id stable kebab-case name; one that is renamed or split lives on in {@code former}
 * @param former ids under which it was reported before
 * @param title what the rule reports, a phrase
 * @param area the part of a contract that it watches
 * @param kind the aspect of it
 * @param action what happened to it
 * @param sites where it can report
 * @param weights what its findings mean unless the user says otherwise
 * @param why whom the change hurts and how, or why it does not
 * @param remedy how to make the change safely
 * @param example a small pair, old and new, as text
 */
public record Rule(
    String id,
    List<String> former,
    String title,
    Area area,
    Kind kind,
    Action action,
    Set<Site> sites,
    List<Weight> weights,
    String why,
    String remedy,
    String example) {

  /** The aspect that a change concerns. */
  public enum Kind {
    /** Something is there, or is not. */
    EXISTENCE,
    /** Something must be there, or may be left out. */
    REQUIREDNESS,
    TYPE,
    /** Values that are listed one by one. */
    VALUES,
    /** Limits: ranges, lengths, counts, patterns, rates. */
    CONSTRAINTS,
    /** How a schema is put together. */
    STRUCTURE,
    /** How a value is written on the wire. */
    SERIALISATION,
    /** Deprecation and all that leads to the end of something. */
    LIFECYCLE,
    /** What is meant or said, with no bearing on which payloads are accepted. */
    MEANING;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What happened. Whether that does harm, the severity says. */
  public enum Action {
    ADDED,
    REMOVED,
    TIGHTENED,
    LOOSENED,
    CHANGED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What findings mean that concern payloads of one direction.
   *
   * @param direction null where the rule concerns no payload, or its findings name no direction
   * @param severities the usual one first
   */
  public record Weight(@Nullable Direction direction, List<Severity> severities) {
    @Override
    public String toString() {
      String text = severities.stream().map(Severity::label).collect(Collectors.joining(" or "));
      return direction == null ? text : direction.label() + " " + text;
    }
  }

  /**
   * Whether a proof about the payloads decides what a finding means, so that one may mean something
   * else than {@link #weights}, and may be undecided.
   */
  public boolean proved() {
    return area == Area.SCHEMA;
  }

  /** The default severities in words. */
  public String defaults() {
    return weights.stream().map(Weight::toString).collect(Collectors.joining(", "));
  }
}
