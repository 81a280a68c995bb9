import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Victim } from './pipeline.ts'

/** Both ends of a connection. */
interface Link {
  readonly near: Socket
  readonly far: Socket
}

/** A piece of network before a server: what connects to its port reaches the server, unless it is cut or stalled. */
export class Relay implements AsyncDisposable {
  readonly port: number
  readonly #server: Server
  readonly #links = new Set<Link>()
  #state: 'open' | 'cut' | 'stalled' = 'open'

  private constructor(server: Server, port: number, target: number) {
    this.port = port
    this.#server = server
    server.on('connection', (near: Socket) => {
      if (this.#state === 'cut') {
        near.destroy()
        return
      }
      const far = connect({ port: target, host: '127.0.0.1', noDelay: true })
      near.setNoDelay(true)
      const link = { near, far }
      this.#links.add(link)
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        // An error is followed by its close, which is what the other end has to hear of.
        socket.on('error', () => {})
        socket.once('close', () => {
          this.#links.delete(link)
          other.destroy()
        })
      }
      if (this.#state === 'open') join(link)
    })
  }

  /** One before a port of this machine. */
  static async start(target: number): Promise<Relay> {
    const server = createServer()
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
    return new Relay(server, address.port, target)
  }

  /** Ends all connections and lets no new ones come about. */
  cut(): void {
    this.#state = 'cut'
    for (const { near, far } of this.#links) {
      near.destroy()
      far.destroy()
    }
  }

  /** Holds back whatever is sent, both ways, on new connections, too: nobody is told that something is wrong. */
  stall(): void {
    this.#state = 'stalled'
    for (const { near, far } of this.#links) {
      near.unpipe(far)
      far.unpipe(near)
    }
  }

  /** What was held back goes on. */
  mend(): void {
    const was = this.#state
    this.#state = 'open'
    if (was === 'stalled') for (const link of this.#links) join(link)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

function join({ near, far }: Link): void {
  near.pipe(far).pipe(near)
}

/** The network to a server, to be cut, and to be stalled. */
export function networkBefore(server: string, relay: Relay): readonly Victim[] {
  const heal = async (): Promise<void> => relay.mend()
  return [
    { name: `network to ${server} cut`, part: 'network', harm: async () => relay.cut(), heal },
    { name: `network to ${server} stalled`, part: 'network', harm: async () => relay.stall(), heal },
  ]
}
