import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import mqtt, { type Packet } from 'mqtt-packet'
import { freePort, otherUser, temporaryFolder } from './lib/places.ts'
import { ServerProcess } from './lib/server-process.ts'

const program = '/usr/sbin/mosquitto'

/** A message to be published. */
export interface Message {
  readonly topic: string
  readonly payload: string | Buffer
  readonly retain?: boolean
  readonly qos?: 0 | 1
}

/** A real Mosquitto of its own, with one user, who may not read `forbidden/#`; it keeps sessions over restarts. */
export class Mosquitto implements AsyncDisposable {
  readonly port: number
  readonly tlsPort: number
  /** What it shows to clients that speak TLS, in PEM. */
  readonly certificateFile: string
  readonly user = 'millrace'
  readonly password = "it's a secret"
  readonly #process: ServerProcess
  readonly #remove: () => void

  private constructor(
    { port, tlsPort, certificateFile }: Pick<Mosquitto, 'port' | 'tlsPort' | 'certificateFile'>,
    started: ServerProcess,
    remove: () => void,
  ) {
    this.port = port
    this.tlsPort = tlsPort
    this.certificateFile = certificateFile
    this.#process = started
    this.#remove = remove
  }

  /** `settings` are lines of its configuration, besides those that are set here. */
  static async start(settings: readonly string[] = []): Promise<Mosquitto> {
    const other = otherUser()
    const folder = temporaryFolder('mosquitto', other)
    const [port, tlsPort] = [await freePort(), await freePort()]
    const [certificateFile, key] = [join(folder.path, 'server.crt'), join(folder.path, 'server.key')]
    const how = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1']
    const files = ['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificateFile]
    execFileSync('openssl', [...how, ...files], { stdio: 'pipe' })
    const [config, users, rights] = ['mosquitto.conf', 'users', 'rights'].map((name) => join(folder.path, name))
    if (config === undefined || users === undefined || rights === undefined) throw new Error('there are three')
    const lines = [
      `listener ${port} 127.0.0.1`,
      `listener ${tlsPort} 127.0.0.1`,
      `certfile ${certificateFile}`,
      `keyfile ${key}`,
      'allow_anonymous false',
      `password_file ${users}`,
      `acl_file ${rights}`,
      'persistence true',
      `persistence_location ${folder.path}/`,
      'max_queued_messages 0',
      ...settings,
    ]
    writeFileSync(config, `${lines.join('\n')}\n`)
    writeFileSync(rights, 'user millrace\ntopic readwrite #\ntopic deny forbidden/#\n')
    writeFileSync(users, `millrace:it's a secret\n`)
    execFileSync('mosquitto_passwd', ['-U', users], { stdio: 'pipe' })
    if (other !== undefined)
      for (const file of [config, users, rights, certificateFile, key]) chownSync(file, other.uid, other.gid)
    const started = await ServerProcess.start({
      name: 'Mosquitto',
      command: program,
      arguments: ['-c', config],
      workingFolder: folder.path,
      user: other,
      isReady: async () => {
        const socket = connect(port, '127.0.0.1')
        await once(socket, 'connect')
        socket.destroy()
        return true
      },
      readyWithinMs: 30_000,
    })
    return new Mosquitto({ port, tlsPort, certificateFile }, started, folder.remove)
  }

  /** For `mqtt.server.uri`. */
  get uri(): string {
    return `tcp://127.0.0.1:${this.port}`
  }

  /** The same, with TLS. */
  get tlsUri(): string {
    return `ssl://127.0.0.1:${this.tlsPort}`
  }

  /** Publishes messages; resolves once the server has all of QoS 1. */
  async publish(messages: readonly Message[]): Promise<void> {
    const publisher = await Publisher.connect(this)
    await publisher.publish(messages)
    await publisher.close()
  }

  /** Ends it as an administrator does: it keeps its sessions. */
  async stop(): Promise<void> {
    await this.#process.stop()
  }

  /** kill -9: it knows afterwards what it had written down. */
  async kill(): Promise<void> {
    await this.#process.kill()
  }

  async start(): Promise<void> {
    await this.#process.start()
  }

  pause(): void {
    this.#process.pause()
  }

  resume(): void {
    this.#process.resume()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process.kill()
    this.#remove()
  }
}

const inFlightMax = 1000

/** Publishes over one connection. */
export class Publisher {
  readonly #socket: Socket
  #published = 0
  #acknowledged = 0
  #wake: () => void = () => {}
  #isClosed = false

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.once('close', () => {
      this.#isClosed = true
      this.#wake()
    })
    // That it is closed is what is told, to who publishes.
    socket.on('error', () => {})
  }

  /** Rejects if nothing listens, or what does breaks off. */
  static async connect({ port, user, password }: Pick<Mosquitto, 'port' | 'user' | 'password'>): Promise<Publisher> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const publisher = new Publisher(socket)
    const parser = mqtt.parser({ protocolVersion: 4 })
    const connected = new Promise<void>((resolve, reject) => {
      socket.once('close', () => reject(new Error('the connection is closed')))
      parser.on('packet', (packet) => {
        if (packet.cmd === 'connack') resolve()
        if (packet.cmd === 'puback') publisher.#acknowledged += 1
        publisher.#wake()
      })
    })
    socket.on('data', (bytes) => parser.parse(bytes))
    const clientId = `publisher-${socket.localPort ?? 0}-${performance.now()}`
    publisher.#send({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId,
      clean: true,
      keepalive: 0,
      username: user,
      password: Buffer.from(password),
    })
    await connected
    return publisher
  }

  /** Resolves once the server has all of QoS 1. Rejects if the connection ends before: then some of them are there, or none. */
  async publish(messages: readonly Message[]): Promise<void> {
    for (const { topic, payload, retain = false, qos = 1 } of messages) {
      if (qos === 1) this.#published += 1
      this.#send({ cmd: 'publish', topic, payload, retain, qos, dup: false, messageId: (this.#published % 65_535) + 1 })
      if (this.#published - this.#acknowledged >= inFlightMax) await this.#until(inFlightMax / 2)
    }
    await this.#until(0)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    const closed = once(this.#socket, 'close')
    this.#send({ cmd: 'disconnect' })
    this.#socket.end()
    await closed
  }

  /** Until no more than so many are not acknowledged. */
  async #until(most: number): Promise<void> {
    while (this.#published - this.#acknowledged > most) {
      if (this.#isClosed) throw new Error('the connection to the MQTT broker is closed')
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  #send(packet: Packet): void {
    this.#socket.write(mqtt.generate(packet))
  }
}
