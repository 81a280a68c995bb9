import { type Clock, type ErrorCode, isStreamError, type Random, StreamError } from '@millrace/base'
import type { CoordinatorFound } from '../transport/group-calls.ts'
import type { CallLimits, Transport } from '../transport/transport.ts'
import { retry } from '../util/retry.ts'

/** What has a coordinator: a group, or a transactional id. */
export type CoordinatedKind = 'group' | 'transaction'

/** A call to a coordinator. */
export interface CoordinatedCall {
  readonly kind: CoordinatedKind
  /** The group, or the transactional id. */
  readonly id: string
  /** For messages. */
  readonly what: string
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

export interface CoordinatorParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
}

/** After these another broker may be the coordinator. */
const moved: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'NOT_COORDINATOR',
  'COORDINATOR_NOT_AVAILABLE',
  'BROKER_UNAVAILABLE',
  'SHUTTING_DOWN',
  'TIMEOUT',
])

/** Who coordinates each group and transactional id in use: found when it is first asked for, and anew when it proves wrong. */
export class Coordinators {
  readonly #parts: CoordinatorParts
  readonly #known: Readonly<Record<CoordinatedKind, Map<string, number>>> = { group: new Map(), transaction: new Map() }

  constructor(parts: CoordinatorParts) {
    this.#parts = parts
  }

  /**
   * Calls the coordinator, again where another broker has become it, until `timeoutMs` are over. What the call itself throws tells
   * which of both it is.
   */
  call<T>(
    { kind, id, what, timeoutMs, signal }: CoordinatedCall,
    attempt: (nodeId: number, limits: CallLimits) => Promise<T>,
  ): Promise<T> {
    return retry(this.#parts, { what, timeoutMs, signal }, async (leftMs, answerMs) => {
      const nodeId = await this.find(kind, id, { timeoutMs: leftMs, signal })
      try {
        return await attempt(nodeId, { timeoutMs: answerMs, signal })
      } catch (error) {
        this.failed(kind, id, error)
        throw error
      }
    })
  }

  /** The coordinator's node id, as last seen or as a broker says now. Asks once. */
  async find(kind: CoordinatedKind, id: string, limits: CallLimits): Promise<number> {
    const known = this.#known[kind].get(id)
    if (known !== undefined) return known
    const [found] = await this.#ask(kind, [id], limits)
    if (found === undefined) throw new StreamError('INTERNAL', `the broker said nothing of the coordinator of ${id}`)
    if (found.error !== undefined) throw found.error
    this.#known[kind].set(id, found.nodeId)
    return found.nodeId
  }

  /** A call to the coordinator failed: it may be another one by now. */
  failed(kind: CoordinatedKind, id: string, error: unknown): void {
    if (isStreamError(error) && moved.has(error.code)) this.#known[kind].delete(id)
  }

  /** Nobody here uses it any more. */
  forget(kind: CoordinatedKind, id: string): void {
    this.#known[kind].delete(id)
  }

  #ask(kind: CoordinatedKind, ids: readonly string[], limits: CallLimits): Promise<readonly CoordinatorFound[]> {
    const { groups, transactions } = this.#parts.transport
    return kind === 'group' ? groups.findCoordinators(ids, limits) : transactions.findCoordinators(ids, limits)
  }
}
