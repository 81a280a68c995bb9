import { type Clock, StreamError, type Timer } from '@millrace/base'
import { Fifo } from '../util/fifo.ts'

/** Something that waits until it can be put into batches. */
export interface WaitingSend {
  /** For messages. */
  readonly topic: string
  /** By the monotonic clock. */
  readonly deadlineMs: number
  /** Puts in as much as there is room for; true once nothing of it is left to put in. */
  proceed(): boolean
  /** Nothing more of it is put in. */
  fail(error: StreamError): void
}

export interface WaitingLineOptions {
  /** What a send whose deadline passes rejects with. */
  readonly timedOut: (send: WaitingSend) => StreamError
  /** The send waits no more: it was put into batches, or has failed. */
  readonly left: (send: WaitingSend) => void
}

/** Sends that wait, first come first served, each until its own deadline. */
export class WaitingLine {
  readonly #clock: Clock
  readonly #options: WaitingLineOptions
  readonly #line = new Fifo<WaitingSend>()
  #timer: Timer | undefined

  constructor(clock: Clock, options: WaitingLineOptions) {
    this.#clock = clock
    this.#options = options
  }

  get length(): number {
    return this.#line.length
  }

  join(send: WaitingSend): void {
    this.#line.push(send)
    this.#setTimer()
  }

  leave(send: WaitingSend): void {
    this.#line.remove(send)
    this.#options.left(send)
    this.#setTimer()
  }

  /** Lets the first ones proceed, as far as they can. */
  proceed(): void {
    for (let send = this.#line.first; send?.proceed() === true; send = this.#line.first) {
      this.#line.shift()
      this.#options.left(send)
    }
    this.#setTimer()
  }

  /** Takes out all who wait, in their order, to wait elsewhere. */
  leaveAll(): WaitingSend[] {
    const line = [...this.#line]
    this.#line.clear()
    this.#setTimer()
    return line
  }

  [Symbol.iterator](): IterableIterator<WaitingSend> {
    return this.#line[Symbol.iterator]()
  }

  failAll(error: StreamError): void {
    for (const send of this.leaveAll()) this.#fail(send, error)
  }

  #fail(send: WaitingSend, error: StreamError): void {
    send.fail(error)
    this.#options.left(send)
  }

  #setTimer(): void {
    if (this.#line.length === 0) {
      this.#timer?.cancel()
      this.#timer = undefined
      return
    }
    if (this.#timer !== undefined) return
    // All wait equally long, so the first one's deadline is the next.
    const waitMs = Math.max(0, (this.#line.first?.deadlineMs ?? 0) - this.#clock.monotonicMs())
    this.#timer = this.#clock.setTimer(waitMs, () => {
      this.#timer = undefined
      const nowMs = this.#clock.monotonicMs()
      for (let send = this.#line.first; send !== undefined && send.deadlineMs <= nowMs; send = this.#line.first) {
        this.#line.shift()
        this.#fail(send, this.#options.timedOut(send))
      }
      this.#setTimer()
    })
  }
}

/** Bounds the bytes of records that were taken and not delivered yet. */
export class SendBuffer {
  readonly line: WaitingLine
  readonly #limitBytes: number
  #usedBytes = 0

  constructor(clock: Clock, limitBytes: number, blockMsMax: number, left: (send: WaitingSend) => void) {
    this.#limitBytes = limitBytes
    this.line = new WaitingLine(clock, {
      left,
      timedOut: ({ topic }) =>
        new StreamError(
          'TIMEOUT',
          `a record for ${topic} waited ${blockMsMax} ms for room: the ${limitBytes} bytes of the producer's buffer (bufferBytes) are full of records that are not delivered yet`,
          { context: { topic, limit: limitBytes } },
        ),
    })
  }

  get usedBytes(): number {
    return this.#usedBytes
  }

  /** Passed by one record at most: then nothing is taken until something was delivered. */
  get isFull(): boolean {
    return this.#usedBytes >= this.#limitBytes
  }

  /** Whether a send may go ahead: there is room, and nobody waits for it. */
  get isOpen(): boolean {
    return this.#usedBytes < this.#limitBytes && this.line.length === 0
  }

  reserve(bytes: number): void {
    this.#usedBytes += bytes
  }

  release(bytes: number): void {
    this.#usedBytes -= bytes
  }
}
