package dev.tapeout.diff.change;

/** Rules about info.version. */
final class VersionRules {
  static final String TEXTS =
      """
      version-step-too-small
      The step of info.version is too small for what changed
      Why: Consumers read from the version whether they can move without a look: a breaking change
      needs a major step (before 1.0.0 a minor one), anything new a minor, anything else a patch.
      Safely: Set info.version to the one that the message names, or make the change compatible.
      old: info: { version: 1.4.2 }
      new: info: { version: 1.4.3 } # and an operation less

      version-decreased
      info.version went backwards
      Why: A version that is out cannot come again with other content.
      Safely: Choose a version after the old one.
      old: info: { version: 1.4.2 }
      new: info: { version: 1.4.1 }

      version-step-unknown
      No step of info.version can be told
      Why: Something changed, and one of the two versions is missing or no semantic version.
      Safely: Use versions of three numbers on both sides; for the old side, publish it once more
      with one.
      old: info: { version: 2020-08-27 }
      new: info: { version: 2020-08-27 }

      version-missing
      The contract has no info.version
      Why: OpenAPI asks for it, and no step can be told without it.
      Safely: Begin with 1.0.0, or 0.1.0 before it is used.
      old: info: { title: Orders }
      new: info: { title: Orders, version: 1.0.0 }

      version-unreadable
      info.version is no semantic version
      Why: No step can be told from it.
      Safely: Write three numbers, such as 1.0.0 (semver.org).
      old: info: { version: 2020-08-27 }
      new: info: { version: 1.0.0 }

      version-not-strict
      info.version is short of a semantic version
      Why: It is read as one (v1.2 as 1.2.0), but other tools may not.
      Safely: Write three numbers without a letter before them.
      old: info: { version: v1.2 }
      new: info: { version: 1.2.0 }
      """;

  private VersionRules() {}
}
