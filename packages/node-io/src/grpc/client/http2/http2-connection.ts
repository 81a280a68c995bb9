import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2'
import { connect, type Socket } from 'node:net'
import { callHeaderBytesMax, clientWindowSizeBytes, goodbyeTimeMsMax, socketKeepAliveDelayMs } from '../../../limits.ts'
import type { HostAndPort } from '../../../net/parse-address.ts'
import { cutWhenDead, type LivenessOptions } from '../../liveness.ts'
import { transportReason } from '../../transport-reason.ts'
import type { Http2Call } from './http2-call.ts'

export interface Http2ConnectionOptions {
  readonly target: HostAndPort
  /** How long it may take until the server has said that it speaks HTTP/2. */
  readonly connectTimeMsMax: number
  /** Asked only while there are calls. */
  readonly liveness: Pick<LivenessOptions, 'everyMs' | 'withinMs'>
}

/** Node wants one, but each call brings its own. */
const anyAuthority = 'http://broker'

/** What a connection tells of itself. */
export interface Http2ConnectionEvents {
  /** It may carry another call. */
  readonly room: () => void
  /** It takes no calls any more. `wasUsed` is false if it never took one: then `why` says why the server can't be reached. Once only. */
  readonly gone: (wasUsed: boolean, why: string) => void
  /** Nothing is left of it. Once only. */
  readonly closed: () => void
}

/** One TCP connection that carries calls over HTTP/2, from the first packet to the last. Lets the process end while it carries none. */
export class Http2Connection {
  readonly #options: Http2ConnectionOptions
  readonly #events: Http2ConnectionEvents
  readonly #socket: Socket
  readonly #connectTimer: NodeJS.Timeout
  #session: ClientHttp2Session | undefined
  #isReady = false
  #wasUsed = false
  #isGone = false
  #whyBroken: string | undefined
  #callCount = 0

  constructor(options: Http2ConnectionOptions, events: Http2ConnectionEvents) {
    this.#options = options
    this.#events = events
    const { host, port } = options.target
    this.#socket = connect({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: socketKeepAliveDelayMs,
    })
    this.#socket.once('connect', () => this.#speakHttp2())
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.#break(`${error.message} (${error.code})`))
    this.#socket.once('close', () => {
      this.#break('Socket closed')
      this.#events.closed()
    })
    this.#connectTimer = setTimeout(() => this.#cut('ETIMEDOUT'), options.connectTimeMsMax)
  }

  /** Whether it can carry another call now. */
  get hasRoom(): boolean {
    const session = this.#session
    if (session === undefined || !this.#isReady || this.#isGone || session.closed || session.destroyed) return false
    return this.#callCount < (session.remoteSettings.maxConcurrentStreams ?? Infinity)
  }

  /** Only where it {@link hasRoom}. */
  carry(call: Http2Call): void {
    const session = this.#session
    if (session === undefined) return
    this.#wasUsed = true
    this.#callCount += 1
    if (this.#callCount === 1) session.ref()
    call.begin(
      session,
      () => this.#whyBroken ?? (session.destroyed ? transportReason('Socket closed') : undefined),
      () => {
        this.#callCount -= 1
        if (this.#callCount === 0 && !session.destroyed) session.unref()
        this.#events.room()
      },
    )
  }

  /** Says goodbye; calls that have been cancelled may tell the server so. */
  close(): void {
    const session = this.#session
    if (session === undefined || !this.#isReady) {
      this.#cut('Socket closed')
      return
    }
    this.#setGone('the channel has closed')
    session.close()
    const timer = setTimeout(() => this.#socket.destroy(), goodbyeTimeMsMax)
    timer.unref()
    this.#socket.once('close', () => clearTimeout(timer))
  }

  #speakHttp2(): void {
    const session = connectHttp2(anyAuthority, {
      createConnection: () => this.#socket,
      settings: {
        initialWindowSize: clientWindowSizeBytes,
        maxHeaderListSize: callHeaderBytesMax,
        enablePush: false,
      },
      // Node counts what waits in windows too; windows and calls are bounded.
      maxSessionMemory: Number.MAX_SAFE_INTEGER,
    })
    this.#session = session
    session.once('connect', () => session.setLocalWindowSize(clientWindowSizeBytes))
    session.on('remoteSettings', () => this.#setReady(session))
    session.on('error', (error: Error) => this.#break(error.message))
    session.once('goaway', () => this.#setGone('Connection dropped'))
    session.once('close', () => this.#setGone('Connection dropped'))
    cutWhenDead(session, {
      ...this.#options.liveness,
      isWanted: () => this.#callCount > 0,
      cut: () => this.#cut('ETIMEDOUT'),
    })
  }

  #setReady(session: ClientHttp2Session): void {
    if (this.#isGone) return
    clearTimeout(this.#connectTimer)
    this.#isReady = true
    this.#events.room()
    if (this.#callCount === 0) session.unref()
  }

  #cut(why: string): void {
    this.#break(why)
    this.#session?.destroy()
    this.#socket.destroy()
  }

  /** The first reason is the one; what follows are its effects. */
  #break(message: string): void {
    this.#whyBroken ??= transportReason(message)
    this.#setGone(message)
  }

  #setGone(message: string): void {
    if (this.#isGone) return
    this.#isGone = true
    clearTimeout(this.#connectTimer)
    this.#events.gone(this.#wasUsed, transportReason(message))
  }
}
