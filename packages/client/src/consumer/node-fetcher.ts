import type { StreamError } from '@millrace/base'
import { limits } from '../limits.ts'
import type {
  FetchedDivergence,
  FetchedError,
  FetchedFrame,
  FetchedRedirect,
  FetchSession,
  FetchTarget,
  Isolation,
  TopicRef,
  Transport,
} from '../transport/transport.ts'
import type { CreditShares } from './credit-shares.ts'
import type { PartitionState } from './partition-state.ts'

export interface NodeFetcherParts {
  readonly transport: Transport
  readonly nodeId: number
  readonly prefetchBytes: number
  /** Where the consumer is; empty to read from leaders alone. */
  readonly rack: string
  readonly isolation: Isolation
  readonly shares: CreditShares
  readonly frame: (frame: FetchedFrame) => void
  readonly failed: (error: FetchedError) => void
  readonly redirected: (redirect: FetchedRedirect) => void
  readonly diverged: (divergence: FetchedDivergence) => void
  /** The session is over; the fetcher opens another when it is asked for partitions again. */
  readonly closed: (error: StreamError) => void
}

/**
 * One broker's part of a subscription: a fetch session with its credit. What was granted and not used, and what was received and
 * not taken, never pass `prefetchBytes` together (but by one batch).
 */
export class NodeFetcher {
  readonly #parts: NodeFetcherParts
  #session: FetchSession | undefined
  /** Granted in this session, and not used. */
  #creditBytes = 0
  /** Received, in this session or before, and not taken. */
  #heldBytes = 0
  #leaveShares: () => void = () => {}

  constructor(parts: NodeFetcherParts) {
    this.#parts = parts
  }

  /** Begins with the partitions, or moves them. */
  set(topic: TopicRef, states: readonly { readonly state: PartitionState; readonly leaderEpoch: number }[]): void {
    if (states.length === 0) return
    const targets = (staysAtLeader: boolean): FetchTarget[] =>
      states
        .filter(({ state }) => state.staysAtLeader === staysAtLeader)
        .map(({ state: { partition, fetchOffset: offset, fetchEpoch: lastFetchedEpoch, epoch }, leaderEpoch }) => ({
          topic,
          partition,
          offset,
          epoch,
          leaderEpoch,
          lastFetchedEpoch,
        }))
    const session = this.#opened()
    const atLeader = targets(true)
    const { rack, isolation } = this.#parts
    if (atLeader.length > 0) session.update({ set: atLeader, isolation })
    session.update({ set: targets(false), rack, isolation, grantBytes: this.#takeGrant() })
  }

  remove(topic: TopicRef, partitions: readonly number[]): void {
    this.#session?.update({ remove: partitions.map((partition) => ({ topic, partition })) })
  }

  /** The application has taken what it held, or nobody wants it any more. */
  release(bytes: number): void {
    this.#heldBytes -= bytes
    if (this.#session === undefined) return
    const grantBytes = this.#takeGrant()
    if (grantBytes > 0) this.#session.update({ grantBytes })
  }

  close(): void {
    this.#leaveShares()
    this.#session?.close()
    this.#session = undefined
  }

  #opened(): FetchSession {
    if (this.#session !== undefined) return this.#session
    const { transport, nodeId, shares, frame, failed, redirected, diverged, closed } = this.#parts
    const session: FetchSession = transport.openFetch(nodeId, {
      frame: (received) => {
        if (session !== this.#session) return
        this.#creditBytes -= received.batches.length
        this.#heldBytes += received.batches.length
        frame(received)
      },
      failed: (error) => {
        if (session === this.#session) failed(error)
      },
      redirected: (redirect) => {
        if (session === this.#session) redirected(redirect)
      },
      diverged: (divergence) => {
        if (session === this.#session) diverged(divergence)
      },
      closed: (error) => {
        if (session !== this.#session) return
        this.#leaveShares()
        this.#session = undefined
        closed(error)
      },
    })
    this.#session = session
    this.#leaveShares = shares.enter(nodeId)
    this.#creditBytes = 0
    return session
  }

  /** What can be granted now; 0 while it is too little to be worth a message. */
  #takeGrant(): number {
    const { shares, nodeId, prefetchBytes } = this.#parts
    const share = shares.share(nodeId, prefetchBytes)
    const free = share - this.#creditBytes - this.#heldBytes
    if (free < share * limits.fetchGrantShare) return 0
    this.#creditBytes += free
    return free
  }
}
