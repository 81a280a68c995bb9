import type { Core } from '../core.ts'
import type { ObserveResponse } from '../messages.ts'
import { sameReplica } from '../replica-key.ts'
import type { ReplicaKey } from '../types.ts'

/** How a node that does not vote finds the leader, which does not know of it by itself: it asks, and is told whom to ask. */
export class Observing {
  readonly #core: Core

  constructor(core: Core) {
    this.#core = core
  }

  /** Asks all voters that it knows. */
  askWhoLeads(): void {
    for (const voter of this.#core.otherVoters) this.ask(voter)
  }

  ask(peer: ReplicaKey): void {
    this.#core.outbox.send({ ...this.#core.head(peer), type: 'observe-request' })
  }
  /** Somebody who is not served by the leader, so far as is known here, should be. */
  onRequest(from: ReplicaKey): void {
    const { state, leader, log, outbox } = this.#core
    if (state.role === 'leader') state.observe(from)
    else if (leader !== undefined && !sameReplica(leader, from)) {
      const { endpoints = [] } = log.voters.find((voter) => sameReplica(voter, leader)) ?? {}
      outbox.send({ ...this.#core.head(from), type: 'observe-response', leader: { ...leader, endpoints } })
    }
  }

  /** Hints can't go to and fro between two nodes: each is of the term that it came in, and a term has one leader. */
  onResponse(response: ObserveResponse): void {
    const { leader, self } = this.#core
    if (leader === undefined && !sameReplica(response.leader, self)) this.ask(response.leader)
  }
}
