import { type SocketConnection, StreamError } from '@millrace/base'
import { kafkaFrameSizeBytesEager } from '../../limits.ts'
import type { RequestMemory } from './request-memory.ts'

/** One request as it came: what stands behind its size. */
export interface Frame {
  readonly bytes: Buffer
  /** To be called once nothing uses the bytes any more. */
  readonly release: () => void
}

export interface FrameReaderOptions {
  readonly sizeBytesMax: number
  readonly memory: RequestMemory
}

const sizePrefixBytes = 4
const nothing = Buffer.alloc(0)
const noRelease = (): void => {}

/**
 * Cuts what comes over a connection into frames: `int32 size, size bytes`. A frame that came in one piece is a view of that; one that comes
 * in several is put together in a buffer of its own, which grows with what has come, not with what was announced.
 */
export class FrameReader {
  readonly #socket: SocketConnection
  readonly #options: FrameReaderOptions
  /** What came and was not cut yet. */
  #rest: Buffer = nothing

  constructor(socket: SocketConnection, options: FrameReaderOptions) {
    this.#socket = socket
    this.#options = options
  }

  /** The next frame; undefined once the other side has ended. Throws INVALID_REQUEST for what is no frame of Kafka's protocol. */
  async next(): Promise<Frame | undefined> {
    while (this.#rest.length < sizePrefixBytes) {
      const more = await this.#read()
      if (more === undefined) return undefined
      this.#rest = this.#rest.length === 0 ? more : Buffer.concat([this.#rest, more])
    }
    const sizeBytes = this.#sizeOfNext()
    if (this.#rest.length >= sizePrefixBytes + sizeBytes) {
      return { bytes: this.#cut(sizePrefixBytes, sizeBytes), release: noRelease }
    }
    const held = await this.#options.memory.take(sizeBytes, () => this.#socket.close())
    try {
      const bytes = await this.#assemble(sizeBytes)
      if (bytes !== undefined) {
        held.arrived()
        return { bytes, release: () => held.release() }
      }
    } catch (error) {
      held.release()
      throw error
    }
    held.release()
    return undefined
  }

  #sizeOfNext(): number {
    const sizeBytes = this.#rest.readInt32BE(0)
    const { sizeBytesMax } = this.#options
    if (sizeBytes > 0 && sizeBytes <= sizeBytesMax) return sizeBytes
    const text = strangerIn(this.#rest) ?? `it announced ${sizeBytes} bytes, where 1 to ${sizeBytesMax} may be`
    throw new StreamError('INVALID_REQUEST', text, { context: { limit: sizeBytesMax } })
  }

  async #assemble(sizeBytes: number): Promise<Buffer | undefined> {
    let bytes: Buffer = Buffer.allocUnsafe(Math.min(sizeBytes, kafkaFrameSizeBytesEager))
    let filled = 0
    this.#cut(0, sizePrefixBytes)
    for (;;) {
      const piece = this.#cut(0, Math.min(this.#rest.length, sizeBytes - filled))
      if (filled + piece.length > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.min(sizeBytes, Math.max(bytes.length * 2, filled + piece.length)))
        bytes.copy(larger, 0, 0, filled)
        bytes = larger
      }
      piece.copy(bytes, filled)
      filled += piece.length
      if (filled === sizeBytes) return bytes
      const more = await this.#read()
      if (more === undefined) return undefined
      this.#rest = more
    }
  }

  /** Takes bytes off the front. */
  #cut(start: number, sizeBytes: number): Buffer {
    const end = start + sizeBytes
    const bytes = this.#rest.subarray(start, end)
    // An empty view would keep the whole piece alive for as long as the connection is idle.
    this.#rest = end === this.#rest.length ? nothing : this.#rest.subarray(end)
    return bytes
  }

  async #read(): Promise<Buffer | undefined> {
    const bytes = await this.#socket.read()
    return bytes === undefined ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }
}

const httpVerbs = new Set(['GET ', 'POST', 'PUT ', 'HEAD', 'OPTI', 'DELE', 'PATC', 'CONN', 'TRAC'])

/** What else a client may be that has come to the wrong port, by its first bytes. */
function strangerIn(bytes: Buffer): string | undefined {
  const first = bytes.toString('latin1', 0, sizePrefixBytes)
  if (first === 'PRI ')
    return "it speaks gRPC, and this port Kafka's protocol: Millrace's own clients want listener.port"
  if (httpVerbs.has(first)) return "it speaks HTTP, and this port Kafka's protocol"
  const isTls = bytes[0] === 0x16 && bytes[1] === 3
  return isTls ? 'it speaks TLS, and this port does not: set security.protocol=PLAINTEXT' : undefined
}
