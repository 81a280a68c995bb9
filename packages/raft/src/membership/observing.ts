import type { Core } from '../core.ts'
import type { ObserveRequest, ObserveResponse } from '../messages.ts'
import { sameReplica } from '../replica-key.ts'
import type { ReplicaKey } from '../types.ts'

/** How a node that does not vote finds the leader, which does not know of it by itself: it asks, and is told whom to ask. */
export class Observing {
  readonly #core: Core
  /** One hint is followed a time: two nodes that each think the other leads must not send it to and fro. */
  #maybeRedirected = true

  constructor(core: Core) {
    this.#core = core
  }

  /** Asks all voters that it knows. */
  askWhoLeads(): void {
    for (const voter of this.#core.otherVoters) this.ask(voter)
  }

  ask(peer: ReplicaKey): void {
    this.#maybeRedirected = true
    this.#send(peer)
  }

  onRequest(request: ObserveRequest): void {
    const { state, leader, outbox } = this.#core
    if (state.role === 'leader') state.observe(request.from)
    else if (leader !== undefined && !sameReplica(leader, request.from)) {
      outbox.send({ ...this.#core.head(request.from), type: 'observe-response', leader })
    }
  }

  onResponse(response: ObserveResponse): void {
    const { leader, self } = this.#core
    if (leader !== undefined || !this.#maybeRedirected || sameReplica(response.leader, self)) return
    this.#maybeRedirected = false
    this.#send(response.leader)
  }

  #send(peer: ReplicaKey): void {
    this.#core.outbox.send({ ...this.#core.head(peer), type: 'observe-request' })
  }
}
