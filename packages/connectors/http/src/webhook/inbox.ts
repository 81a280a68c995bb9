import { assert } from '@millrace/base'
import type { SourceRecord, SourceRecordFate } from '@millrace/connect'
import { webhookBatchMax } from '../limits.ts'

/** What becomes of a request: all of its records are stored, some can never be, or nobody knows in time. */
export type RequestFate = 'stored' | 'failed' | 'unknown'

interface Delivery {
  left: number
  failed: boolean
  readonly end: (fate: RequestFate) => void
}

/** Records of requests on their way into topics, and who waits for them. Whoever puts them in bounds how many. */
export class Inbox {
  /** Of requests whose records the task has not taken yet, in their order. */
  readonly #queue: { readonly records: readonly SourceRecord[]; readonly delivery: Delivery }[] = []
  readonly #deliveries = new Map<SourceRecord, Delivery>()
  #wake: (() => void) | undefined
  #closed = false

  /** Takes the records of one request. `end` is called once, when it is known what becomes of them. */
  put(records: readonly SourceRecord[], end: (fate: RequestFate) => void): void {
    if (this.#closed) {
      end('unknown')
      return
    }
    if (records.length === 0) {
      end('stored')
      return
    }
    this.#queue.push({ records, delivery: { left: records.length, failed: false, end } })
    this.#wake?.()
  }

  /** The records of one or more requests, when there are some; undefined once it is closed. One call at a time. */
  async take(): Promise<readonly SourceRecord[] | undefined> {
    assert(this.#wake === undefined, 'one call of take at a time')
    if (this.#queue.length === 0 && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      this.#wake = undefined
    }
    if (this.#closed) return undefined
    const taken: SourceRecord[] = []
    let requests = 0
    for (const { records, delivery } of this.#queue) {
      if (requests > 0 && taken.length + records.length > webhookBatchMax) break
      requests += 1
      for (const record of records) {
        this.#deliveries.set(record, delivery)
        taken.push(record)
      }
    }
    this.#queue.splice(0, requests)
    return taken
  }

  /** What became of a record that was taken. */
  settled(record: SourceRecord, fate: SourceRecordFate): void {
    const delivery = this.#deliveries.get(record)
    if (delivery === undefined) return
    this.#deliveries.delete(record)
    delivery.left -= 1
    delivery.failed ||= fate === 'failed'
    if (delivery.left === 0) delivery.end(delivery.failed ? 'failed' : 'stored')
  }

  /** Gives out nothing more; those that nobody has taken are told so. What was taken may still be settled. */
  close(): void {
    this.#closed = true
    for (const { delivery } of this.#queue.splice(0)) delivery.end('unknown')
    this.#wake?.()
  }

  /** Nobody will say what becomes of what was taken. */
  abandon(): void {
    this.close()
    for (const delivery of new Set(this.#deliveries.values())) delivery.end('unknown')
    this.#deliveries.clear()
  }
}
