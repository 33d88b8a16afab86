package dev.tapeout.contracts.profile;

/** One rule of the profile. Rules have no state. */
interface ProfileRule {
  Profile.Rule rule();

  void check(Inspection inspection, Diagnostics diagnostics);
}
