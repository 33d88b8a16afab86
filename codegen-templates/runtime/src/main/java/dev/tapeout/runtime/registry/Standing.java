package dev.tapeout.runtime.registry;

import org.jspecify.annotations.Nullable;

/** How the contract that a service was built from stands to those that the registry has. */
public sealed interface Standing {
  /** It is the latest. */
  record Current() implements Standing {}

  /** A later one is published. */
  record Behind(String latest) implements Standing {}

  /**
   * It is on its way out.
   *
   * @param sunset the day, as in RFC 3339; null where none is said
   */
  record Deprecated(@Nullable String sunset) implements Standing {}

  /** It is archived, for nobody seemed to call it. */
  record Archived() implements Standing {}

  /** The registry has no such version. */
  record Unpublished() implements Standing {}

  /** The version that is published under the same number says something else. */
  record Altered(String publishedDigest) implements Standing {}

  /** The registry gives no answer that can be used. */
  record Unknown(String why) implements Standing {}

  /** Whether somebody should look after it. */
  default boolean isDrift() {
    return !(this instanceof Current || this instanceof Behind);
  }

  /** What to tell those who run the service of {@code contract}. */
  default String told(String contract) {
    return switch (this) {
      case Current() -> "the contract " + contract + " is the registry's latest";
      case Behind(String latest) ->
          "the service is built from " + contract + "; the registry's latest is " + latest;
      case Deprecated(String sunset) ->
          "the contract "
              + contract
              + " is deprecated"
              + (sunset == null ? "" : " and ends on " + sunset)
              + "; build the service from a later version";
      case Archived() ->
          "the contract "
              + contract
              + " is archived in the registry while the service runs; restore it there, or build"
              + " the service from a later version";
      case Unpublished() ->
          "the registry has no " + contract + ", from which the service is built; tapeout publish";
      case Altered(String digest) ->
          "the service is not built from the contract that is published as "
              + contract
              + ", whose digest is "
              + digest
              + "; give its version another number and publish it";
      case Unknown(String why) -> "whether " + contract + " is the registry's is not known: " + why;
    };
  }
}
