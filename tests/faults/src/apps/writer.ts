import { assert, present } from '@millrace/base'
import type { History, Send, Transaction } from '@millrace/simulator/checkers'
import { App } from './app.ts'
import type { WriterNote } from './writer-process.ts'

/** A history that notes of several processes come together in: each has the time at which it was taken. */
export interface SharedHistory {
  readonly history: History
  /** The time of the note that is being entered. */
  at: number
}

/** A program that writes transactions, and what it told. */
export class Writer {
  readonly app: App<WriterNote>
  committedCount = 0
  /** Codes of what it did not give up on purpose. */
  readonly failures: string[] = []
  readonly #shared: SharedHistory
  readonly #topic: string
  readonly #id: string
  readonly #transactions = new Map<number, Transaction>()
  readonly #sends = new Map<string, Send>()
  #onNote: ((note: WriterNote) => void) | undefined

  /** `id`: its transactional id. */
  constructor(
    name: string,
    id: string,
    addresses: readonly string[],
    topic: string,
    partitions: number,
    shared: SharedHistory,
  ) {
    this.#shared = shared
    this.#topic = topic
    this.#id = id
    const words = [addresses.join(','), name, id, topic, String(partitions)]
    this.app = new App<WriterNote>(name, 'writer-process', words, (note) => this.#enter(note))
  }

  get name(): string {
    return this.app.name
  }

  /** Resolves at the next thing of that kind that it does; rejects if it ends instead. */
  async next(did: WriterNote['did']): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#onNote = (note) => {
        if (note.did !== did) return
        this.#onNote = undefined
        resolve()
      }
    })
    await Promise.race([done, this.app.ended()])
    assert(this.app.running, `${this.name} ended by itself: ${this.failures.join()}`)
  }

  /** Resolves once so many more transactions are committed. */
  async commits(count: number): Promise<void> {
    const wanted = this.committedCount + count
    while (this.committedCount < wanted) await this.next('end')
  }

  #enter(note: WriterNote): void {
    const shared = this.#shared
    const { history } = shared
    shared.at = note.at
    if (note.did === 'begin') this.#transactions.set(note.transaction, history.transaction(this.#id, this.name))
    const transaction = this.#transactions.get(note.transaction)
    if (note.did === 'send') {
      const { partition, value, order } = note
      const about = { producer: this.name, order, topic: this.#topic, partition, transaction, value }
      this.#sends.set(value, history.send(about))
    }
    if (note.did === 'sent') history.acknowledged(present(this.#sends.get(note.value), 'it was sent'), note.offset)
    if (note.did === 'committing') history.ending(present(transaction, 'it has begun'))
    if (note.did === 'end') {
      if (note.code !== '') this.failures.push(note.code)
      if (note.outcome === 'committed') this.committedCount += 1
      // One that fails before it has begun is none.
      if (transaction !== undefined) history.ended(transaction, note.outcome)
    }
    this.#onNote?.(note)
  }
}
