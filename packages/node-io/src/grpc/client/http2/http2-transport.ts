import { type ChannelOptions, StreamError } from '@millrace/base'
import {
  callsWaitingMax,
  connectTimeMsMax,
  keepaliveTimeMs,
  keepaliveTimeoutMs,
  reconnectBackoffGrowth,
  reconnectBackoffMsMax,
  reconnectBackoffMsMin,
} from '../../../limits.ts'
import { type HostAndPort, parseAddress } from '../../../net/parse-address.ts'
import type { ByteCall, CallTransport } from '../call.ts'
import { Http2Call } from './http2-call.ts'
import { Http2Connection, type Http2ConnectionOptions } from './http2-connection.ts'

type Timing = Pick<Http2ConnectionOptions, 'connectTimeMsMax' | 'liveness'>

const defaultTiming: Timing = {
  connectTimeMsMax,
  liveness: { everyMs: keepaliveTimeMs, withinMs: keepaliveTimeoutMs },
}

/**
 * Calls over node:http2, for streams that carry much: unlike grpc-js it writes messages from where they lie, and copies what it receives
 * once. Connects when a call needs it, and again after the connection broke or was ended. Where the server can't be reached, calls fail
 * at once until it is time to try again; none waits for that.
 */
export class Http2Transport implements CallTransport {
  readonly #address: string
  readonly #target: HostAndPort
  readonly #messageSizeBytesMax: number
  readonly #timing: Timing
  /** Until there is a connection, or room on it. */
  readonly #waiting = new Set<Http2Call>()
  /** Those that end their calls too. */
  readonly #connections = new Set<Http2Connection>()
  /** The one for new calls. */
  #current: Http2Connection | undefined
  #unreachable: { readonly why: string; readonly untilMs: number; readonly backoffMs: number } | undefined
  #isClosed = false

  constructor(address: string, options: Pick<ChannelOptions, 'messageSizeBytesMax'>, timing = defaultTiming) {
    this.#address = address
    this.#target = parseAddress(address)
    this.#messageSizeBytesMax = options.messageSizeBytesMax
    this.#timing = timing
  }

  open(path: string, deadlineMs: number): ByteCall {
    const call = new Http2Call({
      path,
      address: this.#address,
      messageSizeBytesMax: this.#messageSizeBytesMax,
      deadlineMs,
    })
    const failure = this.#whyNot(path)
    if (failure !== undefined) {
      call.cancel(failure)
      return call
    }
    if (this.#waiting.size === 0 && this.#current?.hasRoom === true) {
      this.#current.carry(call)
      return call
    }
    this.#waiting.add(call)
    call.signal.addEventListener('abort', () => this.#waiting.delete(call), { once: true })
    this.#begin()
    return call
  }

  close(): void {
    this.#isClosed = true
    for (const connection of [...this.#connections]) connection.close()
  }

  #whyNot(path: string): StreamError | undefined {
    if (this.#isClosed) return new StreamError('CLOSED', `the channel to ${this.#address} is closed`)
    if (this.#waiting.size >= callsWaitingMax) {
      const text = `${path}: ${callsWaitingMax} calls to ${this.#address} wait already; make fewer at a time`
      return new StreamError('RESOURCE_EXHAUSTED', text, {
        context: { address: this.#address, limit: callsWaitingMax },
      })
    }
    const unreachable = this.#unreachable
    const mayTry = this.#current !== undefined || unreachable === undefined || performance.now() >= unreachable.untilMs
    return mayTry ? undefined : this.#unavailable(unreachable.why)
  }

  /** Puts those that wait on the connection, as far as it has room, after making one if there is none. */
  #begin(): void {
    if (this.#isClosed || this.#waiting.size === 0) return
    this.#current ??= this.#connect()
    const current = this.#current
    for (const call of this.#waiting) {
      if (!current.hasRoom) return
      this.#waiting.delete(call)
      current.carry(call)
    }
  }

  #connect(): Http2Connection {
    const connection: Http2Connection = new Http2Connection(
      { target: this.#target, ...this.#timing },
      {
        room: () => {
          if (connection === this.#current) {
            this.#unreachable = undefined
            this.#begin()
          }
        },
        gone: (wasUsed, why) => {
          if (connection === this.#current) this.#current = undefined
          // Those that wait for room can have it on the next connection.
          if (wasUsed) this.#begin()
          else this.#giveUp(why)
        },
        closed: () => this.#connections.delete(connection),
      },
    )
    this.#connections.add(connection)
    return connection
  }

  /** The server can't be reached: those that wait learn it now, those that come soon at once. */
  #giveUp(why: string): void {
    const backoffMs = Math.min(
      reconnectBackoffMsMax,
      this.#unreachable === undefined ? reconnectBackoffMsMin : this.#unreachable.backoffMs * reconnectBackoffGrowth,
    )
    this.#unreachable = { why, untilMs: performance.now() + backoffMs, backoffMs }
    for (const call of [...this.#waiting]) call.cancel(this.#unavailable(why))
  }

  #unavailable(why: string): StreamError {
    const address = this.#address
    return new StreamError('BROKER_UNAVAILABLE', `can't reach ${address}: ${why}`, { context: { address } })
  }
}
