import type { Clock } from '@millrace/base'
import type { SeededRandom } from '@millrace/base/testing'
import { encodeBatch, RecordBatch } from '@millrace/records'
import { codec } from './fixture.ts'

/** A batch as a leader has it. */
export interface LeaderBatch {
  readonly baseOffset: number
  readonly nextOffset: number
  readonly epoch: number
  readonly bytes: Buffer
}

interface Producer {
  readonly id: number
  nextSequence: number
}

/** What leaders wrote, one after the other: batches with offsets and epochs, whose end may be replaced by another leader's. */
export class LeaderHistory {
  readonly batches: LeaderBatch[] = []
  readonly #clock: Clock
  readonly #random: SeededRandom
  readonly #startOffset: number
  epoch = 0
  #serial = 0

  constructor(clock: Clock, random: SeededRandom, startOffset = 0) {
    this.#clock = clock
    this.#random = random
    this.#startOffset = startOffset
  }

  get endOffset(): number {
    return this.batches.at(-1)?.nextOffset ?? this.#startOffset
  }

  /** Writes one more batch. */
  write(): LeaderBatch {
    const count = 1 + this.#random.integer(4)
    const records = Array.from({ length: count }, (_, at) => ({
      key: `k${this.#serial++}`,
      value: Buffer.alloc(this.#random.integer(120), at),
      timestamp: this.#clock.wallMs() + this.#serial,
    }))
    const producer = this.#producer(1 + this.#random.integer(3))
    const bytes = encodeBatch(
      { records, producerId: producer.id, producerEpoch: 0, baseSequence: producer.nextSequence },
      codec,
    )
    const baseOffset = this.endOffset
    new RecordBatch(bytes).assignOffset(baseOffset, this.epoch)
    const batch = { baseOffset, nextOffset: baseOffset + count, epoch: this.epoch, bytes }
    this.batches.push(batch)
    return batch
  }

  /** Another leader takes over, whose log ends at `offset` or before. */
  diverge(offset: number): void {
    while ((this.batches.at(-1)?.nextOffset ?? 0) > offset) this.batches.pop()
    this.epoch++
  }

  /** The batches from `offset` on, as they come in one frame of about so many bytes: copies. */
  frame(offset: number, sizeBytes: number): Buffer {
    const found: Buffer[] = []
    let size = 0
    for (const batch of this.batches) {
      if (batch.baseOffset < offset) continue
      if (found.length > 0 && size + batch.bytes.length > sizeBytes) break
      found.push(batch.bytes)
      size += batch.bytes.length
    }
    return Buffer.concat(found)
  }

  /** The sequence that the producer's next batch has, by what is left of the log. */
  #producer(id: number): Producer {
    const last = this.batches.map(({ bytes }) => new RecordBatch(bytes)).findLast(({ producerId }) => producerId === id)
    return { id, nextSequence: last === undefined ? 0 : last.lastSequence + 1 }
  }
}
