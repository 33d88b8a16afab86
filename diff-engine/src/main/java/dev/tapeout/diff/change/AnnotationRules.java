package dev.tapeout.diff.change;

/** Rules about text, and about annotations that bound no payload. */
final class AnnotationRules {
  static final String TEXTS =
      """
      documentation-changed
      A text for people changed
      Tags: annotation meaning changed
      Severity: documentation
      Why: Title, summary, description, tags, contact and the like mean nothing on the wire.
      Safely: Release it in a patch version.
      old: description: The ID of the order.
      new: description: The id of the order, unique for ever.

      example-changed
      An example changed
      Tags: annotation meaning changed
      Severity: documentation
      Why: Examples bind nobody.
      Safely: Release it in a patch version.
      old: example: 42
      new: example: 43

      extension-changed
      An extension changed
      Tags: annotation meaning changed
      Severity: documentation or compatible or breaking
      Why: Fields that begin with x- mean something to those tools alone that know them. A team says
      under extensions in tapeout.yaml what one of them counts for: {x-internal: {added: error}}.
      Safely: Ask those whose tools read the extension; for all others it is a patch version.
      old: x-internal: true
      new: x-internal: false

      default-changed
      A default changed in a schema
      Tags: annotation values changed
      Severity: compatible
      Why: A default bounds no payload, but what an absent value means may be something else.
      Compatible by default; where defaults are promises, write severities: {default-changed: error}
      into tapeout.yaml. The default of a parameter has rules of its own.
      Safely: Keep the default; let those who want the new one send it.
      old: { type: string, default: EUR }
      new: { type: string, default: USD }

      format-changed
      A format changed that is only an annotation
      Tags: annotation type changed
      Severity: compatible
      Why: By JSON Schema a format bounds no payload. Formats of numbers that stand for a range,
      such as int32, are compared as ranges instead. A team whose servers enforce formats writes
      formats: assertion into tapeout.yaml.
      Safely: If the values stay the same, release it in a patch version; if they do not, add a
      property of another name for the new ones.
      old: { type: string, format: date }
      new: { type: string, format: date-time }

      deprecated-added
      Something is marked deprecated
      Tags: annotation lifecycle added
      Severity: compatible
      Why: It works as before; those who use it are warned.
      Safely: Say in the description what to use instead, and release it in a minor version.
      old: get: { … }
      new: get: { deprecated: true, … }

      deprecated-removed
      Something is no longer marked deprecated
      Tags: annotation lifecycle removed
      Severity: compatible
      Why: It works as before.
      Safely: Release it in a minor version.
      old: get: { deprecated: true, … }
      new: get: { … }

      discriminator-changed
      The discriminator of a schema changed
      Tags: annotation structure changed
      Severity: compatible
      Why: It is a hint that bounds no payload (OpenAPI 3.1, 4.8.25); those who choose a type by it
      see what the alternatives themselves report.
      Safely: Keep the property, and only add to the mapping.
      old: discriminator: { propertyName: kind }
      new: discriminator: { propertyName: type }

      xml-changed
      How a value is written as XML changed
      Tags: annotation serialisation changed
      Severity: undecided or compatible
      Why: Where the payload goes as XML, other elements or attributes cross the wire. Only the
      JSON form is compared, so a changed one is undecided; one that stands on one side alone
      counts as compatible.
      Safely: Remove it where no payload is XML; otherwise keep it until a major version.
      old: xml: { name: order }
      new: xml: { name: purchaseOrder }

      content-encoding-changed
      What a string holds changed
      Tags: annotation serialisation changed
      Severity: undecided or compatible
      Why: contentEncoding, contentMediaType and contentSchema say how to read a string, and its
      contents are not compared, so a changed one is undecided; one that stands on one side alone
      counts as compatible.
      Safely: Add a property of another name for the new contents.
      old: { type: string, contentEncoding: base64 }
      new: { type: string, contentEncoding: base16 }

      schema-dialect-changed
      The dialect of the contract's schemas changed
      Tags: annotation meaning changed
      Severity: undecided or documentation
      At: contract
      Why: jsonSchemaDialect says what the keywords of schemas mean. All are read as OpenAPI's own
      dialect, which is JSON Schema 2020-12, so that another one leaves open what a schema accepts.
      Safely: Keep to the default dialect.
      old: openapi: 3.1.0
      new: jsonSchemaDialect: https://json-schema.org/draft/2019-09/schema

      extensible-enum-changed
      The values of an extensible list, or the mark x-extensible-enum, changed
      Tags: annotation values changed
      Severity: compatible
      At: parameter, body, header
      Why: In an answer a reader is told to expect other values, so that none that comes or goes
      breaks. In a request the listed values are those that the provider knows: one that goes
      breaks, which enum-value-removed reports beside this.
      Safely: Add values in a minor version; in a request keep accepting the old ones.
      old: { type: string, x-extensible-enum: [open, paid] }
      new: { type: string, x-extensible-enum: [open, paid, refunded] }
      """;

  private AnnotationRules() {}
}
