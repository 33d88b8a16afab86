package dev.tapeout.diff.change;

/** Rules about operations as a whole, and about contracts. */
final class OperationRules {
  static final String TEXTS =
      """
      operation-removed
      An operation is gone
      Tags: operation existence removed
      Severity: breaking
      Why: Whoever calls it gets an error from the next release on.
      Safely: Mark it with deprecated: true, tell its callers what to use instead, and remove it in
      a major version.
      old: /orders: { get: …, delete: … }
      new: /orders: { get: … }

      deprecated-operation-removed
      An operation that was marked deprecated is gone
      Tags: operation existence removed
      Severity: breaking
      Why: Its callers were warned, but not until when, and those who still call it get an error.
      Breaking by default; a team that counts the warning as enough writes severities:
      {deprecated-operation-removed: warning} into tapeout.yaml.
      Safely: Add an x-sunset that leaves its callers time, and remove it when the day has come; or
      remove it in a major version.
      old: /orders: { delete: { deprecated: true, … } }
      new: /orders: {}

      operation-added
      An operation is new
      Tags: operation existence added
      Severity: compatible
      Why: Nobody calls it yet, so nobody is hurt.
      Safely: Release it in a minor version.
      old: /orders: { get: … }
      new: /orders: { get: …, post: … }

      webhook-removed
      The provider no longer calls a webhook
      Tags: operation existence removed
      Severity: breaking
      Why: A consumer that waits for the call waits in vain.
      Safely: Mark it with deprecated: true, offer another way to learn of the event, and remove it
      in a major version.
      old: webhooks: { orderShipped: { post: … } }
      new: webhooks: {}

      webhook-added
      The provider offers a new webhook
      Tags: operation existence added
      Severity: compatible
      Why: It reaches only those who ask for it.
      Safely: Release it in a minor version.
      old: webhooks: {}
      new: webhooks: { orderShipped: { post: … } }

      callback-removed
      An operation no longer calls back
      Tags: operation existence removed
      Severity: breaking
      Why: A consumer that waits for the call waits in vain.
      Safely: Mark its operation with deprecated: true first, and remove it in a major version.
      old: callbacks: { done: { '{$request.body#/url}': { post: … } } }
      new: callbacks: {}

      callback-added
      An operation calls back in a new way
      Tags: operation existence added
      Severity: compatible
      Why: Consumers that offer no address for it are not called.
      Safely: Call only those who give an address for it; release it in a minor version.
      old: callbacks: {}
      new: callbacks: { done: { '{$request.body#/url}': { post: … } } }

      operation-id-changed
      The operationId of an operation changed
      Tags: operation meaning changed
      Severity: compatible or breaking
      Why: It never crosses the wire, but generated clients name their methods after it. Breaking
      under the policy sdk, otherwise compatible.
      Safely: Keep the operationId; under the policy sdk a new one needs a major version.
      old: operationId: listOrders
      new: operationId: getOrders

      schema-name-removed
      A schema lost its name
      Tags: contract existence removed
      Severity: breaking
      At: body
      Why: Generated clients name their types after it. Reported under the policy sdk only: without
      generated clients a name means nothing on the wire.
      Safely: Keep the name as a reference to the new one: Order: { $ref:
      '#/components/schemas/PurchaseOrder' }.
      old: components: { schemas: { Order: … } }
      new: components: { schemas: { PurchaseOrder: … } }

      bounded-context-moved
      An operation belongs to another bounded context
      Tags: operation meaning changed
      Severity: compatible
      At: contract, operation
      Why: Nothing changes on the wire, but another team answers for the operation now.
      Safely: Let both teams agree to it in the review, and release it in a minor version.
      old: x-domain-bounded-context: orders
      new: x-domain-bounded-context: fulfilment

      limit-tightened
      A limit of x-silicon-flow is lower than before
      Tags: operation constraints tightened
      Severity: breaking
      Why: A consumer that stays just within the old rate, burst or max is now turned away. A longer
      window counts as well: max must grow with it.
      Safely: Find out what consumers use; lower the limit in a major version.
      old: x-silicon-flow: { limit: { rate: 200 } }
      new: x-silicon-flow: { limit: { rate: 100 } }

      limit-loosened
      A limit of x-silicon-flow is higher than before
      Tags: operation constraints loosened
      Severity: compatible
      Why: Whoever stayed within the old limit stays within the new one.
      Safely: Make sure that the service can carry it.
      old: x-silicon-flow: { limit: { rate: 200 } }
      new: x-silicon-flow: { limit: { rate: 400 } }

      silicon-flow-changed
      How an operation takes part in the flow changed
      Tags: operation meaning changed
      Severity: compatible
      Why: Tracing, drift reports or the shape of a limit concern how the service is run. No number
      that both sides give became smaller.
      Safely: Release it in a minor version.
      old: x-silicon-flow: { trace: { sample: 0.1 } }
      new: x-silicon-flow: { trace: { sample: 1.0 } }

      drift-enforced
      What is beside the contract is now refused
      Tags: operation constraints tightened
      Severity: compatible
      Why: Whoever keeps to the contract is served as before. Requests that were beside it and only
      reported are refused from now on. A team that knows of such callers writes severities:
      {drift-enforced: error} into tapeout.yaml.
      Safely: Look at the drift reports first: when they are empty, nobody is hurt.
      old: x-silicon-flow: { drift: { mode: report } }
      new: x-silicon-flow: { drift: { mode: enforce } }

      server-url-changed
      The URL of the only server that changed is another one
      Tags: server existence changed
      Severity: breaking
      Why: Consumers that were built against the old address do not reach the new one by
      themselves. The URL counts together with the paths: a base path that only moves into the
      paths is no change.
      Safely: List both addresses and keep the old one answering until a major version.
      old: servers: [{ url: https://api.example.com/v1 }]
      new: servers: [{ url: https://api.example.com/v2 }]

      server-removed
      A server is no longer listed
      Tags: server existence removed
      Severity: breaking
      Why: Consumers that use its address may find nobody there. Addresses of the own machine, such
      as http://localhost, do not count.
      Safely: Keep the address alive and listed until a major version.
      old: servers: [{ url: https://api.example.com }, { url: https://eu.example.com }]
      new: servers: [{ url: https://api.example.com }]

      server-added
      A server is new
      Tags: server existence added
      Severity: compatible
      Why: The old addresses still hold.
      Safely: Release it in a minor version.
      old: servers: [{ url: https://api.example.com }]
      new: servers: [{ url: https://api.example.com }, { url: https://eu.example.com }]

      contract-removed
      A whole contract is gone
      Tags: contract existence removed
      Severity: breaking
      Why: Every consumer of each of its operations is left without it.
      Safely: Mark every operation with deprecated: true, release that, and tell the callers what to
      use instead. When nobody calls it any more, delete the file in a change of its own, with
      severities: {contract-removed: warning} in tapeout.yaml, which lets it pass and still reports
      it.
      old: openapi: 3.1.0 …
      new: (no file)

      server-variable-narrowed
      A variable in the URL of a server may no longer be all that it could be
      Tags: server values tightened
      Severity: breaking
      Why: Whoever put one of those values into the URL finds nobody there. No enum stands for any
      value.
      Safely: Keep the old values answering and listed until a major version.
      old: variables: { region: { default: eu, enum: [eu, us] } }
      new: variables: { region: { default: eu, enum: [eu] } }

      server-variable-widened
      A variable in the URL of a server may be more than before
      Tags: server values loosened
      Severity: compatible
      Why: All old addresses still hold.
      Safely: Release it in a minor version.
      old: variables: { region: { default: eu, enum: [eu] } }
      new: variables: { region: { default: eu, enum: [eu, us] } }

      server-variable-default-changed
      A variable in the URL of a server has another default
      Tags: server values changed
      Severity: compatible
      Why: Whoever was built against the old default still reaches it, for what the variable may be is
      compared by itself.
      Safely: Tell consumers which address they are to use from now on.
      old: variables: { region: { default: eu } }
      new: variables: { region: { default: us } }
      """;

  private OperationRules() {}
}
