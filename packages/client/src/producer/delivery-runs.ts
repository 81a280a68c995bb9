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

type Resolve = (metadata: RecordMetadata) => void
type Reject = (error: StreamError) => void

let lastResolve: Resolve = () => {}
let lastReject: Reject = () => {}

/** One executor for all promises: a closure a record costs more than the record. */
function capture(resolve: Resolve, reject: Reject): void {
  lastResolve = resolve
  lastReject = reject
}

/** Records with a promise each. */
export class SingleRun implements DeliveryRun {
  readonly #resolves: Resolve[]
  readonly #rejects: Reject[]
  readonly #timestamps: number[]

  constructor(resolves: Resolve[] = [], rejects: Reject[] = [], timestamps: number[] = []) {
    this.#resolves = resolves
    this.#rejects = rejects
    this.#timestamps = timestamps
  }

  get count(): number {
    return this.#resolves.length
  }

  add(timestampMs: number): Promise<RecordMetadata> {
    const promise = new Promise<RecordMetadata>(capture)
    this.addLinked(timestampMs, lastResolve, lastReject)
    return promise
  }

  /** Adds a record whose promise exists already. */
  addLinked(timestampMs: number, resolve: Resolve, reject: Reject): void {
    this.#resolves.push(resolve)
    this.#rejects.push(reject)
    this.#timestamps.push(timestampMs)
  }

  deliver({ topic, partition, baseOffset, logAppendTimeMs }: Delivery, first: number): void {
    const resolves = this.#resolves
    const timestamps = this.#timestamps
    for (let index = 0; index < resolves.length; index++) {
      const offset = baseOffset < 0 ? -1 : baseOffset + first + index
      const timestamp = logAppendTimeMs < 0 ? (timestamps[index] as number) : logAppendTimeMs
      const resolve = resolves[index] as Resolve
      resolve({ topic, partition, offset, timestamp })
    }
  }

  fail(error: StreamError): void {
    for (const reject of this.#rejects) reject(error)
  }

  splitOff(from: number): SingleRun {
    return new SingleRun(this.#resolves.splice(from), this.#rejects.splice(from), this.#timestamps.splice(from))
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
