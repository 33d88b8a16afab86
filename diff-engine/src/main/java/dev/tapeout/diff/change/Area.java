package dev.tapeout.diff.change;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The part of a contract that a rule watches; the order is that of the rule reference. */
public enum Area {
  CONTRACT("The contract as a whole", Site.CONTRACT),
  SERVER("Servers", Site.CONTRACT, Site.OPERATION),
  OPERATION("Operations, webhooks and callbacks", Site.OPERATION),
  SECURITY("Security", Site.OPERATION, Site.CONTRACT),
  PARAMETER("Parameters", Site.PARAMETER),
  BODY("Request bodies and media types", Site.BODY),
  RESPONSE("Answers and links", Site.RESPONSE),
  HEADER("Headers of answers", Site.HEADER),
  SCHEMA("Schemas: what a value may be", Site.PARAMETER, Site.BODY, Site.HEADER),
  ANNOTATION(
      "Text, examples and annotations",
      Site.CONTRACT,
      Site.OPERATION,
      Site.PARAMETER,
      Site.BODY,
      Site.RESPONSE,
      Site.HEADER);

  private final String title;
  private final Set<Site> sites;

  Area(String title, Site... sites) {
    this.title = title;
    this.sites = Set.copyOf(EnumSet.of(sites[0], sites));
  }

  /** A heading for people. */
  public String title() {
    return title;
  }

  /** Where its rules report, unless one says otherwise. */
  Set<Site> sites() {
    return sites;
  }

  /** As it is written in the catalogue, and by users. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
