import { assert } from '@millrace/base'
import type { Hold, HoldKind } from '../processor/context.ts'
import type { StreamRecord } from '../record.ts'
import type { RawRecord } from './environment.ts'
import type { RecordQueue } from './record-queue.ts'
import { type TakenInput, UnfinishedInputs } from './unfinished-inputs.ts'

/** The inputs of what goes on, and the stream time it goes on at. */
interface Resumed {
  readonly inputs: readonly TakenInput[]
  readonly streamTimeMs: number
}

/** What a task is processing right now: an input, what was held of some, or what no input caused. What is done meanwhile is put down to it. */
export class CurrentInput {
  readonly unfinished = new UnfinishedInputs()
  /** undefined in a punctuation. */
  record: StreamRecord<unknown, unknown> | undefined
  /** Its bytes, as long as they are there. */
  raw: RawRecord | undefined
  #queue: RecordQueue | undefined
  #resumed: Resumed | undefined
  /** The input, if somebody has held it. */
  #taken: TakenInput | undefined
  #streamTimeMs = -1
  #streamTimeBeforeMs = -1
  #partitionTimeBeforeMs = -1

  /** The stream time that what goes on is to see; undefined: that of the task. */
  get resumedTimeMs(): number | undefined {
    return this.#resumed?.streamTimeMs
  }

  /** The next record of a queue; undefined if it is empty. `streamTimeMs` is that of the task before it. */
  take(queue: RecordQueue, streamTimeMs: number): StreamRecord<unknown, unknown> | undefined {
    this.#partitionTimeBeforeMs = queue.partitionTimeMs
    const record = queue.take()
    if (record === undefined) return undefined
    this.#streamTimeBeforeMs = streamTimeMs
    this.#streamTimeMs = Math.max(streamTimeMs, record.timestamp)
    this.#queue = queue
    this.#taken = undefined
    this.record = record
    this.raw = queue.takenRaw
    return record
  }

  /** It is processed, as far as that was synchronous. */
  end(): void {
    this.record = undefined
    this.raw = undefined
    this.#queue = undefined
    this.#taken = undefined
  }

  /** Something is written, or a store is changed. */
  touched(): void {
    if (this.#resumed !== undefined) {
      const { inputs } = this.#resumed
      for (const { queue, record } of inputs) queue.touch(record.offset)
      if (inputs.length > 0) return
    } else if (this.#queue !== undefined && this.record !== undefined) {
      this.#queue.touch(this.record.offset)
      return
    }
    this.unfinished.strayEffect()
  }

  hold(node: string, kind: HoldKind): Hold {
    return this.unfinished.hold(kind, node, this.#resumed?.inputs ?? this.#takenInputs())
  }

  #takenInputs(): TakenInput[] {
    const [queue, record] = [this.#queue, this.record]
    if (queue === undefined || record === undefined) return []
    this.#taken ??= {
      queue,
      record,
      raw: this.raw,
      streamTimeMs: this.#streamTimeMs,
      streamTimeBeforeMs: this.#streamTimeBeforeMs,
      partitionTimeBeforeMs: this.#partitionTimeBeforeMs,
    }
    return [this.#taken]
  }

  /**
   * Goes on with what was held, at the stream time of its newest input, but not before `notBeforeMs`; then it is released. Returns that time.
   * `streamTimeMs` is for what no input caused.
   */
  resume(holds: readonly Hold[], notBeforeMs: number, streamTimeMs: number, work: () => void): number {
    assert(this.record === undefined && this.#resumed === undefined, 'what is held goes on in a turn of its own')
    const inputs = this.unfinished.inputsOf(holds)
    const newest = inputs.at(-1)
    const timeMs = Math.max(notBeforeMs, newest?.streamTimeMs ?? streamTimeMs)
    this.#resumed = { inputs, streamTimeMs: timeMs }
    this.record = newest?.record
    this.raw = newest?.raw
    try {
      work()
    } finally {
      this.#resumed = undefined
      this.end()
    }
    for (const hold of holds) hold.release()
    return timeMs
  }

  /** Puts what `work` does down to `cause` instead, an input before: for caches that let go of what it wrote. */
  within(cause: StreamRecord<unknown, unknown> | undefined, queues: readonly RecordQueue[], work: () => void): void {
    const { record, raw } = this
    const queue = this.#queue
    const taken = this.#taken
    const resumed = this.#resumed
    const isSame = cause !== undefined && cause.offset === record?.offset && cause.topic === record.topic
    this.record = cause
    if (!isSame) {
      this.raw = undefined
      this.#queue = cause === undefined ? undefined : queues.find(({ topic }) => topic === cause.topic)
      this.#taken = undefined
      this.#resumed = undefined
    }
    try {
      work()
    } finally {
      this.record = record
      this.raw = raw
      this.#queue = queue
      this.#taken = taken
      this.#resumed = resumed
    }
  }
}
