import { type Clock, type Logger, type SocketConnection, StreamError, type Timer } from '@millrace/base'
import * as limits from '../../limits.ts'
import type { KafkaBinding, KafkaServices } from '../api.ts'
import { KafkaConnection } from './connection.ts'
import { RequestMemory } from './request-memory.ts'

export interface KafkaConnectionsOptions {
  readonly bindings: readonly KafkaBinding[]
  /** What requests are worked on with. Those that come before wait for it. */
  readonly started: Promise<KafkaServices>
  readonly clock: Clock
  readonly logger: Logger
  readonly requestSizeBytesMax: number
  /** undefined: a connection may be idle for as long as it likes. */
  readonly connectionIdleMsMax: number | undefined
}

/** The connections of a listener, and what they share. */
export class KafkaConnections {
  readonly #options: KafkaConnectionsOptions
  readonly #memory: RequestMemory
  readonly #bindings: ReadonlyMap<number, KafkaBinding>
  readonly #connections = new Set<KafkaConnection>()
  #taken = 0
  #idleTimer: Timer | undefined
  #isDraining = false

  constructor(options: KafkaConnectionsOptions) {
    this.#options = options
    this.#bindings = new Map(options.bindings.map((binding) => [binding.api.key, binding]))
    this.#memory = new RequestMemory({
      clock: options.clock,
      capacityBytes: limits.kafkaRequestBytesHeldMax,
      arrivalMsMax: limits.kafkaArrivalMsMax,
    })
    this.#watchIdle()
  }

  /** Resolves once the connection is over. Never rejects. */
  async serve(socket: SocketConnection): Promise<void> {
    const { clock, logger, requestSizeBytesMax: sizeBytesMax } = this.#options
    // A broker that could not start has nothing to say.
    const services = await this.#options.started.catch(() => undefined)
    if (services === undefined || this.#isDraining) return
    const frames = { sizeBytesMax, memory: this.#memory }
    this.#taken += 1
    const context = { bindings: this.#bindings, services, clock, logger, frames }
    const connection = new KafkaConnection(socket, this.#taken, context)
    this.#connections.add(connection)
    await connection.serve()
    this.#connections.delete(connection)
  }

  /** Nothing new is read from now on; what is under way is answered. */
  drain(): void {
    this.#isDraining = true
    this.#idleTimer?.cancel()
    for (const connection of this.#connections) connection.drain()
  }

  /** After the last connection has gone. */
  close(): void {
    this.#memory.close()
  }

  /** One timer for all, that looks now and then: a connection is not closed to the millisecond. */
  #watchIdle(): void {
    const { clock, connectionIdleMsMax } = this.#options
    if (connectionIdleMsMax === undefined) return
    const everyMs = Math.min(Math.max(connectionIdleMsMax / 4, limits.kafkaIdleCheckMsMin), limits.kafkaIdleCheckMsMax)
    this.#idleTimer = clock.setTimer(everyMs, () => {
      const lateMs = clock.monotonicMs() - connectionIdleMsMax
      for (const connection of this.#connections) {
        const { idleSinceMs } = connection
        if (idleSinceMs !== undefined && idleSinceMs <= lateMs) connection.cut(idle(connectionIdleMsMax))
      }
      this.#watchIdle()
    })
  }
}

function idle(idleMs: number): StreamError {
  return new StreamError('CLOSED', `nothing came or went for ${idleMs} ms (connections.max.idle.ms)`)
}
