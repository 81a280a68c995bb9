import type { Clock, Timer } from '@millrace/base'
import { Fifo } from '../util/fifo.ts'
import type { PartitionQueue } from './partition-queue.ts'
import type { ProduceBatch } from './produce-batch.ts'

interface Lingering {
  readonly batch: ProduceBatch
  readonly queue: PartitionQueue
  readonly dueMs: number
}

/** Lets open batches wait for more records, each for the same time, with one timer for all. */
export class Linger {
  readonly #clock: Clock
  readonly #lingerMs: number
  readonly #due: (queue: PartitionQueue) => void
  readonly #lingering = new Fifo<Lingering>()
  #timer: Timer | undefined

  constructor(clock: Clock, lingerMs: number, due: (queue: PartitionQueue) => void) {
    this.#clock = clock
    this.#lingerMs = lingerMs
    this.#due = due
  }

  /** A batch was opened. */
  opened(batch: ProduceBatch, queue: PartitionQueue): void {
    if (this.#lingerMs === 0) {
      batch.isDue = true
      this.#due(queue)
      return
    }
    this.#lingering.push({ batch, queue, dueMs: this.#clock.monotonicMs() + this.#lingerMs })
    this.#setTimer()
  }

  /** No batch that is open now waits any longer. */
  endAll(): void {
    this.#endUntil(Infinity)
    this.close()
  }

  close(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  #endUntil(nowMs: number): void {
    for (let next = this.#lingering.first; next !== undefined && next.dueMs <= nowMs; next = this.#lingering.first) {
      this.#lingering.shift()
      // A batch that got full before is long on its way.
      if (next.queue.open !== next.batch) continue
      next.batch.isDue = true
      this.#due(next.queue)
    }
  }

  #setTimer(): void {
    const next = this.#lingering.first
    if (this.#timer !== undefined || next === undefined) return
    this.#timer = this.#clock.setTimer(Math.max(0, next.dueMs - this.#clock.monotonicMs()), () => {
      this.#timer = undefined
      this.#endUntil(this.#clock.monotonicMs())
      this.#setTimer()
    })
  }
}
