import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Victim } from './pipeline.ts'

/** A piece of network before a server: what connects to its port reaches the server, unless it is cut. */
export class Relay implements AsyncDisposable {
  readonly port: number
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #isCut = false

  private constructor(server: Server, port: number, target: number) {
    this.port = port
    this.#server = server
    server.on('connection', (near: Socket) => {
      if (this.#isCut) {
        near.destroy()
        return
      }
      const far = connect({ port: target, host: '127.0.0.1', noDelay: true })
      near.setNoDelay(true)
      near.pipe(far).pipe(near)
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket)
        // An error is followed by its close, which is what the other end has to hear of.
        socket.on('error', () => {})
        socket.once('close', () => {
          this.#sockets.delete(socket)
          other.destroy()
        })
      }
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
    this.#isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

/** The network between the worker and a server, to be cut. */
export function networkBefore(server: string, relay: Relay): Victim {
  return {
    name: `network to ${server} cut`,
    harm: async () => {
      relay.cut()
    },
    heal: async () => {
      relay.mend()
    },
  }
}
