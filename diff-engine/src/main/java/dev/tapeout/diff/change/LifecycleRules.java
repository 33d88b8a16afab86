package dev.tapeout.diff.change;

/** Rules about what a contract promises for the time to come, and about the way out of it. */
final class LifecycleRules {
  static final String TEXTS =
      """
      operation-removed-before-sunset
      An operation is gone before the day that was announced for it
      Tags: operation existence removed
      Severity: breaking
      Why: Its callers were promised it until then. The day of the comparison decides (--today DATE
      sets it), so the same change passes once the day has come.
      Safely: Keep it until the day of x-sunset.
      old: /orders: { delete: { deprecated: true, x-sunset: 2999-01-01, … } }
      new: /orders: {}

      operation-removed-after-sunset
      An operation is gone, as was announced
      Tags: operation existence removed
      Severity: compatible
      Why: It was deprecated, and the day of x-sunset has come: this is the planned road, and its
      callers knew. The day of the comparison decides (--today DATE sets it). A team that wants
      removals in major versions only writes severities: {operation-removed-after-sunset: error}
      into tapeout.yaml. Holds for webhooks and callbacks too.
      Safely: Make sure that nobody calls it any more, and release it in a minor version.
      old: /orders: { delete: { deprecated: true, x-sunset: 2026-01-01, … } }
      new: /orders: {}

      operation-moved
      An operation has another path or method
      Tags: operation existence changed
      Severity: breaking
      Why: The operationId says that it is the same operation, but whoever calls it at the old place
      gets an error. What else changed in it is reported beside this.
      Safely: Offer it at both places, mark the old one with deprecated: true and an x-sunset, and
      remove that when the day has come.
      old: /orders: { get: { operationId: listOrders } }
      new: /purchases: { get: { operationId: listOrders } }

      path-shadows-template
      A new path takes requests that went to an older template
      Tags: operation existence added
      Severity: breaking or compatible
      Why: Concrete paths come before templates (OpenAPI 3.1, 4.8.8.1), so a request that fits both
      goes to the new operation. Breaking where the schemas of the variables take the new path's
      text (formats uuid, date and date-time are held against it too), compatible where no old
      request is meant. A team whose values never look so writes severities:
      {path-shadows-template: warning} into tapeout.yaml.
      Safely: Choose a path that fits no older template, or bound the variable (a pattern, an enum, a
      format) in a major version first.
      old: /users/{id}: { get: … }
      new: /users/{id}: { get: … }, /users/me: { get: … }

      path-shadowed
      A new template covers an older path
      Tags: operation existence added
      Severity: compatible
      Why: Requests for the older path go where they went, for concrete paths come first. The new
      operation never sees that one value of its variable.
      Safely: Release it in a minor version, and say so in the description of the variable.
      old: /users/me: { get: … }
      new: /users/me: { get: … }, /users/{id}: { get: … }

      paths-ambiguous
      A request fits an older template and a new one
      Tags: operation existence added
      Severity: undecided
      Why: Neither is more concrete than the other, and OpenAPI leaves it to the server which of the
      two it takes. Whether old requests keep their way cannot be read in the contract.
      Safely: Choose a path that fits no older template.
      old: /{kind}/mine: { get: … }
      new: /{kind}/mine: { get: … }, /orders/{id}: { get: … }

      parameter-removed-before-sunset
      A parameter is gone before the day that was announced for it
      Tags: parameter existence removed
      Severity: request breaking, response compatible or breaking
      Why: Its senders were promised it until then. The day of the comparison decides (--today DATE
      sets it).
      Safely: Keep it until the day of x-sunset.
      old: { name: sort, in: query, deprecated: true, x-sunset: 2999-01-01 }
      new: (no parameter)

      parameter-removed-after-sunset
      A parameter is gone, as was announced
      Tags: parameter existence removed
      Severity: request compatible, response compatible
      Why: It was deprecated, and the day of x-sunset has come: this is the planned road. The day of
      the comparison decides (--today DATE sets it).
      Safely: Make sure that nobody sends it any more, and release it in a minor version.
      old: { name: sort, in: query, deprecated: true, x-sunset: 2026-01-01 }
      new: (no parameter)

      property-removed-after-sunset
      A property is gone, as was announced
      Tags: annotation lifecycle removed
      Severity: compatible
      At: parameter, body, header
      Why: It was deprecated, and the day of x-sunset has come: this is the planned road. From that
      day on a comparison takes the property as gone from both contracts, so that nothing about it
      breaks. Before that day its removal is judged as any other (property-removed). The day of the
      comparison decides (--today DATE sets it).
      Safely: Make sure that nobody uses it any more, and release it in a minor version.
      old: fax: { type: string, deprecated: true, x-sunset: 2026-01-01 }
      new: (no property)

      sunset-added
      Something deprecated now has a day from which on it may be gone
      Tags: annotation lifecycle added
      Severity: compatible
      Why: Until that day nothing changes. From it on the removal counts as planned.
      Safely: Give those who use it the time that they need.
      old: { deprecated: true }
      new: { deprecated: true, x-sunset: 2999-01-01 }

      sunset-missing
      Something is deprecated, and nothing says until when it stays
      Tags: annotation lifecycle added
      Severity: documentation
      Why: Whoever uses it cannot plan, and its removal breaks whenever it comes. A team that asks
      for a day writes severities: {sunset-missing: error} into tapeout.yaml.
      Safely: Add x-sunset with a date (2026-12-31), an RFC 3339 time or an HTTP-date.
      old: {}
      new: { deprecated: true }

      sunset-invalid
      x-sunset is no date
      Tags: annotation lifecycle changed
      Severity: compatible
      Why: Nobody can read it, so that no day is announced: a removal breaks as without it.
      Safely: Write a date (2026-12-31), an RFC 3339 time or an HTTP-date.
      old: { deprecated: true, x-sunset: 2026-12-31 }
      new: { deprecated: true, x-sunset: next year }

      sunset-too-soon
      The day from which on something may be gone is no day ahead
      Tags: annotation lifecycle added
      Severity: breaking
      Why: It is announced today at the earliest that it may be gone already: that is a removal
      without notice, only in two steps. The day of the comparison decides (--today DATE sets it).
      Safely: Announce a day that leaves those who use it the time that they need.
      old: { deprecated: true }
      new: { deprecated: true, x-sunset: 2020-01-01 }

      sunset-moved-earlier
      The day from which on something may be gone is an earlier one
      Tags: annotation lifecycle tightened
      Severity: breaking or compatible
      Why: Whoever planned for the old day loses the time between. Compatible where the old day has
      passed already. The day of the comparison decides (--today DATE sets it).
      Safely: Keep the day, or move it to a later one.
      old: { deprecated: true, x-sunset: 2999-12-31 }
      new: { deprecated: true, x-sunset: 2999-01-01 }

      sunset-moved-later
      The day from which on something may be gone is a later one
      Tags: annotation lifecycle loosened
      Severity: compatible
      Why: It stays longer than was promised.
      Safely: Release it in a minor version.
      old: { deprecated: true, x-sunset: 2999-01-01 }
      new: { deprecated: true, x-sunset: 2999-12-31 }

      sunset-removed
      The day from which on something may be gone is no longer said
      Tags: annotation lifecycle removed
      Severity: compatible
      Why: It stays, but whoever uses it cannot plan, and its removal breaks again.
      Safely: Name another day, or take the deprecation back.
      old: { deprecated: true, x-sunset: 2999-01-01 }
      new: { deprecated: true }

      stability-decreased
      Something is less settled than it was
      Tags: annotation lifecycle tightened
      Severity: breaking
      Why: Whoever built on the old level (draft, alpha, beta, stable) was promised more than the new
      one holds. No x-stability-level at all counts as stable: a contract is meant to hold.
      Safely: Keep the level, and offer what is new as an operation of its own.
      old: x-stability-level: stable
      new: x-stability-level: beta

      stability-increased
      Something is more settled than it was
      Tags: annotation lifecycle loosened
      Severity: compatible
      Why: It promises more. Changes of what is draft, alpha or beta weigh as those of anything else.
      Safely: Release it in a minor version.
      old: x-stability-level: beta
      new: x-stability-level: stable

      stability-invalid
      x-stability-level is none of draft, alpha, beta and stable
      Tags: annotation lifecycle changed
      Severity: breaking or documentation
      Why: What it promises can no longer be read, so that whoever relied on the old level has lost
      it. Documentation where the old value was invalid too.
      Safely: Write draft, alpha, beta or stable.
      old: x-stability-level: stable
      new: x-stability-level: ga
      """;

  private LifecycleRules() {}
}
