import { isStreamError } from '@millrace/base'
import { type Producer, type ProducerRecord, SendBatchError } from '@millrace/client'
import { messageOf } from '../failure.ts'
import type { InputProblem, InputRecord } from '../input/read-input.ts'
import { inputInFlightSizeBytesMax, problemsShownMax, recordsInFlightMax } from '../limits.ts'

export interface PublisherOptions {
  readonly producer: Producer
  readonly topic: string
  readonly partition: number | undefined
  readonly headers: readonly (readonly [string, string])[]
  /** Whether the first record that can't be read or is refused ends everything. */
  readonly stopOnError: boolean
  /** Says something to the user. */
  readonly tell: (text: string) => void
}

type RawRecord = ProducerRecord<Uint8Array | string, Uint8Array | string>

/** Sends what was read, with a bounded amount in flight, and counts what became of it. */
export class Publisher {
  /** Records on the broker's disk. */
  acknowledged = 0
  /** Records that were read and sent, and not acknowledged. */
  failed = 0
  /** Pieces of input that no record could be made of. */
  skipped = 0
  readonly #options: PublisherOptions
  #stopped = false
  #problemsShown = 0
  #records: RawRecord[] = []
  #places: { line: number; source: string }[] = []
  #sizeBytes = 0
  #inFlight = { records: 0, sizeBytes: 0 }
  #wake: (() => void) | undefined

  constructor(options: PublisherOptions) {
    this.#options = options
  }

  /** Whether no more is to be read. */
  get stopped(): boolean {
    return this.#stopped
  }

  /** Reads no more; what was read is still sent. */
  interrupt(): void {
    this.#stopped = true
  }

  /** Takes a record; it is sent with the next {@link submit}. */
  add({ line, key, value }: InputRecord, source: string): void {
    const { partition, headers } = this.#options
    this.#records.push({
      value,
      ...(key === null ? {} : { key }),
      ...(partition === undefined ? {} : { partition }),
      ...(headers.length === 0 ? {} : { headers }),
    })
    this.#places.push({ line, source })
    this.#sizeBytes += value.length
  }

  /** Notes a piece of input that is no record. */
  problem({ line, message }: InputProblem, source: string): void {
    this.skipped += 1
    this.#tell(line, source, message)
  }

  /** Sends what was added; resolves once there is room for more. */
  async submit(): Promise<void> {
    if (this.#records.length === 0) return
    const [records, places, sizeBytes] = [this.#records, this.#places, this.#sizeBytes]
    this.#records = []
    this.#places = []
    this.#sizeBytes = 0
    this.#inFlight.records += records.length
    this.#inFlight.sizeBytes += sizeBytes
    this.#options.producer.sendBatch(this.#options.topic, records).then(
      () => this.#settled(records.length, sizeBytes, 0),
      (error: unknown) => this.#settled(records.length, sizeBytes, this.#refused(error, records.length, places)),
    )
    while (this.#inFlight.records >= recordsInFlightMax || this.#inFlight.sizeBytes >= inputInFlightSizeBytesMax) {
      await this.#change()
    }
  }

  /** Sends what is left and waits for every answer. */
  async finish(): Promise<void> {
    await this.submit()
    while (this.#inFlight.records > 0) await this.#change()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #settled(records: number, sizeBytes: number, refused: number): void {
    this.acknowledged += records - refused
    this.failed += refused
    this.#inFlight.records -= records
    this.#inFlight.sizeBytes -= sizeBytes
    this.#wake?.()
    this.#wake = undefined
  }

  /** Names the records that were refused and counts them. */
  #refused(error: unknown, records: number, places: readonly { line: number; source: string }[]): number {
    if (error instanceof SendBatchError) {
      this.#tellAll(
        error.failures.map(({ index, error: reason }) => ({
          ...(places[index] ?? { line: 0, source: '' }),
          message: messageOf(reason),
        })),
      )
      return error.failures.length
    }
    // Anything else is about the call as a whole; what is not a StreamError is a defect.
    if (!isStreamError(error)) throw error
    const first = places[0] ?? { line: 0, source: '' }
    this.#tell(first.line, first.source, `${messageOf(error)}; ${records} records from there on were not sent`)
    return records
  }

  /** A batch fails as a whole: where the lines from one to another were refused for the same reason, it is said once. */
  #tellAll(refused: readonly { line: number; source: string; message: string }[]): void {
    let first: number | undefined
    for (const [index, { line, source, message }] of refused.entries()) {
      const next = refused[index + 1]
      first ??= line
      if (next?.source === source && next.message === message) continue
      this.#tell(line === first ? line : `${first} to ${line}`, source, message)
      first = undefined
    }
  }

  #tell(line: number | string, source: string, message: string): void {
    if (this.#options.stopOnError) this.#stopped = true
    this.#problemsShown += 1
    if (this.#problemsShown <= problemsShownMax) {
      this.#options.tell(
        `${source === '' ? '' : `${source}: `}line${typeof line === 'string' ? 's' : ''} ${line}: ${message}`,
      )
    } else if (this.#problemsShown === problemsShownMax + 1)
      this.#options.tell('more such lines are counted, but not shown')
  }
}
