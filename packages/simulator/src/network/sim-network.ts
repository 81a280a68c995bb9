import {
  assert,
  type ChannelOptions,
  type ListenOptions,
  type Network,
  type ProbeOutcome,
  type RpcChannel,
  type RpcListener,
  StreamError,
} from '@millrace/base'
import type { SimProcess } from '../process/sim-process.ts'
import { Connection, type Endpoint } from './connection.ts'
import type { Fabric } from './fabric.ts'
import { SimChannel, unavailable } from './sim-channel.ts'
import { SimListener } from './sim-listener.ts'

const firstFreePort = 40_000
/** How long an attempt to connect goes on, and when it is repeated meanwhile. */
const connectTimeoutMs = 20_000
const connectAgainMs = 1_000

/** All sockets of all machines. */
export class SimNetwork {
  readonly fabric: Fabric
  readonly #listeners = new Map<string, SimListener>()
  readonly #connections = new Set<Connection>()
  #nextPort = firstFreePort
  #nextConnection = 1

  constructor(fabric: Fabric) {
    this.fabric = fabric
    fabric.onHostUp(() => {
      for (const connection of this.#connections) connection.hostUp()
    })
  }

  /** The network as one process sees it. */
  of(process: SimProcess): Network {
    return {
      listen: async (options) => this.#listen(process, options),
      connect: (address, options) => this.#connect(process, address, options),
      probe: (address, timeoutMs) => this.#probe(process, address, timeoutMs),
    }
  }

  /** A process is gone, alone or with its machine. */
  processDied(process: SimProcess, withMachine: boolean): void {
    for (const [address, listener] of this.#listeners) if (listener.process === process) this.#listeners.delete(address)
    this.#sweep()
    for (const connection of this.#connections) connection.processDied(process, withMachine)
  }

  /** Breaks every connection between two hosts; they may connect again at once. */
  reset(one: string, other: string): void {
    this.#sweep()
    for (const connection of this.#connections) {
      const hosts = [connection.client.process.host, connection.server.process.host]
      if (hosts.includes(one) && hosts.includes(other)) connection.cut()
    }
  }

  #listen(process: SimProcess, options: ListenOptions): RpcListener {
    const port = options.port === 0 ? this.#nextPort++ : options.port
    const address = `${options.host}:${port}`
    if (this.#listeners.has(address)) {
      const text = `${address} is in use; stop what listens there, or choose another port`
      throw new StreamError('ADDRESS_IN_USE', text, { context: { address } })
    }
    const listener = new SimListener(process, options, port, () => {
      if (this.#listeners.get(address) === listener) this.#listeners.delete(address)
    })
    this.#listeners.set(address, listener)
    return listener
  }

  #connect(process: SimProcess, address: string, options: ChannelOptions): RpcChannel {
    assertAddress(address)
    const host = hostOf(address)
    return new SimChannel(address, options, process, {
      dial: (done) => this.#dial(process, address, done),
      repeatMs: () => this.fabric.repeatMs(process.host, host),
    })
  }

  #dial(process: SimProcess, address: string, done: (result: Endpoint | StreamError) => void): void {
    this.#knock(process, address, connectTimeoutMs, (outcome, listener) => {
      if (listener === undefined || !listener.process.alive) {
        done(unavailable(address, outcome === 'silent' ? 'no answer' : 'nobody listens there'))
        return
      }
      const peer = `${process.host}:${this.#nextPort++}`
      const connection = new Connection(this.fabric, this.#nextConnection++, address, process, listener.process)
      this.#connections.add(connection)
      listener.process.schedule(0, 'delivery', `${connection.name} accepted from ${process.name}`, () =>
        listener.accept(connection.server, peer),
      )
      done(connection.client)
    })
  }

  #probe(process: SimProcess, address: string, timeoutMs: number): Promise<ProbeOutcome> {
    assertAddress(address)
    return new Promise((resolve) => {
      this.#knock(process, address, timeoutMs, resolve)
    })
  }

  /** What the kernel of `address` says to a first packet: it answers whether or not the process does. */
  #knock(
    process: SimProcess,
    address: string,
    timeoutMs: number,
    answer: (outcome: ProbeOutcome, listener: SimListener | undefined) => void,
  ): void {
    const { fabric } = this
    const host = hostOf(address)
    const endMs = fabric.loop.nowMs + timeoutMs
    let isOver = false
    const finish = (outcome: ProbeOutcome, listener: SimListener | undefined): void => {
      if (isOver) return
      isOver = true
      process.cancel(timer)
      answer(outcome, listener)
    }
    const timer = process.schedule(timeoutMs, 'timer', `connecting to ${address} takes too long`, () =>
      finish('silent', undefined),
    )
    const reply = (): void => {
      if (isOver || fabric.isCut(host, process.host)) return again()
      const listener = this.#listeners.get(address)
      const outcome = listener === undefined ? 'refused' : 'accepted'
      const delayMs = fabric.latencyMs(host, process.host)
      process.schedule(delayMs, 'delivery', `${address} ${outcome} ${process.name}`, () => {
        // What listened when the answer was given may be gone by now.
        const still = this.#listeners.get(address)
        finish(outcome, still === listener ? listener : undefined)
      })
    }
    const knock = (): void => {
      fabric.loop.after(
        fabric.latencyMs(process.host, host),
        'delivery',
        undefined,
        `${process.name} knocks at ${address}`,
        () => {
          if (fabric.isCut(process.host, host)) again()
          else reply()
        },
      )
    }
    const again = (): void => {
      if (isOver || !process.alive || fabric.loop.nowMs + connectAgainMs > endMs) return
      fabric.loop.after(connectAgainMs, 'timer', undefined, `${process.name} tries ${address} again`, knock)
    }
    knock()
  }

  #sweep(): void {
    for (const connection of this.#connections) if (connection.isOver) this.#connections.delete(connection)
  }
}

const hostOf = (address: string): string => address.slice(0, address.lastIndexOf(':'))

function assertAddress(address: string): void {
  assert(/^.+:\d+$/.test(address), `an address is host:port, not '${address}'`)
}
