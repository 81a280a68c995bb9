import { constants, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2'
import { isStreamError, type MessageCodec, type RpcStream, StreamError } from '@millrace/base'
import { statusFlushTimeMsMax } from '../../limits.ts'
import { endedWell } from '../ended-well.ts'
import { FrameDecoder } from '../framing/frame-decoder.ts'
import { writeFrame } from '../framing/write-frame.ts'
import { iterate, MessageQueue } from '../message-queue.ts'
import { encodeMessageHeader, encodeStatus } from '../status-details.ts'

export interface ServerStreamParts<Incoming, Outgoing> {
  readonly path: string
  readonly request: MessageCodec<Incoming>
  readonly response: MessageCodec<Outgoing>
  readonly messageSizeBytesMax: number
}

const responseHeaders = { ':status': 200, 'content-type': 'application/grpc+proto' }

/** The server's side of one call over its HTTP/2 stream: messages both ways, then a status in the trailers. */
export class ServerStream<Outgoing, Incoming> implements RpcStream<Outgoing, Incoming> {
  readonly #stream: ServerHttp2Stream
  readonly #session: ServerHttp2Session | undefined
  readonly #parts: ServerStreamParts<Incoming, Outgoing>
  readonly #decoder: FrameDecoder
  readonly #queue: MessageQueue
  readonly #over = new AbortController()
  readonly #senders = new Set<(error: StreamError) => void>()
  #ended = false

  constructor(stream: ServerHttp2Stream, parts: ServerStreamParts<Incoming, Outgoing>) {
    this.#stream = stream
    this.#session = stream.session as ServerHttp2Session | undefined
    this.#parts = parts
    this.#decoder = new FrameDecoder(parts.messageSizeBytesMax)
    this.#queue = new MessageQueue(() => stream.resume())
    stream.on('data', (bytes: Buffer) => this.#take(bytes))
    stream.on('end', () => this.#takeEnd())
    // Every error is followed by a close, which says what it means.
    stream.on('error', () => {})
    stream.on('close', () => this.#setOver(this.#whyClosed()))
    stream.pause()
  }

  get signal(): AbortSignal {
    return this.#over.signal
  }

  // Not async: the message would be kept, beside what it was encoded to, until a client that reads nothing takes it.
  send(message: Outgoing): Promise<void> {
    if (this.#over.signal.aborted) return Promise.reject(this.#over.signal.reason as StreamError)
    if (this.#ended) {
      return Promise.reject(new StreamError('CLOSED', `${this.#parts.path}: this side of the stream has ended`))
    }
    // It may be gone before its close was told.
    if (this.#stream.destroyed || this.#stream.closed) return Promise.reject(this.#whyClosed())
    const { response } = this.#parts
    return this.#write(response.encodeParts?.(message) ?? [response.encode(message)])
  }

  #write(parts: readonly Uint8Array[]): Promise<void> {
    if (!this.#stream.headersSent) this.#stream.respond(responseHeaders, { waitForTrailers: true })
    return new Promise<void>((resolve, reject) => {
      this.#senders.add(reject)
      writeFrame(this.#stream, parts, (error) => {
        this.#senders.delete(reject)
        if (error) reject(this.#whyClosed())
        else resolve()
      })
    })
  }

  end(): void {
    this.#ended = true
  }

  cancel(error: StreamError = new StreamError('ABORTED', `${this.#parts.path}: the server cancelled the call`)): void {
    if (this.#over.signal.aborted) return
    // A client that does not take what lies here would not take a status behind it either: all of it goes at once, since the memory
    // may be why the call is cancelled. gRPC has an HTTP/2 error that stands for RESOURCE_EXHAUSTED.
    const isStuck = this.#senders.size > 0
    if (!isStuck) return this.finish(error)
    this.#setOver(error)
    const isExhausted = error.code === 'RESOURCE_EXHAUSTED'
    this.#stream.close(isExhausted ? constants.NGHTTP2_ENHANCE_YOUR_CALM : constants.NGHTTP2_CANCEL)
  }

  /** Ends the call: well, or with an error as its status. Idempotent. */
  finish(error?: StreamError): void {
    if (this.#over.signal.aborted) return
    if (!this.#stream.destroyed && !this.#stream.closed) this.#sendStatus(error)
    this.#setOver(error ?? endedWell(this.#parts.path))
  }

  [Symbol.asyncIterator](): AsyncIterator<Incoming> {
    return iterate(this.#queue, (bytes) => {
      try {
        return this.#parts.request.decode(bytes)
      } catch (cause) {
        throw this.#fail(undecodable(cause, this.#parts.path))
      }
    })
  }

  #take(bytes: Buffer): void {
    if (this.#over.signal.aborted) return
    try {
      for (const message of this.#decoder.write(bytes)) this.#queue.push(message)
    } catch (error) {
      this.#fail(isStreamError(error) ? error : new StreamError('INTERNAL', String(error), { cause: error }))
      return
    }
    if (this.#queue.length > 0) this.#stream.pause()
  }

  #takeEnd(): void {
    if (this.#decoder.isCutOff) {
      this.#fail(new StreamError('INVALID_REQUEST', `${this.#parts.path}: the call ended in the middle of a message`))
    } else {
      this.#queue.end()
    }
  }

  #fail(error: StreamError): StreamError {
    this.finish(error)
    return error
  }

  #setOver(error: StreamError): void {
    if (this.#over.signal.aborted) return
    this.#over.abort(error)
    this.#queue.fail(error)
    for (const reject of [...this.#senders]) reject(error)
    this.#senders.clear()
    // What the client still sends is dropped, so that its half can end.
    this.#stream.resume()
  }

  #sendStatus(error: StreamError | undefined): void {
    const status = error === undefined ? undefined : encodeStatus(error)
    const trailers =
      status === undefined
        ? { 'grpc-status': '0' }
        : {
            'grpc-status': String(status.code),
            'grpc-message': encodeMessageHeader(status.message),
            'grpc-status-details-bin': status.details.toString('base64'),
          }
    if (this.#stream.headersSent) {
      this.#stream.once('wantTrailers', () => {
        if (!this.#stream.destroyed) this.#stream.sendTrailers(trailers)
      })
      this.#stream.end()
    } else {
      this.#stream.respond({ ...responseHeaders, ...trailers }, { endStream: true })
    }
    // After a good end a slow client may take its time to read. After a bad one it may not hold the last messages for ever; nor
    // after either the stream, by never ending its half.
    if (error === undefined && !this.#stream.writableFinished) this.#stream.once('finish', () => this.#closeInTime())
    else this.#closeInTime()
  }

  #closeInTime(): void {
    if (this.#stream.destroyed) return
    const timer = setTimeout(() => this.#stream.close(constants.NGHTTP2_CANCEL), statusFlushTimeMsMax)
    this.#stream.once('close', () => clearTimeout(timer))
  }

  #whyClosed(): StreamError {
    if (this.#over.signal.aborted) return this.#over.signal.reason as StreamError
    const cancelled = this.#stream.rstCode === constants.NGHTTP2_CANCEL && this.#session?.destroyed === false
    return cancelled
      ? new StreamError('ABORTED', `${this.#parts.path}: the client cancelled the call`)
      : new StreamError('BROKER_UNAVAILABLE', `${this.#parts.path}: the connection to the client broke`)
  }
}

function undecodable(cause: unknown, path: string): StreamError {
  if (isStreamError(cause)) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StreamError('INVALID_REQUEST', `${path}: a message can't be decoded: ${reason}`, { cause })
}
