import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import type { Logger } from '@millrace/base'
import type { SyslogConfig } from './config.ts'
import { BadFrame, FrameCutter } from './framing.ts'
import { listenError } from './listen-error.ts'

/** What a listener tells of. */
export interface ListenerEvents {
  /** A message has come. False: there is no room for another after it. */
  readonly message: (bytes: Buffer, remoteAddress: string) => boolean
  readonly logger: Logger
}

/** Takes messages over TCP. While there is no room it reads no connection on, so that senders wait. */
export class TcpListener {
  readonly #config: SyslogConfig
  readonly #events: ListenerEvents
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #isPaused = false

  constructor(config: SyslogConfig, events: ListenerEvents) {
    this.#config = config
    this.#events = events
    this.#server = createServer((socket) => this.#take(socket))
  }

  /** Rejects with ADDRESS_IN_USE or INVALID_CONFIG if it can't. */
  async listen(): Promise<void> {
    const { 'syslog.host': host, 'syslog.port': port } = this.#config
    this.#server.listen(port, host)
    try {
      await once(this.#server, 'listening')
    } catch (error) {
      throw listenError('TCP', host, port, error instanceof Error ? error : new Error(String(error)))
    }
    this.#server.on('error', (error) => this.#events.logger.warn({ err: error }, 'a connection could not be taken'))
  }

  pause(): void {
    this.#isPaused = true
    for (const socket of this.#sockets) socket.pause()
  }

  resume(): void {
    this.#isPaused = false
    for (const socket of this.#sockets) socket.resume()
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    if (!this.#server.listening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  #take(socket: Socket): void {
    const { logger, message } = this.#events
    const {
      'syslog.connections.max': most,
      'syslog.framing': framing,
      'syslog.message.bytes.max': bytesMax,
    } = this.#config
    const remoteAddress = socket.remoteAddress ?? ''
    if (this.#sockets.size >= most) {
      logger.warn({ remoteAddress, limit: most }, 'a connection was closed: there are syslog.connections.max')
      socket.destroy()
      return
    }
    this.#sockets.add(socket)
    const cutter = new FrameCutter(framing, bytesMax)
    const give = (frames: readonly Buffer[]): void => {
      for (const frame of frames) if (!message(frame, remoteAddress) && !this.#isPaused) this.pause()
    }
    const cut = (frames: () => readonly Buffer[]): void => {
      try {
        give(frames())
      } catch (error) {
        if (!(error instanceof BadFrame)) throw error
        logger.warn(
          { remoteAddress, reason: error.message },
          'a connection of syslog was closed: it can not be read on',
        )
        socket.destroy()
      }
    }
    socket.on('data', (bytes) => cut(() => cutter.push(bytes)))
    socket.on('end', () => cut(() => cutter.flush()))
    socket.on('error', (error) => logger.debug({ remoteAddress, err: error }, 'a connection of syslog broke'))
    socket.on('close', () => this.#sockets.delete(socket))
    socket.setTimeout(this.#config['syslog.idle.timeout.ms'], () => socket.destroy())
    if (this.#isPaused) socket.pause()
  }
}
