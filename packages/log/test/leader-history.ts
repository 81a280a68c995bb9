import type { Clock } from '@millrace/base'
import type { SeededRandom } from '@millrace/base/testing'
import { encodeBatch, encodeControlKey, encodeEndTransactionMarker, RecordBatch } from '@millrace/records'
import { codec } from './fixture.ts'

/** A batch as a leader has it. */
export interface LeaderBatch {
  readonly baseOffset: number
  readonly nextOffset: number
  readonly epoch: number
  readonly bytes: Buffer
}

/** Where a producer stands, by what is left of the log. */
interface Producer {
  readonly id: number
  readonly epoch: number
  readonly nextSequence: number
  readonly isOpen: boolean
}

/** Producers that write in none, and those that write in transactions. */
const plainProducers = 3
const transactionalProducers = 2

/** What leaders wrote, one after the other: batches with offsets and epochs, whose end may be replaced by another leader's. */
export class LeaderHistory {
  readonly batches: LeaderBatch[] = []
  readonly #clock: Clock
  readonly #random: SeededRandom
  readonly #startOffset: number
  readonly #producers: number
  epoch = 0
  #serial = 0

  /** `hasTransactions`: whether some producers write in transactions. */
  constructor(clock: Clock, random: SeededRandom, startOffset = 0, hasTransactions = false) {
    this.#producers = plainProducers + (hasTransactions ? transactionalProducers : 0)
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
    const producer = this.#producer(1 + this.#random.integer(this.#producers))
    if (producer.isOpen && this.#random.chance(0.4)) return this.#add(this.#marker(producer))
    const { id: producerId, epoch: producerEpoch, nextSequence: baseSequence } = producer
    const isTransactional = producerId > plainProducers
    return this.#add(encodeBatch({ records, producerId, producerEpoch, baseSequence, isTransactional }, codec))
  }

  #marker({ id: producerId, epoch }: Producer): Buffer {
    const key = encodeControlKey(this.#random.chance(0.5) ? 'ABORT' : 'COMMIT')
    const records = [{ key, value: encodeEndTransactionMarker(0), timestamp: this.#clock.wallMs() + this.#serial }]
    return encodeBatch({ records, producerId, producerEpoch: epoch + 1, isTransactional: true, isControl: true }, codec)
  }

  #add(bytes: Buffer): LeaderBatch {
    const baseOffset = this.endOffset
    const written = new RecordBatch(bytes)
    written.assignOffset(baseOffset, this.epoch)
    const batch = { baseOffset, nextOffset: written.nextOffset, epoch: this.epoch, bytes }
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

  #producer(id: number): Producer {
    const last = this.batches.map(({ bytes }) => new RecordBatch(bytes)).findLast(({ producerId }) => producerId === id)
    if (last === undefined) return { id, epoch: 0, nextSequence: 0, isOpen: false }
    const { producerEpoch: epoch, isControl, isTransactional } = last
    return { id, epoch, nextSequence: isControl ? 0 : last.lastSequence + 1, isOpen: isTransactional && !isControl }
  }
}
