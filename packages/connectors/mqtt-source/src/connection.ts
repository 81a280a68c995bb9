import { readFile } from 'node:fs/promises'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { isStreamError } from '@millrace/base'
import { configError } from '@millrace/connect'
import mqtt, { type IPublishPacket, type Packet } from 'mqtt-packet'
import type { SourceSettings } from './config.ts'
import { connectRefusal, filterRefusal, takenOver, trustRefusal } from './refusals.ts'

/** What is told of a connection. */
export interface ConnectionEvents {
  /** A message came. */
  readonly message: (packet: IPublishPacket) => void
  /** It is over; `error` says why, INVALID_CONFIG or FENCED_INSTANCE_ID if it is not to be tried again. */
  readonly closed: (error: Error) => void
}

async function fileOf(option: string, path: string | null): Promise<Buffer | undefined> {
  if (path === null) return undefined
  try {
    return await readFile(path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'it failed'
    throw configError(option, `the file that ${option} names can't be read (${why})`, error)
  }
}

async function socketTo({ address: { host, port, tls }, tls: files }: SourceSettings): Promise<Socket> {
  if (!tls) return connectTcp({ host, port, noDelay: true })
  const ca = await fileOf('mqtt.ssl.ca.file', files.ca)
  const cert = await fileOf('mqtt.ssl.cert.file', files.cert)
  const key = await fileOf('mqtt.ssl.key.file', files.key)
  return connectTls({
    host,
    port,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  })
}

/** Whoever waits for an answer of the broker. */
interface Waiting {
  readonly resolve: (packet: Packet) => void
  readonly reject: (error: Error) => void
}

/** The broker ended a connection, or it broke. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/** A connection to an MQTT broker, from its CONNECT on. It leaves it to whoever has it when a message is acknowledged. */
export class MqttConnection {
  readonly #socket: Socket
  readonly #settings: SourceSettings
  readonly #events: ConnectionEvents
  readonly #waiting = new Map<string, Waiting>()
  #failure: Error | undefined
  #lastHeardMs = performance.now()
  #timer: NodeJS.Timeout | undefined
  #nextId = 1
  #isFlushing = false
  /** Whether the broker knew the session. */
  sessionPresent = false

  private constructor(socket: Socket, settings: SourceSettings, events: ConnectionEvents) {
    this.#socket = socket
    this.#settings = settings
    this.#events = events
    const parser = mqtt.parser({ protocolVersion: settings.protocolVersion })
    parser.on('packet', (packet) => this.#take(packet))
    parser.on('error', () => this.#fail(new ConnectionLost('what it sent is no MQTT')))
    socket.on('data', (bytes) => {
      this.#lastHeardMs = performance.now()
      parser.parse(bytes)
    })
    socket.on('error', (error) =>
      this.#fail(trustRefusal(error) ?? new ConnectionLost(error.message, { cause: error })),
    )
    socket.on('close', () => this.#fail(new ConnectionLost('the broker closed the connection')))
  }

  /**
   * Connects and takes up the session. Rejects with INVALID_CONFIG if the broker refuses for good, with what was wrong otherwise, or when the signal says
   * to stop.
   */
  static async open(settings: SourceSettings, events: ConnectionEvents, signal: AbortSignal): Promise<MqttConnection> {
    signal.throwIfAborted()
    const connection = new MqttConnection(await socketTo(settings), settings, events)
    const stop = (): void => connection.#fail(new ConnectionLost('the task stopped'))
    const timer = setTimeout(() => connection.#fail(new ConnectionLost('it took too long')), settings.connectTimeoutMs)
    signal.addEventListener('abort', stop, { once: true })
    try {
      await connection.#begin()
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
    return connection
  }

  /** Has the broker send what the filters match, and no more what others do. */
  async subscribe(filters: readonly string[], dropped: readonly string[]): Promise<void> {
    const { qos, protocolVersion } = this.#settings
    if (dropped.length > 0) {
      const messageId = this.#nextId++
      await this.#ask({ cmd: 'unsubscribe', messageId, unsubscriptions: [...dropped] }, `unsuback ${messageId}`)
    }
    const messageId = this.#nextId++
    // With MQTT 5 retained messages come once for a subscription, and not each time that it is said again.
    const how = protocolVersion === 5 ? { qos, nl: false, rap: true, rh: 1 } : { qos }
    const subscriptions = filters.map((topic) => ({ topic, ...how }))
    const answer = await this.#ask({ cmd: 'subscribe', messageId, subscriptions }, `suback ${messageId}`)
    const granted = answer.cmd === 'suback' ? answer.granted : []
    for (const [at, code] of granted.entries()) {
      if (typeof code === 'number' && code >= 128) throw filterRefusal(filters[at] ?? '', code)
    }
  }

  get isOpen(): boolean {
    return this.#failure === undefined
  }

  /** Tells the broker that it may forget a message. */
  acknowledge(messageId: number): void {
    if (!this.isOpen) return
    // What is acknowledged at once goes out at once.
    if (!this.#isFlushing) {
      this.#isFlushing = true
      this.#socket.cork()
      queueMicrotask(() => {
        this.#isFlushing = false
        this.#socket.uncork()
      })
    }
    this.#send({ cmd: 'puback', messageId })
  }

  /** Reads no more until it is to go on. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    if (!this.#socket.isPaused()) return
    this.#socket.resume()
    this.#lastHeardMs = performance.now()
  }

  /** Ends the connection; the broker keeps the session. */
  close(): void {
    if (!this.isOpen) return
    this.#send({ cmd: 'disconnect' })
    this.#socket.end(() => this.#socket.destroy())
    this.#fail(new ConnectionLost('it was closed'))
  }

  async #begin(): Promise<void> {
    const { clientId, clean, username, password, protocolVersion, keepaliveMs, expirySeconds, receiveMaximum } =
      this.#settings
    const answer = await this.#ask(
      {
        cmd: 'connect',
        protocolId: 'MQTT',
        protocolVersion,
        clientId,
        clean,
        keepalive: keepaliveMs / 1000,
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password: Buffer.from(password()) }),
        ...(protocolVersion === 5
          ? { properties: { sessionExpiryInterval: clean ? 0 : expirySeconds, receiveMaximum } }
          : {}),
      },
      'connack',
    )
    if (answer.cmd !== 'connack') throw new ConnectionLost('it answered something else')
    const code = answer.reasonCode ?? answer.returnCode ?? 0
    if (code !== 0) {
      const refused = connectRefusal(code) ?? new ConnectionLost(`the broker refused the connection (reason ${code})`)
      this.#fail(refused)
      throw refused
    }
    this.sessionPresent = answer.sessionPresent
    const serverMs = (answer.properties?.serverKeepAlive ?? 0) * 1000
    const aliveMs = serverMs > 0 ? Math.min(serverMs, keepaliveMs) : keepaliveMs
    this.#timer = setInterval(() => this.#keepAlive(aliveMs), aliveMs / 2)
  }

  #keepAlive(aliveMs: number): void {
    const silentMs = performance.now() - this.#lastHeardMs
    // One that is not listened to says nothing.
    if (silentMs > aliveMs * 2 && !this.#socket.isPaused()) {
      this.#fail(new ConnectionLost('the broker says nothing any more'))
    } else this.#send({ cmd: 'pingreq' })
  }

  #send(packet: Packet): void {
    this.#socket.write(mqtt.generate(packet, { protocolVersion: this.#settings.protocolVersion }))
  }

  /** Sends a packet; resolves with the answer to it. */
  async #ask(packet: Packet, answer: string): Promise<Packet> {
    const failure = this.#failure
    if (failure !== undefined) throw failure
    return new Promise((resolve, reject) => {
      this.#waiting.set(answer, { resolve, reject })
      this.#send(packet)
    })
  }

  #take(packet: Packet): void {
    if (!this.isOpen) return
    if (packet.cmd === 'publish') {
      this.#events.message(packet)
      return
    }
    if (packet.cmd === 'disconnect') {
      const { reasonCode = 0 } = packet
      const { clientId } = this.#settings
      this.#fail(
        reasonCode === 142 ? takenOver(clientId) : new ConnectionLost(`the broker ended it (reason ${reasonCode})`),
      )
      return
    }
    const name = packet.cmd === 'connack' ? 'connack' : `${packet.cmd} ${packet.messageId}`
    const waiting = this.#waiting.get(name)
    this.#waiting.delete(name)
    waiting?.resolve(packet)
  }

  #fail(error: Error): void {
    if (!this.isOpen) return
    this.#failure = error
    clearInterval(this.#timer)
    // Whoever closed it has more to say on it first.
    if (!this.#socket.writableEnded) this.#socket.destroy()
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
    this.#events.closed(error)
  }
}

/** Whether a connection that failed so is to be tried again. */
export function isPassing(error: unknown): boolean {
  return error instanceof ConnectionLost || (error instanceof Error && !isStreamError(error) && 'code' in error)
}
