import { isStreamError } from '@millrace/base'
import { Fifo } from '../util/fifo.ts'

/** What the pump moves, and to whom. */
export interface PumpOptions<Item> {
  readonly source: AsyncIterator<Item>
  readonly concurrency: number
  readonly lookAhead: number
  /** Items of one lane go one after the other; undefined: the item waits for none. */
  readonly laneOf: (item: Item) => string | number | undefined
  /** `done` returns the item's credit. Idempotent. */
  readonly emit: (item: Item, done: () => void) => void
  /** The item is not emitted any more. */
  readonly discard: (item: Item) => void
  readonly complete: () => void
  readonly fail: (error: unknown) => void
}

interface Ready<Item> {
  readonly item: Item
  readonly lane: string | number | undefined
}

/**
 * Pulls items only as there is credit for them: `concurrency` may be emitted and not done. An item whose lane is busy waits in it, so
 * that others may overtake it, but no more than `lookAhead` of them: then nothing is pulled until something is done.
 */
export class CreditPump<Item> {
  readonly #options: PumpOptions<Item>
  /** What waits in each lane that has an item emitted. */
  readonly #lanes = new Map<string | number, Fifo<Item>>()
  readonly #ready = new Fifo<Ready<Item>>()
  #emittedCount = 0
  #waitingCount = 0
  #isPulling = false
  #isEmitting = false
  #isDrained = false
  /** With which error it ends once everything that is emitted is done. */
  #ending: unknown
  #isOver = false

  constructor(options: PumpOptions<Item>) {
    this.#options = options
  }

  /** Pulls what there is credit for. */
  run(): void {
    const { source, concurrency, lookAhead } = this.#options
    if (this.#isPulling || this.#isDrained || this.#isOver) return
    if (this.#emittedCount >= concurrency || this.#waitingCount > lookAhead) return
    this.#isPulling = true
    source.next().then(
      (step) => {
        this.#isPulling = false
        if (this.#isOver) return
        if (step.done === true) {
          this.#isDrained = true
          this.#completeIfDone()
          return
        }
        this.#take(step.value)
        this.run()
      },
      (error: unknown) => {
        this.#isPulling = false
        if (this.#isOver) return
        if (isStreamError(error, 'CLOSED')) this.#endOnceDone(error)
        else this.#fail(error)
      },
    )
  }

  /** Somebody closed the source: whoever works on what was emitted may finish that, and nothing else begins. */
  #endOnceDone(error: unknown): void {
    this.#ending = error
    this.#isDrained = true
    for (const waiting of this.#lanes.values()) {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) this.#options.discard(item)
    }
    this.#waitingCount = 0
    this.#completeIfDone()
  }

  #fail(error: unknown): void {
    this.stop()
    this.#options.fail(error)
  }

  /** Nothing more is pulled or emitted. */
  stop(): void {
    this.#isOver = true
    this.#lanes.clear()
    this.#ready.clear()
  }

  #take(item: Item): void {
    const lane = this.#options.laneOf(item)
    const waiting = lane === undefined ? undefined : this.#lanes.get(lane)
    if (waiting !== undefined) {
      waiting.push(item)
      this.#waitingCount++
      return
    }
    if (lane !== undefined) this.#lanes.set(lane, new Fifo())
    this.#emit({ item, lane })
  }

  /** Emits in a loop rather than from within `done`, however fast subscribers are. */
  #emit(ready: Ready<Item>): void {
    this.#emittedCount++
    this.#ready.push(ready)
    if (this.#isEmitting) return
    this.#isEmitting = true
    try {
      for (let next = this.#ready.shift(); next !== undefined; next = this.#ready.shift()) {
        const { item, lane } = next
        let isDone = false
        this.#options.emit(item, () => {
          if (isDone || this.#isOver) return
          isDone = true
          this.#done(lane)
        })
      }
    } finally {
      this.#isEmitting = false
    }
  }

  #done(lane: string | number | undefined): void {
    this.#emittedCount--
    if (lane !== undefined) {
      const item = this.#lanes.get(lane)?.shift()
      if (item === undefined) this.#lanes.delete(lane)
      else {
        this.#waitingCount--
        this.#emit({ item, lane })
      }
    }
    if (this.#isDrained) this.#completeIfDone()
    else this.run()
  }

  /** Everything that was pulled has been emitted; what is not done yet is the subscriber's. */
  #completeIfDone(): void {
    if (this.#waitingCount > 0 || this.#ready.length > 0 || this.#isOver) return
    if (this.#ending !== undefined) {
      if (this.#emittedCount === 0) this.#fail(this.#ending)
      return
    }
    this.stop()
    this.#options.complete()
  }
}
