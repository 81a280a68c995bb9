import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from 'node:http2'
import { isStreamError, StreamError } from '@millrace/base'
import { readAheadSizeBytesMax, timerMsMax } from '../../../limits.ts'
import { endedWell } from '../../ended-well.ts'
import { FrameDecoder } from '../../framing/frame-decoder.ts'
import { formatGrpcTimeout } from '../../framing/grpc-timeout.ts'
import { writeFrame } from '../../framing/write-frame.ts'
import { MessageQueue } from '../../message-queue.ts'
import type { ByteCall } from '../call.ts'
import { endOfTrailers, notGrpc, whyCut } from './end-of-call.ts'

export interface Http2CallOptions {
  readonly path: string
  /** Of the server, `host:port`. */
  readonly address: string
  readonly messageSizeBytesMax: number
  /** A time of Date.now(), or Infinity. */
  readonly deadlineMs: number
}

interface Unsent {
  readonly parts: readonly Uint8Array[]
  readonly resolve: () => void
  readonly reject: (error: StreamError) => void
}

/** One call of a client over an HTTP/2 stream, which it is given once a connection has room for it. */
export class Http2Call implements ByteCall {
  readonly received: MessageQueue
  readonly #options: Http2CallOptions
  readonly #decoder: FrameDecoder
  readonly #over = new AbortController()
  readonly #timer: NodeJS.Timeout | undefined
  /** What was sent before the stream was there. */
  readonly #unsent: Unsent[] = []
  readonly #senders = new Set<(error: StreamError) => void>()
  #stream: ClientHttp2Stream | undefined
  #ended = false
  #answerBegan = false
  #dataEnded = false
  #succeeded = false
  /** It has succeeded, and all that the server sent has arrived. */
  #isComplete = false
  #turnedAway = false

