import { once } from 'node:events'
import { createServer, connect as connectTo, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { SeededRandom } from '@millrace/base/testing'

/** What the proxy does to a connection. */
export const chaosKinds = ['cut', 'reset', 'tear', 'half-close', 'delay', 'stall', 'stall-and-cut'] as const
export type ChaosKind = (typeof chaosKinds)[number]

export interface ChaosOptions {
  /** Where the broker listens, on 127.0.0.1. */
  readonly port: number
  readonly seed: number
  /** How often each kind of trouble is made. */
  readonly times: number
  /** Chunks between one trouble and the next, at most. */
  readonly chunksBetweenMax: number
}

interface Link {
  readonly client: Socket
  readonly server: Socket
  /** Resolves when bytes may flow again. */
  stalled: Promise<unknown> | undefined
  /** Whatever is sent is lost, and nobody is told. */
  isDead: boolean
}

/**
 * Stands between clients and a broker, and makes trouble: it cuts connections in order and out of it, in the middle of a frame too, closes
 * one direction only, delays, and holds everything back for a while. Which trouble comes after how many chunks is decided by the seed, and
 * each kind comes as often as was asked for; then it is a good proxy for ever.
 */
export class ChaosProxy implements AsyncDisposable {
  readonly made: ChaosKind[] = []
  readonly #options: ChaosOptions
  readonly #random: SeededRandom
  readonly #deck: ChaosKind[]
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #links = new Set<Link>()
  readonly #waiting: { readonly isMet: () => boolean; readonly resolve: () => void }[] = []
  #chunksLeft: number

  private constructor(options: ChaosOptions) {
    this.#options = options
    this.#random = new SeededRandom(`chaos ${options.seed}`)
    this.#deck = shuffled(
      chaosKinds.flatMap((kind) => Array.from({ length: options.times }, () => kind)),
      this.#random,
    )
    this.#chunksLeft = this.#nextPause()
    this.#server = createServer({ allowHalfOpen: true }, (client) => this.#accept(client))
  }

  static async start(options: ChaosOptions): Promise<ChaosProxy> {
    const proxy = new ChaosProxy(options)
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening')
    return proxy
  }

  /** `host:port` for clients. */
  get address(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the proxy does not listen')
    return `127.0.0.1:${address.port}`
  }

  /** Sockets on either side that are not closed. */
  get openSockets(): number {
    return this.#sockets.size
  }

  /** Whether all trouble was made. */
  get isCalm(): boolean {
    return this.#deck.length === 0
  }

  /** From now on the connections that there are lose whatever is sent on them, as when a machine vanishes; those to come are well. */
  loseAll(): void {
    for (const link of this.#links) link.isDead = true
  }

  /** Resolves once no connection is left. */
  idle(): Promise<void> {
    return this.#until(() => this.openSockets === 0)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
    await once(this.#server, 'close')
  }

  #accept(client: Socket): void {
    const server = connectTo({ port: this.#options.port, host: '127.0.0.1', allowHalfOpen: true })
    const link: Link = { client, server, stalled: undefined, isDead: false }
    this.#links.add(link)
    for (const socket of [client, server]) {
      socket.setNoDelay(true)
      this.#sockets.add(socket)
      // What breaks is what this is about; the other side is told by being closed too.
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.#sockets.delete(socket)
        this.#links.delete(link)
        const other = socket === client ? server : client
        other.destroy()
        this.#check()
      })
    }
    void this.#pass(link, client, server)
    void this.#pass(link, server, client)
  }

  async #pass(link: Link, from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        await link.stalled
        if (link.isDead) continue
        const kind = this.#draw()
        if (kind !== undefined && !(await this.#trouble(kind, link, to, chunk))) return
        if (to.destroyed) return
        if (!to.write(chunk)) await Promise.race([once(to, 'drain'), once(to, 'close')])
      }
      to.end()
    } catch {
      // A socket that was destroyed while it was read or written: its other half goes with it.
      from.destroy()
      to.destroy()
    }
  }

  /** Makes trouble before a chunk is passed on; false if it must not be any more. */
  async #trouble(kind: ChaosKind, link: Link, to: Socket, chunk: Buffer): Promise<boolean> {
    switch (kind) {
      case 'cut':
        link.client.destroy()
        link.server.destroy()
        return false
      case 'reset':
        link.client.resetAndDestroy()
        link.server.resetAndDestroy()
        return false
      case 'tear':
        to.write(chunk.subarray(0, this.#random.integer(chunk.length)), () => {
          link.client.destroy()
          link.server.destroy()
        })
        return false
      case 'half-close':
        // Whoever reads there sees the end, and may go on writing.
        to.end()
        return false
      case 'delay':
        await delay(1 + this.#random.integer(30))
        return true
      case 'stall':
        link.stalled = delay(50 + this.#random.integer(200))
        await link.stalled
        return true
      case 'stall-and-cut':
        link.stalled = delay(50 + this.#random.integer(200))
        await link.stalled
        link.client.destroy()
        link.server.destroy()
        return false
    }
  }

  /** The trouble to make now, if any. */
  #draw(): ChaosKind | undefined {
    if (--this.#chunksLeft > 0) return undefined
    this.#chunksLeft = this.#nextPause()
    const kind = this.#deck.pop()
    if (kind === undefined) return undefined
    this.made.push(kind)
    this.#check()
    return kind
  }

  #nextPause(): number {
    return 1 + this.#random.integer(this.#options.chunksBetweenMax)
  }

  #until(isMet: () => boolean): Promise<void> {
    if (isMet()) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ isMet, resolve }))
  }

  #check(): void {
    for (const { isMet, resolve } of this.#waiting) if (isMet()) resolve()
  }
}

function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  const rest = [...items]
  return items.map(() => rest.splice(random.integer(rest.length), 1)[0] as T)
}
