import { assert } from '../../assert.ts'
import type { StreamError } from '../../stream-error.ts'

interface Waiter<T> {
  readonly resolve: (value: T) => void
  readonly reject: (error: StreamError) => void
}

/** One direction of a connection in memory: holds bytes up to a window; who wrote more waits until they are read. */
export class BytePipe {
  readonly #windowBytes: number
  readonly #pieces: Uint8Array[] = []
  readonly #writers: { readonly pieces: Uint8Array[]; readonly waiter: Waiter<void> }[] = []
  #heldBytes = 0
  #reader: Waiter<Uint8Array | undefined> | undefined
  #ended = false
  /** Why nothing can be written, or read, any more. */
  #writeFailure: StreamError | undefined
  #readFailure: StreamError | undefined

  constructor(windowBytes: number) {
    this.#windowBytes = windowBytes
  }

  /** Resolves once all lies in the window. What is written is copied, as a socket's would be. */
  write(parts: readonly Uint8Array[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#writers.push({ pieces: parts.filter(({ length }) => length > 0), waiter: { resolve, reject } })
      this.#move()
    })
  }

  /** The next bytes; undefined at the end. */
  read(): Promise<Uint8Array | undefined> {
    assert(this.#reader === undefined, 'one read at a time')
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject }
      this.#move()
    })
  }

  /** By its writer: nothing comes after what it holds, and who would write more is told `error`. */
  end(error: StreamError): void {
    this.#ended = true
    this.#writeFailure ??= error
    this.#move()
  }

  /** By its reader, or by what breaks: ends at once; what was not read yet is lost. */
  fail(errors: { readonly reader: StreamError; readonly writer: StreamError }): void {
    this.#writeFailure ??= errors.writer
    this.#readFailure ??= errors.reader
    this.#pieces.length = 0
    this.#heldBytes = 0
    this.#move()
  }

  #move(): void {
    const failure = this.#writeFailure
    if (failure === undefined) this.#admit()
    else for (const { waiter } of this.#writers.splice(0)) waiter.reject(failure)
    if (this.#reader === undefined) return
    if (this.#readFailure !== undefined) {
      this.#takeReader()?.reject(this.#readFailure)
    } else if (this.#pieces.length > 0) {
      const piece = this.#pieces.shift()
      this.#heldBytes -= piece?.length ?? 0
      this.#takeReader()?.resolve(piece)
      this.#admit()
    } else if (this.#ended) {
      this.#takeReader()?.resolve(undefined)
    }
  }

  /** Takes as much of what waits as fits. */
  #admit(): void {
    for (let writer = this.#writers[0]; writer !== undefined; writer = this.#writers[0]) {
      let piece = writer.pieces.shift()
      while (piece !== undefined && this.#heldBytes < this.#windowBytes) {
        const room = this.#windowBytes - this.#heldBytes
        const taken = Uint8Array.from(piece.subarray(0, room))
        this.#pieces.push(taken)
        this.#heldBytes += taken.length
        piece = piece.length > room ? piece.subarray(room) : writer.pieces.shift()
      }
      if (piece !== undefined) {
        writer.pieces.unshift(piece)
        return
      }
      this.#writers.shift()
      writer.waiter.resolve()
    }
  }

  #takeReader(): Waiter<Uint8Array | undefined> | undefined {
    const reader = this.#reader
    this.#reader = undefined
    return reader
  }
}
