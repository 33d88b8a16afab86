package dev.tapeout.diff.change;

/** Rules about request bodies and media types. */
final class BodyRules {
  static final String TEXTS =
      """
      required-request-body-added
      A request that had no body must now have one
      Tags: body existence added
      Severity: request breaking, response compatible
      Why: Callers send none, so their calls are refused. In a webhook the provider sends it, so
      there it is compatible.
      Safely: Make the body optional (required: false), and say in the description what its absence
      means.
      old: post: { responses: … }
      new: post: { requestBody: { required: true, … }, responses: … }

      optional-request-body-added
      A request that had no body may now have one
      Tags: body existence added
      Severity: request compatible, response compatible
      Why: Calls without it mean what they meant before.
      Safely: Release it in a minor version.
      old: post: { responses: … }
      new: post: { requestBody: { … }, responses: … }

      request-body-removed
      A request no longer has a body
      Tags: body existence removed
      Severity: request breaking, response compatible or breaking
      Why: What callers send in it has no effect any more, or is refused. In a webhook only a body
      that was always sent is missed.
      Safely: Keep accepting the body until a major version.
      old: post: { requestBody: { … }, responses: … }
      new: post: { responses: … }

      request-body-became-required
      The request body must now be sent
      Tags: body requiredness tightened
      Severity: request breaking, response compatible
      Why: Calls without it were valid and are refused now. In a webhook it is the provider who
      sends, so there it is a promise and compatible.
      Safely: Keep it optional, and say in the description what its absence means.
      old: requestBody: { content: … }
      new: requestBody: { required: true, content: … }

      request-body-became-optional
      The request body can now be left out
      Tags: body requiredness loosened
      Severity: request compatible, response breaking
      Why: Whoever sends it is still understood. In a webhook the consumer relied on it, so there
      it is breaking.
      Safely: Release it in a minor version; in a webhook keep sending it.
      old: requestBody: { required: true, content: … }
      new: requestBody: { content: … }

      request-media-type-added
      A request can be written in a further media type
      Tags: body existence added
      Severity: request compatible, response breaking
      Why: The old ones still hold. In a webhook it is the provider who chooses, and the consumer
      may not read the new one, so there it is breaking.
      Safely: Release it in a minor version; in a webhook let the consumer choose.
      old: content: { application/json: … }
      new: content: { application/json: …, application/xml: … }

      request-media-type-removed
      A request can no longer be written in a media type
      Tags: body existence removed
      Severity: request breaking, response compatible
      Why: Callers that write it are refused. In a webhook it is the provider who chooses, so there
      the consumer has only less to read.
      Safely: Keep accepting it until a major version.
      old: content: { application/json: …, application/xml: … }
      new: content: { application/json: … }

      response-media-type-added
      An answer can be had in a further media type
      Tags: body existence added
      Severity: response compatible, request compatible
      Why: Consumers get what they ask for by Accept.
      Safely: Release it in a minor version, and keep answering with the old type where nothing is
      asked.
      old: content: { application/json: … }
      new: content: { application/json: …, text/csv: … }

      response-media-type-removed
      An answer can no longer be had in a media type
      Tags: body existence removed
      Severity: response breaking, request breaking
      Why: Consumers that ask for it, or rely on it, cannot read the answer.
      Safely: Keep offering it until a major version.
      old: content: { application/json: …, text/csv: … }
      new: content: { application/json: … }

      media-range-narrowed
      An answer names its media types where it named a range
      Tags: body type tightened
      Severity: response compatible
      Why: Every type that is named now was allowed before.
      Safely: Make sure that the service sent these types already.
      old: content: { '*/*': … }
      new: content: { application/json: … }

      bodiless-content-changed
      What is said of a body changed where there can be none
      Tags: response existence changed
      Severity: response documentation, request documentation
      Why: Answers with status 1xx, 204, 205 or 304, and those to HEAD, have no body, whatever
      content says of one (RFC 9110, 6.4.1).
      Safely: Leave content out there.
      old: responses: { '204': { content: { application/json: … } } }
      new: responses: { '204': { description: … } }

      media-type-covered
      A media type is named where a range covers it, or the other way round
      Tags: body type changed
      Severity: request documentation, response documentation
      Why: One stands for the other, so their schemas are compared; what they differ in is reported
      by itself.
      Safely: Nothing needs to be done.
      old: content: { application/*: { schema: … } }
      new: content: { application/*: { schema: … }, application/json: { schema: … } }

      encoding-changed
      A part of a form or multipart body is written differently
      Tags: body serialisation changed
      Severity: request breaking or undecided, response breaking or undecided
      Why: The receiver reads the part as it was agreed before. Undecided where only one side gives a
      contentType, or the headers of the part changed. Covers encoding, prefixEncoding and
      itemEncoding.
      Safely: In a request accept both ways, and list both in contentType; take the old one away in
      a major version.
      old: encoding: { photo: { contentType: 'image/png, image/jpeg' } }
      new: encoding: { photo: { contentType: image/png } }

      encoding-type-list-changed
      The content types of a part changed in the harmless direction
      Tags: body serialisation changed
      Severity: request compatible, response compatible
      Why: The receiver accepts all that it accepted, or the sender sends nothing that it did not
      send.
      Safely: Release it in a minor version.
      old: encoding: { photo: { contentType: image/png } }
      new: encoding: { photo: { contentType: 'image/png, image/jpeg' } }
      """;

  private BodyRules() {}
}
