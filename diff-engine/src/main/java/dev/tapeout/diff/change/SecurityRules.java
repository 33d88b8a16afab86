package dev.tapeout.diff.change;

/** Rules about who gets in. */
final class SecurityRules {
  static final String TEXTS =
      """
      authentication-added
      Credentials are asked for where none were
      Tags: security existence added
      Severity: breaking
      Why: Anonymous callers are turned away.
      Safely: Offer the credentials first, beside '- {}', which lets the others in; take that away
      in a major version.
      old: security: []
      new: security: [{ token: [] }]

      authentication-removed
      Credentials are no longer asked for
      Tags: security existence removed
      Severity: compatible
      Why: Whoever has some still gets in. Compatible for callers; whether the operation should be
      open is another question.
      Safely: Make sure in the review that the operation may be open to everybody.
      old: security: [{ token: [] }]
      new: security: [{}]

      scope-added
      A caller needs a scope more
      Tags: security constraints tightened
      Severity: breaking
      Why: Tokens that were good enough are refused.
      Safely: Accept the old scopes as an alternative until a major version.
      old: security: [{ oauth: [read] }]
      new: security: [{ oauth: [read, audit] }]

      scope-removed
      A caller needs a scope less
      Tags: security constraints loosened
      Severity: compatible
      Why: Tokens that were good enough still are.
      Safely: Make sure in the review that tokens without the scope may do all that the operation
      does.
      old: security: [{ oauth: [read, audit] }]
      new: security: [{ oauth: [read] }]

      credential-added
      A caller needs one credential more
      Tags: security constraints tightened
      Severity: breaking
      Why: Callers that have only the old ones are turned away.
      Safely: Offer both ways as alternatives until a major version.
      old: security: [{ token: [] }]
      new: security: [{ token: [], apiKey: [] }]

      credential-removed
      A caller needs one credential less
      Tags: security constraints loosened
      Severity: compatible
      Why: Callers that have both still get in.
      Safely: Make sure in the review that the credentials that are left are enough.
      old: security: [{ token: [], apiKey: [] }]
      new: security: [{ token: [] }]

      security-alternative-removed
      A way to get in is closed
      Tags: security existence removed
      Severity: breaking
      Why: Callers that have only these credentials are turned away. What counts is what crosses
      the wire: a scheme may be renamed in the contract without harm.
      Safely: Say in the description of the scheme that it is going, move the callers, and close the
      way in a major version.
      old: security: [{ token: [] }, { apiKey: [] }]
      new: security: [{ token: [] }]

      security-alternative-added
      There is a further way to get in
      Tags: security existence added
      Severity: compatible
      Why: The old ways still hold.
      Safely: Release it in a minor version.
      old: security: [{ token: [] }]
      new: security: [{ token: [] }, { apiKey: [] }]

      security-scheme-changed
      A security scheme kept its name and is something else on the wire
      Tags: security serialisation changed
      Severity: breaking
      Why: Callers present the credential in the old way: another header, place or HTTP scheme.
      Safely: Declare the new scheme beside the old one and offer both as alternatives.
      old: securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
      new: securitySchemes: { key: { type: apiKey, in: header, name: X-Api-Key } }

      webhook-credentials-changed
      The provider presents other credentials when it calls a webhook
      Tags: security existence changed
      Severity: breaking
      Why: The consumer checks those that were agreed.
      Safely: Present the old credentials as well, until consumers check the new ones.
      old: webhooks: { paid: { post: { security: [{ signature: [] }] } } }
      new: webhooks: { paid: { post: { security: [{ token: [] }] } } }

      oauth-flow-removed
      A way to come by a token is gone
      Tags: security existence removed
      Severity: breaking
      Why: Callers that use this flow get no token any more.
      Safely: Keep the flow until a major version.
      old: flows: { implicit: …, authorizationCode: … }
      new: flows: { authorizationCode: … }

      oauth-flow-added
      There is a further way to come by a token
      Tags: security existence added
      Severity: compatible
      Why: The old ones still hold.
      Safely: Release it in a minor version.
      old: flows: { authorizationCode: … }
      new: flows: { authorizationCode: …, clientCredentials: … }

      oauth-scope-removed
      An OAuth flow no longer knows a scope
      Tags: security existence removed
      Severity: breaking
      Why: Callers that ask for it when they fetch a token are refused (RFC 6749, 5.2: invalid_scope).
      Safely: Keep accepting the scope, and give no more for it than for a token without it.
      old: scopes: { read: …, audit: … }
      new: scopes: { read: … }

      oauth-scope-added
      An OAuth flow knows a further scope
      Tags: security existence added
      Severity: compatible
      Why: Nobody asks for it yet.
      Safely: Release it in a minor version.
      old: scopes: { read: … }
      new: scopes: { read: …, audit: … }

      oauth-url-changed
      Tokens are to be had at another address
      Tags: security values changed
      Severity: breaking
      Why: Callers ask at the old one.
      Safely: Keep the old address answering until a major version.
      old: flows: { clientCredentials: { tokenUrl: https://login.example.com/token } }
      new: flows: { clientCredentials: { tokenUrl: https://id.example.com/token } }

      oauth-url-added
      There is a further address for tokens
      Tags: security values added
      Severity: compatible
      Why: Nobody uses it yet.
      Safely: Release it in a minor version.
      old: flows: { clientCredentials: { tokenUrl: https://login.example.com/token } }
      new: flows: { clientCredentials: { tokenUrl: …, refreshUrl: https://login.example.com/refresh } }

      oauth-url-removed
      An address for tokens is gone
      Tags: security values removed
      Severity: breaking
      Why: Callers ask there, for a token or for a fresh one.
      Safely: Keep the address answering and listed until a major version.
      old: flows: { clientCredentials: { tokenUrl: …, refreshUrl: https://login.example.com/refresh } }
      new: flows: { clientCredentials: { tokenUrl: https://login.example.com/token } }
      """;

  private SecurityRules() {}
}
