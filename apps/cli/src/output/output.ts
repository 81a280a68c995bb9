import type { Writable } from 'node:stream'
import { outputChunkSizeBytes } from '../limits.ts'

/**
 * Data on stdout: gathered into chunks, and no faster than the reader takes them. A reader that goes away (`| head`) is no error:
 * `closed` is aborted and the rest is dropped.
 */
export class Output {
  readonly #stream: Writable
  readonly #closed = new AbortController()
  #failure: Error | undefined
  #parts: Uint8Array[] = []
  #sizeBytes = 0

  constructor(stream: Writable) {
    this.#stream = stream
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') this.#failure ??= error
      this.#closed.abort()
    })
  }

  /** Aborted once nobody reads any more. */
  get closed(): AbortSignal {
    return this.#closed.signal
  }

  /** Adds to what will be written; it must not be changed afterwards. True once it is time to {@link flush}. */
  add(part: string | Uint8Array): boolean {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    this.#parts.push(bytes)
    this.#sizeBytes += bytes.length
    return this.#sizeBytes >= outputChunkSizeBytes
  }

  /** Writes what was added; resolves when the stream takes more. Rejects if it failed other than by being closed. */
  async flush(): Promise<void> {
    this.#check()
    if (this.#parts.length === 0) return
    const chunk = Buffer.concat(this.#parts, this.#sizeBytes)
    this.#parts = []
    this.#sizeBytes = 0
    if (this.#closed.signal.aborted || this.#stream.write(chunk)) return
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#stream.off('drain', done)
        this.#closed.signal.removeEventListener('abort', done)
        resolve()
      }
      this.#stream.once('drain', done)
      this.#closed.signal.addEventListener('abort', done)
    })
    this.#check()
  }

  #check(): void {
    const failure = this.#failure
    if (failure !== undefined) throw failure
  }

  /** {@link add} and {@link flush} of one text. */
  async write(text: string): Promise<void> {
    this.add(text)
    await this.flush()
  }
}
