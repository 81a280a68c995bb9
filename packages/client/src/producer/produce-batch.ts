import { assert, type Checksum, type Compression, type StreamError } from '@millrace/base'
import {
  BatchBuilder,
  type BatchCompression,
  RecordBatch,
  type HeaderContent,
  type RecordData,
} from '@millrace/records'
import type { BatchSend } from './batch-send.ts'
import type { BatchIdentity } from './identity-source.ts'
import { type Delivery, type DeliveryRun, GroupRun, SingleRun } from './delivery-runs.ts'
import { stampProducer } from './stamp-producer.ts'

export interface BatchPorts {
  readonly checksum: Checksum
  readonly compression: Compression
}

/** What a batch tells when it is over. */
export interface BatchOwner {
  /** `outcome` is undefined for one that lives on in others. */
  batchOver(batch: ProduceBatch, outcome: Delivery | StreamError | undefined): void
}

/** Which batch it is. */
export interface BatchOrigin {
  readonly id: number
  readonly topic: string
  readonly partition: number
  /** When its first record came, by the monotonic clock. */
  readonly createdMs: number
}

/** Where a batch is on its way. */
export type BatchState =
  /** Takes records, or waits for its turn. */
  | 'waiting'
  /** On its way to the broker. */
  | 'sent'
  /** Was on its way, and goes again. */
  | 'retry'
  /** Nobody waits for it any more. */
  | 'over'

/** Records of one partition that travel together. */
export class ProduceBatch {
  /** Grows from batch to batch; the parts of a split one have its id. */
  readonly id: number
  readonly topic: string
  readonly partition: number
  readonly createdMs: number
  state: BatchState = 'waiting'
  /** It need not wait for more records. */
  isDue = false
  /** Of its first record; -1 until one was given. */
  baseSequence = -1
  /** The how manieth of its partition it is. */
  ordinal = -1
  /** An attempt got lost: it may have been appended. */
  maybeAppended = false
  /** The broker has taken what follows it, so it has it; its own answer is still out. */
  isProven = false
  lastError: StreamError | undefined
  /** A transport may still hold it, though nobody waits for what comes of that. */
  wasAbandoned = false
  /** The broker has it. */
  isAcknowledged = false
  readonly #owner: BatchOwner
  readonly #builder: BatchBuilder
  #bytes: Buffer | undefined
  #runs: DeliveryRun[] = []
  #lastRun: DeliveryRun | undefined

  constructor(builder: BatchBuilder, origin: BatchOrigin, owner: BatchOwner) {
    this.#builder = builder
    this.id = origin.id
    this.topic = origin.topic
    this.partition = origin.partition
    this.createdMs = origin.createdMs
    this.#owner = owner
  }

  get recordCount(): number {
    return this.#builder.recordCount
  }

  /** Bytes so far, before compression; counted against the producer's buffer until the batch is over. */
  get estimatedSizeBytes(): number {
    return this.#builder.estimatedSizeBytes
  }

  /** False, and nothing has changed, if the batch is full. Whoever is to be told of the record must be added next. */
  tryAppend(
    timestampMs: number,
    key: RecordData,
    value: RecordData,
    headers: readonly HeaderContent[] | undefined,
  ): boolean {
    return this.#builder.tryAppend(timestampMs, key, value, headers)
  }

  /** The run that takes the promise of the record appended last. */
  singles(): SingleRun {
    if (this.#lastRun instanceof SingleRun) return this.#lastRun
    const run = new SingleRun()
    this.#addRun(run)
    return run
  }

  /** The run that the record appended last joins, as part of `send`. */
  group(send: BatchSend): GroupRun {
    const last = this.#lastRun
    if (last instanceof GroupRun && last.send === send) return last
    const run = new GroupRun(send, send.openGroup(this.partition))
    this.#addRun(run)
    return run
  }

  /** The encoded batch with this identity and `baseSequence`. Made once, stamped anew when they have changed. */
  encode(identity: BatchIdentity | undefined, ports: BatchPorts): Buffer {
    const producer = { ...(identity ?? { producerId: -1, producerEpoch: -1 }), baseSequence: this.baseSequence }
    if (this.#bytes === undefined) this.#bytes = this.#builder.build({ ...ports, ...producer })
    else stampProducer(this.#bytes, producer, ports.checksum)
    return this.#bytes
  }

  /** The memory behind the encoded batch, if that is all that it holds. Once it is taken, the batch can't be encoded any more. */
  takeStorage(): Buffer | undefined {
    const bytes = this.wasAbandoned ? undefined : this.#bytes
    this.#bytes = undefined
    // Uncompressed, the batch begins where its builder's storage does.
    return bytes?.byteOffset === 0 ? Buffer.from(bytes.buffer) : undefined
  }

  get isOver(): boolean {
    return this.state === 'over'
  }

  deliver(delivery: Delivery): void {
    // Without an acknowledgement nobody knows whether the transport still holds the batch.
    this.isAcknowledged = delivery.baseOffset >= 0
    if (this.#finish(delivery)) {
      let first = 0
      for (const run of this.#runs) {
        run.deliver(delivery, first)
        first += run.count
      }
      this.#runs = []
    }
  }

  fail(error: StreamError): void {
    if (this.#finish(error)) {
      for (const run of this.#runs) run.fail(error)
      this.#runs = []
    }
  }

  /**
   * The same records in at least two batches of at most `sizeBytesMax` before compression (one record may be larger), with the sequences
   * that they had. This batch is over, without anyone having been told.
   */
  split(sizeBytesMax: number, compression: BatchCompression, ports: BatchPorts): ProduceBatch[] {
    assert(this.#bytes !== undefined && this.recordCount > 1, 'only an encoded batch of several records can be split')
    const parts: ProduceBatch[] = []
    const runs = this.#runs
    let part: ProduceBatch | undefined
    for (const { timestamp, key, value, headers } of new RecordBatch(this.#bytes).records(ports.compression)) {
      if (part?.tryAppend(timestamp, key, value, headers) !== true) {
        part = new ProduceBatch(new BatchBuilder({ sizeBytesMax, compression }), this, this.#owner)
        part.tryAppend(timestamp, key, value, headers)
        parts.push(part)
      }
    }
    let sequence = this.baseSequence
    for (const made of parts) {
      made.#runs = takeRuns(runs, made.recordCount)
      made.baseSequence = sequence
      if (sequence >= 0) sequence = (sequence + made.recordCount) & 0x7fff_ffff
      made.maybeAppended = this.maybeAppended
    }
    this.#runs = []
    this.#finish(undefined)
    return parts
  }

  #addRun(run: DeliveryRun): void {
    this.#runs.push(run)
    this.#lastRun = run
  }

  #finish(outcome: Delivery | StreamError | undefined): boolean {
    if (this.state === 'over') return false
    this.state = 'over'
    this.#owner.batchOver(this, outcome)
    return true
  }
}

/** Takes the runs of the first `count` records off `runs`. */
function takeRuns(runs: DeliveryRun[], count: number): DeliveryRun[] {
  const taken: DeliveryRun[] = []
  for (let left = count; left > 0;) {
    const run = runs.shift()
    assert(run !== undefined, 'every record has somebody to tell')
    if (run.count > left) runs.unshift(run.splitOff(left))
    taken.push(run)
    left -= run.count
  }
  return taken
}
