package dev.tapeout.diff.change;

/** Rules about answers: statuses, headers and links. */
final class ResponseRules {
  static final String TEXTS =
      """
      success-status-removed
      A success is no longer among the answers
      Tags: response existence removed
      Severity: response breaking, request breaking
      Why: Consumers that wait for this status do not know what they get instead. A redirection
      counts as a success; so does 'default' where no success is named.
      Safely: Keep answering with it until a major version.
      old: responses: { '200': …, '404': … }
      new: responses: { '202': …, '404': … }

      success-status-added
      A further success is among the answers
      Tags: response existence added
      Severity: response compatible, request compatible
      Why: Consumers check for success by its class. Compatible by default, though one that checks
      for the exact status is surprised; to hold against it, write severities:
      {success-status-added: error} into tapeout.yaml.
      Safely: Answer with it only to requests that could not be made before.
      old: responses: { '200': … }
      new: responses: { '200': …, '202': … }

      error-status-removed
      An error is no longer among the answers
      Tags: response existence removed
      Severity: response compatible, request compatible
      Why: What no longer happens needs no handling.
      Safely: Make sure that the error really cannot happen, or is told by another status of its
      class.
      old: responses: { '200': …, '409': … }
      new: responses: { '200': … }

      error-status-added
      A further error is among the answers
      Tags: response existence added
      Severity: response compatible, request compatible
      Why: A consumer has to treat any status of class 4 or 5 as an error, known or not (RFC 9110,
      15).
      Safely: Do not use it for what was a success before.
      old: responses: { '200': … }
      new: responses: { '200': …, '429': … }

      response-status-covered
      A status is named where a range or 'default' covers it, or the other way round
      Tags: response existence changed
      Severity: response documentation, request documentation
      Why: One stands for the other, so the two answers are compared; what they differ in is
      reported by itself. Where a success is named, 'default' is taken to mean the errors.
      Safely: Nothing needs to be done.
      old: responses: { '200': …, 4XX: { $ref: '#/components/responses/Problem' } }
      new: responses: { '200': …, '404': { $ref: '#/components/responses/Problem' }, 4XX: … }

      status-range-narrowed
      A range of statuses gave way to some of those that it stood for
      Tags: response existence tightened
      Severity: response compatible
      Why: Every status that is named now was allowed before.
      Safely: Make sure that the service answered with these statuses already.
      old: responses: { 2XX: { $ref: '#/components/responses/Order' } }
      new: responses: { '200': { $ref: '#/components/responses/Order' } }

      response-header-type-changed
      A response header, or a part of one, has another type, and no text that could not come before
      Tags: header type changed
      Severity: response compatible
      Why: On the wire a number is text: X-Total: 5 is the same for type: string and type: integer.
      Safely: Release it in a minor version.
      old: headers: { X-Total: { schema: { type: string } } }
      new: headers: { X-Total: { schema: { type: integer } } }

      required-response-header-removed
      A header that was always there is gone
      Tags: header existence removed
      Severity: response breaking, request breaking
      Why: Consumers may rely on it.
      Safely: Keep sending it until a major version.
      old: headers: { ETag: { required: true, … } }
      new: headers: {}

      optional-response-header-removed
      A header that might have been there is gone
      Tags: header existence removed
      Severity: response compatible, request breaking
      Why: Consumers had to do without it at times, so they can. In the answer to a webhook the
      consumer sends it, and it loses its effect, so there it is breaking.
      Safely: Release it in a minor version.
      old: headers: { X-Next: { … } }
      new: headers: {}

      response-header-added
      An answer has a new header
      Tags: header existence added
      Severity: response compatible, request compatible or breaking
      Why: Consumers ignore headers that they do not know. In the answer to a webhook the consumer
      sends it, so there a required one is breaking.
      Safely: Release it in a minor version.
      old: headers: {}
      new: headers: { X-Next: { … } }

      response-header-became-required
      A header is now always there
      Tags: header requiredness tightened
      Severity: response compatible, request breaking
      Why: A promise more. In the answer to a webhook the consumer must now send it, so there it is
      breaking.
      Safely: Release it in a minor version.
      old: headers: { ETag: { … } }
      new: headers: { ETag: { required: true, … } }

      response-header-became-optional
      A header is no longer always there
      Tags: header requiredness loosened
      Severity: response breaking, request compatible
      Why: Consumers rely on it. In the answer to a webhook the consumer sends it, so there it is
      compatible.
      Safely: Keep sending it until a major version.
      old: headers: { ETag: { required: true, … } }
      new: headers: { ETag: { … } }

      response-header-content-changed
      A header is written in another format
      Tags: header serialisation changed
      Severity: response breaking, request breaking
      Why: Consumers read it in the old one.
      Safely: Add a header of another name for the new format.
      old: headers: { X-Quota: { schema: { type: integer } } }
      new: headers: { X-Quota: { content: { application/json: … } } }

      response-header-style-changed
      A header's arrays or objects are written differently
      Tags: header serialisation changed
      Severity: response breaking, request breaking
      Why: Consumers read them as they were written before.
      Safely: Add a header of another name for the new form.
      old: headers: { X-Range: { explode: false, schema: { type: object } } }
      new: headers: { X-Range: { explode: true, schema: { type: object } } }

      link-added
      An answer has a new link
      Tags: response meaning added
      Severity: compatible
      Why: Links are hints; nothing on the wire depends on them.
      Safely: Release it in a minor version.
      old: links: {}
      new: links: { self: { operationId: getOrder } }

      link-removed
      An answer lost a link
      Tags: response meaning removed
      Severity: compatible
      Why: Links are hints; nothing on the wire depends on them, and the operation it leads to has
      findings of its own.
      Safely: Tell those who generate code from links, and release it in a minor version.
      old: links: { self: { operationId: getOrder } }
      new: links: {}

      link-changed
      A link leads elsewhere, or takes other values along
      Tags: response meaning changed
      Severity: compatible
      Why: Links are hints; nothing on the wire depends on them.
      Safely: Tell those who generate code from links, and release it in a minor version.
      old: links: { self: { operationId: getOrder } }
      new: links: { self: { operationId: readOrder } }
      """;

  private ResponseRules() {}
}
