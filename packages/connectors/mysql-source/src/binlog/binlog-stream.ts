import type { StreamError } from '@millrace/base'
import { type Connection, createConnection } from 'mysql2'
import { EventChecksums } from './checksum.ts'
import { dumpCommand, dumpGtidsCommand } from './dump-command.ts'
import { GtidSet } from './gtid-set.ts'
import type { KnownTransactions } from './known-transactions.ts'
import { eventBytesWaitingMax, eventsWaitingMax, serverHeartbeatMs, silenceMsMax } from '../limits.ts'
import { serverError } from '../server-error.ts'
import { connectionOptions } from '../session.ts'
import type { Settings } from '../settings.ts'

/** A packet as the driver gives it to what it runs. */
interface DriverPacket {
  readonly buffer: Buffer
  readonly offset: number
  readonly end: number
  isError(): boolean
  isEOF(): boolean
  asError(encoding?: string): Error
}

/** What the driver has for a command of its own, and does not name in its types. */
interface CommandConnection {
  readonly stream: { pause(): void; resume(): void }
  addCommand(command: { execute(packet: DriverPacket | undefined): boolean; onResult(error: Error): void }): void
  _resetSequenceId(): void
  _bumpSequenceId(packets: number): void
  write(bytes: Buffer): void
}

/** Where to begin, and as whom. */
export interface StreamBegin {
  /** What is known already; if that are no ids, the server begins at `position` of `file`. */
  readonly known: KnownTransactions
  readonly file: string
  readonly position: number
  /** Whether the statements that rows come from are wanted too. */
  readonly annotate: boolean
}

const sendAnnotations = 2

/** What MariaDB is told of its reader: 4 is one that knows global ids. */
const mariaDbSettings = (begin: StreamBegin): readonly string[] => [
  'SET @mariadb_slave_capability = 4',
  'SET @master_binlog_checksum = @@global.binlog_checksum',
  `SET @master_heartbeat_period = ${serverHeartbeatMs * 1_000_000}`,
  `SET @slave_connect_state = '${begin.known.gtids ?? ''}'`,
  'SET @slave_gtid_strict_mode = 0',
  'SET @slave_gtid_ignore_duplicates = 0',
]

/** The same for MySQL, in the words of its older versions and those of the newer ones. */
const mySqlSettings: readonly string[] = ['master', 'source'].flatMap((word) => [
  `SET @${word}_binlog_checksum = @@global.binlog_checksum`,
  `SET @${word}_heartbeat_period = ${serverHeartbeatMs * 1_000_000}`,
])

/** The command that begins it. MariaDB knows from its settings where that is. */
function beginCommand({ flavor, serverId }: Settings, { known, file, position, annotate }: StreamBegin): Buffer {
  if (flavor === 'mariadb') {
    return dumpCommand({ serverId, flags: annotate ? sendAnnotations : 0, file: '', position: 4 })
  }
  if (known instanceof GtidSet) return dumpGtidsCommand(serverId, known.encoded())
  return dumpCommand({ serverId, flags: 0, file, position })
}

/**
 * The events of a server's binlog from a position on, as they are written. The server is made to wait while many were not taken yet. A
 * connection that says nothing for long is lost: the server says every few seconds that it is there.
 */
export class BinlogStream {
  readonly #connection: Connection
  readonly #driver: CommandConnection
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #paused = false
  #failure: StreamError | undefined
  #closed = false
  #wake: () => void = () => {}
  #heard = true
  #checksums = new EventChecksums(false)
  readonly #silence: NodeJS.Timeout

  private constructor(connection: Connection) {
    this.#connection = connection
    // The driver has these; only its types leave them out.
    this.#driver = connection as unknown as CommandConnection
    this.#silence = setInterval(() => this.#checkSilence(), silenceMsMax)
    this.#silence.unref()
    connection.on('error', (error: unknown) => this.#fail(error))
  }

  /** Connects and begins. That the server has thrown that position away is known when events are taken. */
  static async open(settings: Settings, begin: StreamBegin): Promise<BinlogStream> {
    const connection = createConnection(connectionOptions(settings))
    const stream = new BinlogStream(connection)
    try {
      const told = settings.flavor === 'mariadb' ? mariaDbSettings(begin) : mySqlSettings
      for (const sql of [...told, 'SET net_write_timeout = 86400']) await stream.#query(sql)
      const checksum = await stream.#query("SELECT @@global.binlog_checksum = 'CRC32' AS has")
      stream.#checksums = new EventChecksums(JSON.stringify(checksum).includes('1'))
    } catch (error) {
      stream.close()
      throw serverError(error, `asking ${settings.hostname}:${settings.port} for its binlog`)
    }
    stream.#dump(beginCommand(settings, begin))
    return stream
  }

  #query(sql: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#connection.query(sql, (error, result) => {
        if (error === null) resolve(result)
        else reject(error)
      })
    })
  }

  #dump(command: Buffer): void {
    this.#driver.addCommand({
      execute: (packet) => {
        if (packet === undefined) {
          this.#driver._resetSequenceId()
          this.#driver._bumpSequenceId(1)
          this.#driver.write(command)
          return false
        }
        return this.#receive(packet)
      },
      onResult: (error) => this.#fail(error),
    })
  }

  #receive(packet: DriverPacket): boolean {
    this.#heard = true
    if (packet.isError()) {
      this.#fail(packet.asError('utf8'))
      return true
    }
    if (packet.isEOF()) {
      this.#fail(new Error('the server ended its binlog, as it does when it stops'))
      return true
    }
    // The first byte says that it is well.
    const event = this.#checksums.strip(packet.buffer.subarray(packet.offset + 1, packet.end))
    this.#waiting.push(event)
    this.#waitingBytes += event.length
    if (!this.#paused && (this.#waiting.length >= eventsWaitingMax || this.#waitingBytes >= eventBytesWaitingMax)) {
      this.#paused = true
      this.#driver.stream.pause()
    }
    this.#wake()
    return false
  }

  /**
   * What has come since this was asked last, one event at least unless `withinMs` milliseconds are over; undefined once `signal` says so.
   * Throws when the connection is lost, or the server can't go on.
   */
  async take(signal: AbortSignal, withinMs?: number): Promise<readonly Buffer[] | undefined> {
    const wake = (): void => this.#wake()
    let late = false
    const timer =
      withinMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true
            this.#wake()
          }, withinMs)
    signal.addEventListener('abort', wake)
    try {
      while (this.#waiting.length === 0) {
        if (signal.aborted) return undefined
        if (this.#failure !== undefined) throw this.#failure
        if (late) return []
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
    }
    const taken = this.#waiting
    this.#waiting = []
    this.#waitingBytes = 0
    if (this.#paused) {
      this.#paused = false
      this.#driver.stream.resume()
    }
    return taken
  }

  #checkSilence(): void {
    // A server that is made to wait has nothing to say.
    if (this.#heard || this.#paused) {
      this.#heard = false
      return
    }
    this.#fail(new Error(`the server has said nothing for ${silenceMsMax} ms`))
  }

  #fail(error: unknown): void {
    if (this.#closed) return
    this.#failure ??= serverError(error, 'reading the binlog')
    this.close()
    this.#wake()
  }

  /** Ends the connection. */
  close(): void {
    this.#closed = true
    clearInterval(this.#silence)
    this.#connection.destroy()
  }
}
