import type { Duplex } from 'node:stream'
import { assert, StreamError } from '@millrace/base'
import type pg from 'pg'
import { type Connection, connect } from '../connect.ts'
import { silenceMsMax, walBytesWaitingMax, walMessagesMax } from '../limits.ts'
import { serverError } from '../server-error.ts'
import { quoted } from '../session.ts'
import type { Settings } from '../settings.ts'
import { type Frame, parseFrame, statusFrame } from './frame.ts'
import { lsnText } from './lsn.ts'

/** What pg's connection has for copying, which its client does not show. */
interface CopyConnection {
  readonly stream: Duplex
  on(event: 'copyData', listener: (message: { readonly chunk: Buffer }) => void): unknown
  once(event: 'replicationStart', listener: () => void): unknown
  sendCopyFromChunk(chunk: Buffer): void
}

/** Where to begin, and what is known to be kept. */
export interface StreamBegin {
  readonly from: bigint
  /** All before it is kept; 0: nothing is known of it. */
  readonly confirmed: bigint
  /** Whether the server sends messages that programs wrote into the log: from release 14 on. */
  readonly messages: boolean
}

/**
 * The frames of a replication slot. It reads on while there is room, and tells the server now and then how far all is kept, also while nobody takes
 * frames: so the server neither waits for ever nor takes us for dead.
 */
export class WalStream {
  readonly #connection: Connection
  readonly #copy: CopyConnection
  readonly #status: NodeJS.Timeout
  #waiting: Frame[] = []
  #bytes = 0
  #confirmed: bigint
  #heardMs = performance.now()
  #failure: Error | undefined
  #wake: () => void = () => {}

  private constructor(connection: Connection, begin: StreamBegin, statusMs: number) {
    this.#connection = connection
    this.#copy = copyConnectionOf(connection.client)
    this.#confirmed = begin.confirmed
    this.#copy.on('copyData', ({ chunk }) => this.#received(chunk))
    connection.client.on('error', (error) => this.#failed(error))
    connection.client.on('end', () => this.#failed(new Error('the connection was closed')))
    this.#status = setInterval(() => this.#report(), Math.min(statusMs, silenceMsMax / 4))
  }

  /** Begins to replicate. Throws what the server says: INVALID_CONFIG, BROKER_UNAVAILABLE for what may pass, also if someone else reads the slot. */
  static async open(settings: Settings, begin: StreamBegin, signal: AbortSignal): Promise<WalStream> {
    const { login, slot, publication, statusMs } = settings
    const stream = new WalStream(await connect(login, true), begin, statusMs)
    const end = (): void => stream.close()
    signal.addEventListener('abort', end)
    try {
      const options = [`proto_version '1'`, `publication_names '${quoted(publication).replaceAll("'", "''")}'`]
      if (begin.messages) options.push(`messages 'true'`)
      const sql = `START_REPLICATION SLOT ${quoted(slot)} LOGICAL ${lsnText(begin.from)} (${options.join(', ')})`
      await stream.#start(sql)
      return stream
    } catch (error) {
      stream.close()
      throw serverError(error, `reading slot '${slot}' of publication '${publication}'`)
    } finally {
      signal.removeEventListener('abort', end)
    }
  }

  #start(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#copy.once('replicationStart', () => resolve())
      this.#connection.client.query(sql).then(
        () => {
          // A server that shuts down ends the stream in order.
          const ended = new Error('the server ended the stream')
          this.#failed(ended)
          reject(ended)
        },
        (error: unknown) => {
          this.#failed(error instanceof Error ? error : new Error(String(error)))
          reject(error)
        },
      )
    })
  }

  /**
   * The frames that came, or none once `waitMs` have passed; undefined once the signal says to stop. Throws once the stream has ended, and
   * everything that came before was taken.
   */
  async take(signal: AbortSignal, waitMs: number | undefined): Promise<readonly Frame[] | undefined> {
    const wake = (): void => this.#wake()
    let isLate = false
    const late = (): void => {
      isLate = true
      this.#wake()
    }
    const timer = waitMs === undefined ? undefined : setTimeout(late, waitMs)
    signal.addEventListener('abort', wake)
    try {
      for (;;) {
        if (signal.aborted) return undefined
        if (this.#waiting.length > 0) return this.#taken()
        if (this.#failure !== undefined) throw serverError(this.#failure, 'the replication stream ended')
        if (isLate) return []
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
    }
  }

  #taken(): readonly Frame[] {
    const all = this.#waiting
    const taken = all.length <= walMessagesMax ? all : all.slice(0, walMessagesMax)
    this.#waiting = all.length <= walMessagesMax ? [] : all.slice(walMessagesMax)
    for (const frame of taken) this.#bytes -= sizeOf(frame)
    if (this.#bytes < walBytesWaitingMax && this.#copy.stream.isPaused()) {
      // The server was not listened to, which is no silence of its own.
      this.#heardMs = performance.now()
      this.#copy.stream.resume()
    }
    return taken
  }

  /** All before `lsn` is kept: the server may forget it. */
  confirm(lsn: bigint): void {
    if (lsn <= this.#confirmed) return
    this.#confirmed = lsn
    this.#send(false)
  }

  /** Ends it. */
  close(): void {
    clearInterval(this.#status)
    this.#connection.destroy()
  }

  #received(chunk: Buffer): void {
    this.#heardMs = performance.now()
    let frame: Frame
    try {
      // pg uses its buffer again.
      frame = parseFrame(Buffer.from(chunk))
    } catch (error) {
      this.#failed(error instanceof Error ? error : new Error(String(error)))
      this.#connection.destroy()
      return
    }
    if (frame.kind === 'keepalive' && frame.wantsReply) this.#send(false)
    this.#waiting.push(frame)
    this.#bytes += sizeOf(frame)
    if (this.#bytes >= walBytesWaitingMax) this.#copy.stream.pause()
    this.#wake()
  }

  #report(): void {
    const silentMs = performance.now() - this.#heardMs
    const isListening = !this.#copy.stream.isPaused()
    if (isListening && silentMs > silenceMsMax) {
      this.#failed(new StreamError('BROKER_UNAVAILABLE', `the server has said nothing for ${silenceMsMax} ms`))
      this.#connection.destroy()
      return
    }
    this.#send(isListening && silentMs > silenceMsMax / 4)
  }

  #send(asks: boolean): void {
    if (this.#failure === undefined) this.#copy.sendCopyFromChunk(statusFrame(this.#confirmed, Date.now(), asks))
  }

  #failed(error: Error): void {
    this.#failure ??= error
    clearInterval(this.#status)
    this.#wake()
  }
}

const keepaliveBytes = 64

const sizeOf = (frame: Frame): number => (frame.kind === 'data' ? frame.body.length + keepaliveBytes : keepaliveBytes)

function copyConnectionOf(client: pg.Client): CopyConnection {
  // The client's types do not say that it has one.
  const { connection } = client as unknown as { readonly connection: CopyConnection }
  assert(typeof connection.sendCopyFromChunk === 'function', "pg's client has a connection that can copy")
  return connection
}
