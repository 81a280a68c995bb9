import type { StreamError } from '@millrace/base'
import type { BatchSend } from './batch-send.ts'
import type { RecordMetadata } from './types.ts'

/** Where a batch's records lie. `baseOffset` is that of its first record, -1 if it is not known. */
export interface Delivery {
  readonly topic: string
  readonly partition: number
  readonly baseOffset: number
  /** -1 unless the broker gave the records their time. */
  readonly logAppendTimeMs: number
}

/** Records that follow one another in a batch, and whom to tell what becomes of them. */
export interface DeliveryRun {
  readonly count: number
  /** `first` is the index in the batch of the run's first record. */
  deliver(delivery: Delivery, first: number): void
  fail(error: StreamError): void
  /** Takes the records from `from` on out of this run; returns them as one of their own. */
  splitOff(from: number): DeliveryRun
}

/** Settles a record's promise: with its metadata, or with a promise that was rejected. */
export type Settle = (outcome: RecordMetadata | Promise<never>) => void

let lastSettle: Settle = () => {}

/** One executor for all promises: a closure a record costs more than the record. */
function capture(settle: Settle): void {
  lastSettle = settle
}

/**
 * Records with a promise each. Of what a record leaves on the heap until it is acknowledged there is as little as possible: at half a
 * million records a second, copying that about is most of what a producer does.
 */
export class SingleRun implements DeliveryRun {
  readonly #settles: Settle[] = []
  /** The records from `first` on have this time, up to the next entry. */
  readonly #timestamps: { readonly first: number; readonly timestampMs: number }[] = []
  #lastTimestampMs = -1

  get count(): number {
    return this.#settles.length
  }

  add(timestampMs: number): Promise<RecordMetadata> {
    const promise = new Promise<RecordMetadata>(capture)
    this.addLinked(timestampMs, lastSettle)
    return promise
  }

  /** Adds a record whose promise exists already. */
  addLinked(timestampMs: number, settle: Settle): void {
    if (timestampMs !== this.#lastTimestampMs) {
      this.#lastTimestampMs = timestampMs
      this.#timestamps.push({ first: this.#settles.length, timestampMs })
    }
    this.#settles.push(settle)
  }

  deliver({ topic, partition, baseOffset, logAppendTimeMs }: Delivery, first: number): void {
    const settles = this.#settles
    this.#timestamps.forEach((entry, index) => {
      const end = this.#timestamps[index + 1]?.first ?? settles.length
      const timestamp = logAppendTimeMs < 0 ? entry.timestampMs : logAppendTimeMs
      for (let at = entry.first; at < end; at++) {
        const offset = baseOffset < 0 ? -1 : baseOffset + first + at
        const settle = settles[at] as Settle
        settle({ topic, partition, offset, timestamp })
      }
    })
  }

  fail(error: StreamError): void {
    const rejected = Promise.reject(error)
    for (const settle of this.#settles) settle(rejected)
    // Those who wait for the records are told by promises of their own.
    rejected.catch(() => undefined)
  }

  splitOff(from: number): SingleRun {
    const rest = new SingleRun()
    for (let index = from; index < this.#settles.length; index++) {
      rest.addLinked(this.#timestampAt(index), this.#settles[index] as Settle)
    }
    this.#settles.length = from
    while ((this.#timestamps.at(-1)?.first ?? -1) >= from) this.#timestamps.pop()
    return rest
  }

  #timestampAt(index: number): number {
    return this.#timestamps.findLast(({ first }) => first <= index)?.timestampMs ?? -1
  }
}

/** Records of one `sendBatch`. */
export class GroupRun implements DeliveryRun {
  readonly send: BatchSend
  /** The run's number in its send. */
  readonly group: number
  #count = 0

  constructor(send: BatchSend, group: number, count = 0) {
    this.send = send
    this.group = group
    this.#count = count
  }

  get count(): number {
    return this.#count
  }

  add(): void {
    this.#count++
  }

  deliver({ baseOffset }: Delivery, first: number): void {
    this.send.groupDelivered(this.group, baseOffset < 0 ? -1 : baseOffset + first)
  }

  fail(error: StreamError): void {
    this.send.groupFailed(this.group, error)
  }

  splitOff(from: number): GroupRun {
    const rest = this.#count - from
    this.#count = from
    return new GroupRun(this.send, this.send.splitGroup(this.group, from), rest)
  }
}
