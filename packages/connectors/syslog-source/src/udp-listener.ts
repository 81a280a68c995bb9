import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import type { SyslogConfig } from './config.ts'
import { dropsToldMs } from './limits.ts'
import { listenError } from './listen-error.ts'
import type { ListenerEvents } from './tcp-listener.ts'

/** Takes messages over UDP. While there is no room it drops them, as nobody can have senders wait, and says how many. */
export class UdpListener {
  readonly #config: SyslogConfig
  readonly #events: ListenerEvents
  readonly #isFull: () => boolean
  readonly #socket: Socket
  #toldMs = -Infinity
  #untold = 0
  #timer: NodeJS.Timeout | undefined
  /** Datagrams that were dropped: for want of room, or because they were too long. */
  dropped = 0

  constructor(config: SyslogConfig, events: ListenerEvents, isFull: () => boolean) {
    this.#config = config
    this.#events = events
    this.#isFull = isFull
    this.#socket = createSocket({
      type: isIPv6(config['syslog.host']) ? 'udp6' : 'udp4',
      recvBufferSize: config['syslog.udp.receive.buffer.bytes'],
    })
  }

  /** Rejects with ADDRESS_IN_USE or INVALID_CONFIG if it can't. */
  async listen(): Promise<void> {
    const { 'syslog.host': host, 'syslog.port': port } = this.#config
    this.#socket.bind(port, host)
    try {
      await once(this.#socket, 'listening')
    } catch (error) {
      this.#socket.close()
      throw listenError('UDP', host, port, error instanceof Error ? error : new Error(String(error)))
    }
    const { logger, message } = this.#events
    this.#socket.on('error', (error) => logger.warn({ err: error }, 'a datagram could not be received'))
    this.#socket.on('message', (bytes, { address }) => {
      const isLong = bytes.length > this.#config['syslog.message.bytes.max']
      if (isLong || this.#isFull()) this.#drop()
      else if (bytes.length > 0) message(bytes, address)
    })
  }

  /** Receives nothing more, and says what was dropped and not told. */
  async close(): Promise<void> {
    this.#tell()
    const closed = once(this.#socket, 'close')
    this.#socket.close()
    await closed
  }

  #drop(): void {
    this.dropped += 1
    this.#untold += 1
    const waitMs = this.#toldMs + dropsToldMs - performance.now()
    if (waitMs <= 0) this.#tell()
    else this.#timer ??= setTimeout(() => this.#tell(), waitMs)
  }

  #tell(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#untold === 0) return
    const { logger } = this.#events
    logger.warn(
      { dropped: this.#untold, droppedInAll: this.dropped },
      'datagrams of syslog were dropped: there was no room for them, or they were too long',
    )
    this.#untold = 0
    this.#toldMs = performance.now()
  }
}
