import { present } from '@millrace/base'
import type { History, Send, Transaction } from '@millrace/simulator/checkers'
import type { WriterNote } from './writer-process.ts'

/** A history that notes of several processes come together in: each has the time at which it was taken. */
export interface SharedHistory {
  readonly history: History
  /** The time of the note that is being entered. */
  at: number
}

/** Enters into a history what one program that sends tells. What is in no transaction is in one of the number 0, which never begins. */
export class SenderNotes {
  readonly #shared: SharedHistory
  readonly #name: string
  readonly #topic: string
  readonly #id: string
  readonly #transactions = new Map<number, Transaction>()
  readonly #sends = new Map<string, Send>()

  /** `name` is of the program, and `id` its transactional id. */
  constructor(shared: SharedHistory, name: string, topic: string, id: string) {
    this.#shared = shared
    this.#name = name
    this.#topic = topic
    this.#id = id
  }

  enter(note: WriterNote): void {
    const shared = this.#shared
    const { history } = shared
    shared.at = note.at
    if (note.did === 'begin') this.#transactions.set(note.transaction, history.transaction(this.#id, this.#name))
    const transaction = this.#transactions.get(note.transaction)
    if (note.did === 'send') {
      const { partition, value, order } = note
      const about = { producer: this.#name, order, topic: this.#topic, partition, transaction, value }
      this.#sends.set(value, history.send(about))
    }
    if (note.did === 'sent') history.acknowledged(this.#send(note.value), note.offset)
    if (note.did === 'failed') history.undecided(this.#send(note.value), note.code)
    if (note.did === 'committing') history.ending(present(transaction, 'it has begun'))
    // One that fails before it has begun is none.
    if (note.did === 'end' && transaction !== undefined) history.ended(transaction, note.outcome)
  }

  #send(value: string): Send {
    return present(this.#sends.get(value), 'it was sent')
  }
}
