import { type ErrorCode, isStreamError, type StreamError, toStreamError } from '@millrace/base'
import type { Coordinators } from '../coordinators/coordinators.ts'
import { unlessStale } from '../groups/offset-commits.ts'
import type { MemberRef, OffsetToCommit, TransactionRef } from '../transport/group-calls.ts'
import type { CallLimits, ProducerIdentity, Transport } from '../transport/transport.ts'
import { isFencing, outcomeUnknown, producerFenced } from './errors.ts'

export interface CoordinatedTransactionParts {
  readonly transport: Transport
  readonly coordinators: Coordinators
}

/** After these it is certain that the end of a transaction was not decided. */
const notDecided: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'CONCURRENT_TRANSACTIONS',
  'COORDINATOR_LOAD_IN_PROGRESS',
])

/** The calls of one transactional id to its coordinator, and to those of groups. Each is tried again for `timeoutMs`. */
export class TransactionCoordinator {
  readonly #id: string
  readonly #timeoutMs: number
  readonly #parts: CoordinatedTransactionParts

  constructor(id: string, timeoutMs: number, parts: CoordinatedTransactionParts) {
    this.#id = id
    this.#timeoutMs = timeoutMs
    this.#parts = parts
  }

  /** The identity to begin with; with `identity`, to go on with (KIP-360). */
  init(identity: ProducerIdentity | undefined, signal: AbortSignal): Promise<ProducerIdentity> {
    const producer = { transactionalId: this.#id, transactionTimeoutMs: this.#timeoutMs, identity }
    return this.#call(`taking the transactional id ${this.#id}`, signal, (nodeId, limits) =>
      this.#parts.transport.transactions.initProducer(nodeId, producer, limits),
    )
  }

  async commitOffsets(
    identity: ProducerIdentity,
    member: () => MemberRef,
    offsets: readonly OffsetToCommit[],
    signal: AbortSignal,
  ): Promise<void> {
    const { coordinators, transport } = this.#parts
    const { groupId } = member()
    // Asked anew for each attempt, and outside of what is tried again: who has lost what it has read commits nothing of it.
    const what = `committing offsets of group ${groupId} in the transaction of ${this.#id}`
    const call = { kind: 'group', id: groupId, what, timeoutMs: this.#timeoutMs, signal } as const
    await coordinators.call(call, async (nodeId, limits) => {
      const reader = member()
      await unlessStale(groupId, async () => {
        const errors = await transport.groups.commitOffsets(nodeId, reader, offsets, this.#ref(identity), limits)
        for (const error of errors) if (error !== undefined) throw error
      })
    })
  }

  /**
   * Ends the transaction. TRANSACTION_OUTCOME_UNKNOWN if a commit may have been made or not; PRODUCER_FENCED if certainly not, since somebody
   * else has the id.
   */
  async end(identity: ProducerIdentity, commit: boolean): Promise<ProducerIdentity> {
    let isInDoubt = false
    try {
      const what = `${commit ? 'committing' : 'aborting'} the transaction of ${this.#id}`
      return await this.#call(what, undefined, async (nodeId, limits) => {
        try {
          return await this.#parts.transport.transactions.endTransaction(nodeId, this.#ref(identity), commit, limits)
        } catch (error) {
          // Told after an attempt that got lost, this says that the transaction was aborted meanwhile.
          if (isStreamError(error, 'TRANSACTION_ABORTABLE')) isInDoubt = false
          else if (isStreamError(error) && error.retriable && !notDecided.has(error.code)) isInDoubt = true
          throw error
        }
      })
    } catch (error) {
      const failure = toStreamError(error, 'INTERNAL', `ending the transaction of ${this.#id} failed`)
      if (commit && (isInDoubt || failure.code === 'INTERNAL')) throw outcomeUnknown(this.#id, failure)
      throw failure
    }
  }

  async #call<T>(
    what: string,
    signal: AbortSignal | undefined,
    attempt: (nodeId: number, limits: CallLimits) => Promise<T>,
  ): Promise<T> {
    const call = { kind: 'transaction', id: this.#id, what, timeoutMs: this.#timeoutMs, signal } as const
    try {
      return await this.#parts.coordinators.call(call, attempt)
    } catch (error) {
      throw isFencing(error) ? producerFenced(this.#id, error) : error
    }
  }

  #ref({ producerId, producerEpoch }: ProducerIdentity): TransactionRef {
    return { transactionalId: this.#id, producerId, producerEpoch }
  }
}

/** Whether nothing more can be done under the id by this producer. */
export function isFatal(error: StreamError): boolean {
  return error.fatal || error.code === 'TRANSACTIONAL_ID_NOT_FOUND'
}
