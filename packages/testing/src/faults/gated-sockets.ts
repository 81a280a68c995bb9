import type { SocketConnection, SocketListener, SocketListenOptions, Sockets } from '@millrace/base'
import type { Gate } from './gate.ts'

/**
 * Plain connections as a broker's process has them that can be stopped: while it is held it takes and gives nothing, and nothing is lost,
 * as with TCP.
 */
export class GatedSockets implements Sockets {
  readonly #sockets: Sockets
  readonly #gate: Gate
  readonly #listeners = new Set<SocketListener>()

  constructor(sockets: Sockets, gate: Gate) {
    this.#sockets = sockets
    this.#gate = gate
  }

  /** As the system does with the connections of a process that was killed: they break, and nobody listens any more. */
  async sever(): Promise<void> {
    await Promise.all([...this.#listeners].map((listener) => listener.close(0)))
  }

  async listen(options: SocketListenOptions): Promise<SocketListener> {
    const listener = await this.#sockets.listen({
      ...options,
      serve: (connection) => options.serve(gated(connection, this.#gate)),
    })
    this.#listeners.add(listener)
    return listener
  }

  async connect(address: string): Promise<SocketConnection> {
    return gated(await this.#sockets.connect(address), this.#gate)
  }
}

function gated(connection: SocketConnection, gate: Gate): SocketConnection {
  return {
    remoteAddress: connection.remoteAddress,
    peer: connection.peer,
    async read() {
      const bytes = await connection.read()
      if (!gate.isOpen) await gate.over()
      return bytes
    },
    async write(parts) {
      if (!gate.isOpen) await gate.over()
      await connection.write(parts)
    },
    close: () => connection.close(),
  }
}
