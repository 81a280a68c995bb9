import { type Clock, type ErrorCode, isStreamError, type Network, type RpcChannel, StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { StreamsService } from '@millrace/contracts'
import { queryLimits } from '../queries/limits.ts'
import type { FoundStore } from '../queries/local-stores.ts'
import type { PageRequest, RowPage } from '../queries/row-query.ts'
import type { QueryOptions } from '../queries/store-access.ts'
import type { OtherCopies } from '../queries/store-router.ts'
import { type ApplicationCopy, copyOf } from '../tools/application.ts'
import { controlLimits } from './limits.ts'
import { pageTo, rowsFrom, wire } from './wire.ts'

/** What another copy says when it is not the one to ask, or does not say as it is gone. */
const isElsewhere: ReadonlySet<ErrorCode> = new Set(['STORE_MOVED', 'STORE_NOT_READY', 'BROKER_UNAVAILABLE', 'CLOSED'])

/** What asking others needs. */
export interface CopiesParts {
  readonly applicationId: string
  readonly processId: string
  readonly client: Client
  readonly network: Network
  readonly clock: Clock
}

/** The other copies of the application, as their group knows them; and the ways to them. */
export class Copies implements OtherCopies {
  readonly #parts: CopiesParts
  readonly #channels = new Map<string, RpcChannel>()
  #known: readonly ApplicationCopy[] = []
  #lookup: Promise<void> | undefined
  #lookedUpAtMs = -Infinity

  constructor(parts: CopiesParts) {
    this.#parts = parts
  }

  /** All copies, this one too. Asks the cluster if nothing is known, or if `isNew` and it was not asked just now. */
  async all(isNew: boolean): Promise<readonly ApplicationCopy[]> {
    const ageMs = this.#parts.clock.monotonicMs() - this.#lookedUpAtMs
    if (this.#known.length === 0 || (isNew && ageMs >= controlLimits.lookupAgainMs)) {
      this.#lookup ??= this.#lookUp().finally(() => (this.#lookup = undefined))
      await this.#lookup
    }
    return this.#known
  }

  async page(store: FoundStore, partition: number, request: PageRequest, options: QueryOptions): Promise<RowPage> {
    let failure: unknown
    // What is known may be old: asked once more, it is not.
    for (const isNew of [false, true]) {
      const others = (await this.all(isNew)).filter(({ processId }) => processId !== this.#parts.processId)
      const candidates = having(store, partition, options, others)
      for (const { address, memberId } of candidates) {
        if (address === undefined) continue
        try {
          return await this.#ask(address, store, partition, request, options)
        } catch (error) {
          failure = isStreamError(error, 'BROKER_UNAVAILABLE') ? gone(store, partition, memberId, error) : error
          if (!isStreamError(error) || !isElsewhere.has(error.code)) throw error
        }
      }
      failure ??= nobody(store.builder.name, partition, candidates)
    }
    throw failure
  }

  close(): void {
    for (const channel of this.#channels.values()) channel.close()
    this.#channels.clear()
  }

  async #ask(
    address: string,
    { builder }: FoundStore,
    partition: number,
    request: PageRequest,
    { standbys = false, timeoutMs = queryLimits.callTimeoutMs, signal }: QueryOptions,
  ): Promise<RowPage> {
    const { applicationId } = this.#parts
    const asked = { ...pageTo(request), applicationId, store: builder.name, partition, standbys, forward: false }
    const message = new wire.QueryStoreRequest(asked)
    return rowsFrom(await this.#channel(address).unary(StreamsService.queryStore, message, { timeoutMs, signal }))
  }

  async #lookUp(): Promise<void> {
    const { client, applicationId, clock } = this.#parts
    const { members } = await client.admin().describeGroup(applicationId, { timeoutMs: controlLimits.lookupTimeoutMs })
    this.#known = members.map(copyOf)
    this.#lookedUpAtMs = clock.monotonicMs()
    const addresses = new Set(this.#known.map(({ address }) => address))
    for (const [address, channel] of this.#channels) {
      if (addresses.has(address)) continue
      channel.close()
      this.#channels.delete(address)
    }
  }

  #channel(address: string): RpcChannel {
    const known = this.#channels.get(address)
    if (known !== undefined) return known
    const { messageSizeBytesMax } = controlLimits
    const channel = this.#parts.network.connect(address, { messageSizeBytesMax, purpose: 'streams control' })
    this.#channels.set(address, channel)
    return channel
  }
}

/** Who runs the task, and then, if they may answer, who keeps standbys of it. */
function having(
  { subtopology }: FoundStore,
  partition: number,
  { standbys = false }: QueryOptions,
  copies: readonly ApplicationCopy[],
): readonly ApplicationCopy[] {
  const taskId = `${subtopology?.id ?? ''}_${partition}`
  const active = copies.filter((copy) => copy.active.includes(taskId))
  return standbys ? [...active, ...copies.filter((copy) => copy.standby.includes(taskId))] : active
}

function gone({ builder }: FoundStore, partition: number, memberId: string, cause: StreamError): StreamError {
  return new StreamError(
    'STORE_NOT_READY',
    `partition ${partition} of store ${builder.name} is in the copy ${memberId}, which does not answer (${cause.message}): ask again soon, its tasks ` +
      'move once its group misses it',
    { context: { store: builder.name, partition }, cause },
  )
}

function nobody(store: string, partition: number, candidates: readonly ApplicationCopy[]): StreamError {
  const context = { store, partition }
  const [has] = candidates
  if (has === undefined || has.address !== undefined) {
    return new StreamError(
      'STORE_NOT_READY',
      `partition ${partition} of store ${store} is with no copy for the moment: tasks are moving, ask again soon`,
      { context },
    )
  }
  return new StreamError(
    'STORE_MOVED',
    `partition ${partition} of store ${store} is in the copy ${has.memberId} on ${has.host === '' ? 'an unknown host' : has.host}, ` +
      'which nobody can ask: run all copies with `control`',
    { context },
  )
}
