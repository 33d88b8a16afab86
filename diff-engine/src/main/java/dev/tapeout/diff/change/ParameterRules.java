package dev.tapeout.diff.change;

/** Rules about parameters. */
final class ParameterRules {
  static final String TEXTS =
      """
      required-parameter-added
      A new parameter must be sent
      Tags: parameter existence added
      Severity: request breaking, response compatible
      Why: Callers do not send it yet, so their calls are refused.
      Safely: Add it as an optional one, and say in the description that its absence means what
      happens today.
      old: parameters: []
      new: parameters: [{ name: region, in: query, required: true }]

      required-parameter-with-default-added
      A new parameter must be sent, though it has a default
      Tags: parameter existence added
      Severity: request breaking, response compatible
      Why: Required means that a request without it is invalid, whatever its default is. Breaking by
      default; a team whose services do fill in the default writes severities:
      {required-parameter-with-default-added: warning} into tapeout.yaml.
      Safely: Leave out 'required': the default already says what its absence means.
      old: parameters: []
      new: parameters: [{ name: region, in: query, required: true, schema: { default: eu } }]

      optional-parameter-added
      A new parameter may be sent
      Tags: parameter existence added
      Severity: request compatible, response compatible
      Why: Calls without it mean what they meant before.
      Safely: Release it in a minor version.
      old: parameters: []
      new: parameters: [{ name: region, in: query }]

      parameter-removed
      A parameter is gone
      Tags: parameter existence removed
      Severity: request breaking, response compatible or breaking
      Why: The provider may ignore it or refuse it; in either case callers no longer get what they
      ask for. Breaking by default even though unknown query parameters are mostly ignored. In a
      webhook only a required one is missed.
      Safely: Keep it, marked deprecated: true, until a major version.
      old: parameters: [{ name: region, in: query }]
      new: parameters: []

      parameter-became-required
      A parameter that could be left out must now be sent
      Tags: parameter requiredness tightened
      Severity: request breaking, response compatible
      Why: Calls without it were valid and are refused now. In a webhook it is the provider who
      sends, so there it is a promise and compatible.
      Safely: Keep it optional, and say in the description what its absence means.
      old: { name: region, in: query }
      new: { name: region, in: query, required: true }

      parameter-became-optional
      A parameter that had to be sent can now be left out
      Tags: parameter requiredness loosened
      Severity: request compatible, response breaking
      Why: Whoever sends it is still understood. In a webhook the consumer relied on it, so there
      it is breaking.
      Safely: Release it in a minor version; in a webhook keep sending it.
      old: { name: region, in: query, required: true }
      new: { name: region, in: query }

      parameter-content-changed
      A parameter is written in another format
      Tags: parameter serialisation changed
      Severity: request breaking, response breaking
      Why: What callers write in the old format is read in the new one.
      Safely: Add a parameter of another name for the new format.
      old: { name: filter, in: query, schema: { type: string } }
      new: { name: filter, in: query, content: { application/json: … } }

      parameter-style-changed
      The style of a parameter, or whether it explodes, changed
      Tags: parameter serialisation changed
      Severity: request breaking, response breaking
      Why: The same value is written differently, so what callers write today is read as something
      else. Explode counts only where the value may be an array or an object.
      Safely: Add a parameter of another name for the new style.
      old: { name: ids, in: query, style: form, explode: true }
      new: { name: ids, in: query, style: pipeDelimited, explode: false }

      parameter-allow-reserved-changed
      Reserved characters in a query parameter are allowed, or no longer
      Tags: parameter serialisation changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: Callers that send them unescaped are misread once that is not allowed; to allow more
      hurts nobody. In a webhook it is the other way round.
      Safely: Keep allowReserved: true, and keep reading both forms, until a major version.
      old: { name: path, in: query, allowReserved: true }
      new: { name: path, in: query }

      parameter-allow-empty-changed
      A query parameter may be empty, or no longer
      Tags: parameter serialisation changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: Callers that send it empty are refused once that is not allowed; to allow it hurts
      nobody. In a webhook it is the other way round.
      Safely: Keep allowEmptyValue: true, and keep accepting the empty value, until a major version.
      old: { name: verbose, in: query, allowEmptyValue: true }
      new: { name: verbose, in: query }

      parameter-default-changed
      The default of a parameter is another one
      Tags: parameter values changed
      Severity: request breaking or compatible, response compatible
      Why: Calls that leave the parameter out are still accepted and now mean something else. One
      that was required no call leaves out, so there it is compatible.
      Breaking by default, for nothing warns the caller; where defaults are no promise, write
      severities: {parameter-default-changed: warning} into tapeout.yaml.
      Safely: Keep the default; let those who want the new one send it.
      old: { name: limit, in: query, schema: { type: integer, default: 20 } }
      new: { name: limit, in: query, schema: { type: integer, default: 100 } }

      parameter-default-added
      A parameter now has a default
      Tags: parameter values added
      Severity: request compatible, response compatible
      Why: Nothing was said before of what its absence means, so no promise is broken. A team whose
      callers rely on more than the contract says writes severities: {parameter-default-added:
      error} into tapeout.yaml.
      Safely: Make sure that the default is what the service does already.
      old: { name: limit, in: query, schema: { type: integer } }
      new: { name: limit, in: query, schema: { type: integer, default: 20 } }

      parameter-default-removed
      A parameter lost its default
      Tags: parameter values removed
      Severity: request breaking or compatible, response compatible
      Why: Whoever leaves it out relied on the value that the contract gave for that, and the
      contract no longer says what its absence means.
      Safely: Keep the default in the contract for as long as the service applies it.
      old: { name: limit, in: query, schema: { type: integer, default: 20 } }
      new: { name: limit, in: query, schema: { type: integer } }

      parameter-order-changed
      The parameters stand in another order
      Tags: parameter structure changed
      Severity: request breaking, response breaking
      At: operation
      Why: Generated clients take their arguments in this order, and two of the same type swap
      silently. Reported under the policy sdk only: on the wire the order means nothing.
      Safely: Keep the order, and add new parameters at the end.
      old: parameters: [{ name: from, … }, { name: to, … }]
      new: parameters: [{ name: to, … }, { name: from, … }]

      parameter-became-text
      A parameter, or a part of one, has another type, and takes all texts that it took
      Tags: parameter type loosened
      Severity: request compatible
      Why: On the wire a number is text: ?limit=5 is the same for type: integer and type: string, so
      that whatever was sent is still accepted; so is ?all=true for enum: ['true', 'false'] and type:
      boolean. Holds where the new schema takes every string, or the text of each value that the old
      one took. The same goes for the items of a list, the properties of an object in the query and
      the fields of a form, unless they are written as JSON.
      Safely: Release it in a minor version.
      old: { name: limit, in: query, schema: { type: integer } }
      new: { name: limit, in: query, schema: { type: string } }

      parameter-became-list
      A parameter takes several values where it took one
      Tags: parameter type loosened
      Severity: request compatible
      Why: In the style form, exploded (the default of a query), one value is written as a list of
      one: ?tag=a. Holds where the new items take all that the old schema took, and one item is
      enough.
      Safely: Release it in a minor version.
      old: { name: tag, in: query, schema: { type: string } }
      new: { name: tag, in: query, schema: { type: array, items: { type: string } } }
      """;

  private ParameterRules() {}
}
