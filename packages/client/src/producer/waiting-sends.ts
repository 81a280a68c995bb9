import { isStreamError, type StreamError } from '@millrace/base'
import type { ProducibleTopic } from '../topic.ts'
import type { Accumulator } from './accumulator.ts'
import { BatchSend } from './batch-send.ts'
import type { WaitingSend } from './buffer.ts'
import type { Settle } from './delivery-runs.ts'
import type { ProducerRecord, RecordMetadata } from './types.ts'
import type { TopicQueues } from './topic-queues.ts'

/** What a send needs to go on. */
export interface SendParts {
  readonly accumulator: Accumulator
  readonly queues: TopicQueues
  readonly deadlineMs: number
  /** The time of records that bring none. */
  readonly nowMs: () => number
}

/** What interceptors make of a record. */
export type Intercept = <Key, Value>(record: ProducerRecord<Key, Value>) => ProducerRecord<Key, Value>

/** A record whose topic is not known yet, or that found no room. */
export class WaitingRecord<Key, Value> implements WaitingSend {
  readonly topic: string
  readonly deadlineMs: number
  readonly promise: Promise<RecordMetadata>
  readonly #parts: SendParts
  readonly #source: ProducibleTopic<Key, Value>
  readonly #record: ProducerRecord<Key, Value>
  #settle: Settle = () => {}
  #reject: (error: unknown) => void = () => {}

  constructor(parts: SendParts, source: ProducibleTopic<Key, Value>, record: ProducerRecord<Key, Value>) {
    this.#parts = parts
    this.#source = source
    this.#record = record
    this.topic = source.name
    this.deadlineMs = parts.deadlineMs
    this.promise = new Promise((resolve, reject) => {
      this.#settle = resolve
      this.#reject = reject
    })
  }

  proceed(): boolean {
    const { accumulator, queues, nowMs } = this.#parts
    if (accumulator.buffer.isFull) return false
    try {
      const timestampMs = this.#record.timestamp ?? nowMs()
      const batch = accumulator.append(queues, this.#source, this.#record, timestampMs)
      batch.singles().addLinked(timestampMs, this.#settle)
    } catch (error) {
      this.#reject(error)
    }
    return true
  }

  fail(error: StreamError): void {
    this.#reject(error)
  }
}

/** The records of a `sendBatch`, put in as there is room. */
export class WaitingBatch<Key, Value> implements WaitingSend {
  readonly topic: string
  readonly deadlineMs: number
  readonly send: BatchSend
  readonly #parts: SendParts
  readonly #source: ProducibleTopic<Key, Value>
  readonly #records: readonly ProducerRecord<Key, Value>[]
  readonly #onSend: Intercept | undefined

  constructor(
    parts: SendParts,
    source: ProducibleTopic<Key, Value>,
    records: readonly ProducerRecord<Key, Value>[],
    onSend: Intercept | undefined,
  ) {
    this.#onSend = onSend
    this.#parts = parts
    this.#source = source
    this.#records = records
    this.topic = source.name
    this.deadlineMs = parts.deadlineMs
    this.send = new BatchSend(source.name, records.length)
  }

  proceed(): boolean {
    const { accumulator, queues, nowMs } = this.#parts
    const { buffer } = accumulator
    const { send } = this
    const arrivedMs = nowMs()
    for (let index = send.placed; index < this.#records.length; index++) {
      if (buffer.isFull) return false
      const given = this.#records[index] as ProducerRecord<Key, Value>
      try {
        const record = this.#onSend === undefined ? given : this.#onSend(given)
        const batch = accumulator.append(queues, this.#source, record, record.timestamp ?? arrivedMs)
        const run = batch.group(send)
        run.add()
        send.recordPlaced(run.group)
      } catch (error) {
        send.recordRefused(asRefusal(error))
      }
    }
    return true
  }

  fail(error: StreamError): void {
    this.send.refuseRest(error)
  }
}

/** A programmer's error is no reason to refuse a record: it goes on up. */
function asRefusal(error: unknown): StreamError {
  if (isStreamError(error)) return error
  throw error
}
