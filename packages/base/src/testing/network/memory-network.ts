import { assert } from '../../assert.ts'
import type { Clock } from '../../ports/clock.ts'
import { type Logger, silentLogger } from '../../ports/logger.ts'
import type {
  ChannelOptions,
  ListenOptions,
  Network,
  ProbeOutcome,
  RpcChannel,
  RpcListener,
} from '../../ports/network.ts'
import { StreamError } from '../../stream-error.ts'
import { MemoryChannel } from './memory-channel.ts'
import { MemoryListener } from './memory-listener.ts'

/** The clock of a {@link MemoryNetwork}, its logger and its windows. */
export interface MemoryNetworkOptions {
  /** For time limits of calls and of closing. */
  readonly clock: Clock
  readonly logger?: Logger
  /** Bytes on their way in one direction of a stream before its sender has to wait. */
  readonly windowBytes?: number
}

const firstFreePort = 40_000

/** Calls between parts of one process, with real encoding and real pushing back, and faults at will. */
export class MemoryNetwork implements Network {
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #windowBytes: number
  readonly #listeners = new Map<string, MemoryListener>()
  readonly #cut = new Set<string>()
  #nextPort = firstFreePort

  constructor(options: MemoryNetworkOptions) {
    this.#clock = options.clock
    this.#logger = options.logger ?? silentLogger
    this.#windowBytes = options.windowBytes ?? 64 * 1024
  }

  async listen(options: ListenOptions): Promise<RpcListener> {
    const port = options.port === 0 ? this.#nextPort++ : options.port
    const address = `${options.host}:${port}`
    if (this.#listeners.has(address)) {
      throw new StreamError('ADDRESS_IN_USE', `${address} is in use; stop what listens there, or choose another port`, {
        context: { address },
      })
    }
    const listener = new MemoryListener(options, port, {
      clock: this.#clock,
      logger: this.#logger,
      onClosed: () => this.#listeners.delete(address),
    })
    this.#listeners.set(address, listener)
    return listener
  }

  connect(address: string, options: ChannelOptions): RpcChannel {
    assertAddress(address)
    return new MemoryChannel(address, options, {
      clock: this.#clock,
      windowBytes: this.#windowBytes,
      listener: () => (this.#cut.has(address) ? undefined : this.#listeners.get(address)),
      peer: () => `127.0.0.1:${this.#nextPort++}`,
    })
  }

  async probe(address: string, timeoutMs: number): Promise<ProbeOutcome> {
    assertAddress(address)
    if (!this.#cut.has(address)) return this.#listeners.has(address) ? 'accepted' : 'refused'
    await new Promise<void>((resolve) => {
      this.#clock.setTimer(timeoutMs, resolve)
    })
    return 'silent'
  }

  /** Breaks every connection to the address once; clients may connect again at once. */
  reset(address: string): void {
    const text = `the connection to ${address} broke`
    this.#listeners.get(address)?.dropAll(new StreamError('BROKER_UNAVAILABLE', text, { context: { address } }))
  }

  /** Breaks every connection to the address, and lets none be made until {@link heal}. */
  cut(address: string): void {
    this.#cut.add(address)
    this.reset(address)
  }

  heal(address: string): void {
    this.#cut.delete(address)
  }
}

function assertAddress(address: string): void {
  assert(/^.+:\d+$/.test(address), `an address is host:port, not '${address}'`)
}