  constructor(options: Http2CallOptions) {
    this.#options = options
    this.#decoder = new FrameDecoder(options.messageSizeBytesMax)
    this.received = new MessageQueue(() => this.#stream?.resume())
    if (options.deadlineMs !== Infinity) this.#timer = this.#endInTime()
  }

  get signal(): AbortSignal {
    return this.#over.signal
  }

  get turnedAway(): boolean {
    return this.#turnedAway
  }

  /** Puts the call on a connection. `whyBroken` says why the connection is no more; `onClosed` is called when the call's stream is. */
  begin(session: ClientHttp2Session, whyBroken: () => string | undefined, onClosed: () => void): void {
    const stream = session.request(this.#headers())
    this.#stream = stream
    stream.on('response', (headers) => this.#takeHeaders(headers))
    stream.on('trailers', (headers: IncomingHttpHeaders) => this.#takeEnd(headers))
    stream.on('data', (bytes: Buffer) => this.#take(bytes))
    stream.on('end', () => {
      this.#dataEnded = true
      this.#succeedAtEnd()
    })
    // Every error is followed by a close, which says what it means.
    stream.on('error', () => {})
    stream.on('close', () => {
      this.#takeClose(stream.rstCode, whyBroken())
      onClosed()
    })
    for (const { parts, resolve, reject } of this.#unsent.splice(0)) this.#write(stream, parts, resolve, reject)
    if (this.#ended) stream.end()
  }

  send(parts: readonly Uint8Array[]): Promise<void> {
    if (this.#over.signal.aborted) return Promise.reject(this.#over.signal.reason as StreamError)
    if (this.#ended) {
      return Promise.reject(new StreamError('CLOSED', `${this.#options.path}: this side of the stream has ended`))
    }
    return new Promise((resolve, reject) => {
      if (this.#stream === undefined) this.#unsent.push({ parts, resolve, reject })
      else this.#write(this.#stream, parts, resolve, reject)
    })
  }

  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#stream?.end()
  }

  cancel(error: StreamError = new StreamError('ABORTED', `${this.#options.path}: the call was cancelled`)): void {
    this.#setOver(error)
  }

  #headers(): Record<string, string> {
    const { address, path, deadlineMs } = this.#options
    return {
      ':method': 'POST',
      ':scheme': 'http',
      ':authority': address,
      ':path': path,
      te: 'trailers',
      'content-type': 'application/grpc+proto',
      'grpc-accept-encoding': 'identity',
      'user-agent': 'millrace-node',
      ...(deadlineMs === Infinity ? {} : { 'grpc-timeout': formatGrpcTimeout(deadlineMs - Date.now()) }),
    }
  }

  #write(
    stream: ClientHttp2Stream,
    parts: readonly Uint8Array[],
    resolve: () => void,
    reject: (error: StreamError) => void,
  ): void {
    this.#senders.add(reject)
    // It may have closed without having said so; its close, which comes, says why.
    if (stream.destroyed || stream.closed) return
    writeFrame(stream, parts, (error) => {
      if (error) return
      this.#senders.delete(reject)
      resolve()
    })
  }

  #takeHeaders(headers: IncomingHttpHeaders & IncomingHttpStatusHeader): void {
    this.#answerBegan = true
    const refusal = notGrpc(headers, this.#options.address)
    if (refusal !== undefined) this.#setOver(refusal)
    else if (headers['grpc-status'] !== undefined) this.#takeEnd(headers)
  }

  #take(bytes: Buffer): void {
    if (this.#over.signal.aborted) return
    try {
      for (const message of this.#decoder.write(bytes)) this.received.push(message)
    } catch (error) {
      this.#setOver(isStreamError(error) ? error : new StreamError('INTERNAL', String(error), { cause: error }))
      return
    }
    if (this.received.sizeBytes > readAheadSizeBytesMax) this.#stream?.pause()
  }

  /** A bad end counts at once, a good one behind the last message. */
  #takeEnd(headers: IncomingHttpHeaders): void {
    const error = endOfTrailers(headers, this.#options.address)
    if (error !== undefined) {
      this.#setOver(error)
      return
    }
    this.#succeeded = true
    // Our half ends now, not when all was read: a server cuts calls whose client keeps its half open for long.
    if (this.#senders.size === 0) this.end()
    else this.#ended = true
    this.#succeedAtEnd()
  }

  #succeedAtEnd(): void {
    if (!this.#succeeded || !this.#dataEnded || this.#over.signal.aborted) return
    const { path, address } = this.#options
    if (this.#decoder.isCutOff) {
      this.#setOver(new StreamError('INTERNAL', `${path}: ${address} ended in the middle of a message`))
      return
    }
    this.#isComplete = true
    this.received.end()
    this.#setOver(endedWell(path))
  }

  #takeClose(code: number, whyBroken: string | undefined): void {
    if (this.#over.signal.aborted) return
    this.#turnedAway =
      code === constants.NGHTTP2_REFUSED_STREAM || (code === constants.NGHTTP2_ENHANCE_YOUR_CALM && !this.#answerBegan)
    this.#setOver(whyCut(this.#options, code, whyBroken))
  }

  #setOver(error: StreamError): void {
    if (this.#over.signal.aborted) return
    clearTimeout(this.#timer)
    this.#over.abort(error)
    // After a good end it has ended, and what lies there can still be read.
    if (!this.#isComplete) this.received.fail(error)
    for (const { reject } of this.#unsent.splice(0)) reject(error)
    for (const reject of this.#senders) reject(error)
    this.#senders.clear()
    this.#letGo()
  }

  #letGo(): void {
    const stream = this.#stream
    if (stream === undefined || stream.destroyed) return
    if (!this.#isComplete || !stream.writableEnded) stream.close(constants.NGHTTP2_CANCEL)
    // What the server still sends is dropped, so that its half can end.
    stream.resume()
  }

  #endInTime(): NodeJS.Timeout {
    const { path, address, deadlineMs } = this.#options
    const late = (): void => this.#setOver(new StreamError('TIMEOUT', `${path}: ${address} did not answer in time`))
    return setTimeout(late, Math.min(Math.max(0, deadlineMs - Date.now()), timerMsMax))
  }
}
