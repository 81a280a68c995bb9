import { isStreamError } from '@millrace/base'
import type { Transaction as OpenTransaction } from '@millrace/client/core'
import type { History, Send, Transaction } from '../../checkers/history.ts'
import type { ConsumedRange } from '../../invariants/invariant.ts'
import type { Watch } from '../../invariants/watch.ts'
import type { Commits } from './commits.ts'

/** Who is told of transactions, and what came of them. */
export interface Notes {
  readonly history: History
  readonly watch: Watch
  readonly commits: Commits
  readonly counts: {
    committed: number
    aborted: number
    unknown: number
    fenced: number
    copied: number
    begun: number
  }
}

/** An application gives its transaction up. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** One transaction of an application, as the application knows it. */
export class Attempt {
  readonly sends: Send[] = []
  readonly consumed: ConsumedRange[] = []
  readonly #notes: Notes
  readonly #transaction: Transaction
  readonly #producer: string
  #isEnding = false

  /** `producer` names who holds the transactional id now: each that takes it over is another one. */
  constructor(notes: Notes, transactionalId: string, producer: string) {
    this.#notes = notes
    this.#producer = producer
    this.#transaction = notes.history.transaction(transactionalId, producer)
    notes.counts.begun += 1
  }

  /** Sends a record with a value that nobody else sends, and waits for nothing. `order` counts what the producer sends. */
  send(open: OpenTransaction, topic: string, partition: number, order: number): void {
    const { history } = this.#notes
    const send = history.send({ producer: this.#producer, order, topic, partition, transaction: this.#transaction })
    this.sends.push(send)
    open.send(topic, { value: send.value, partition }).then(
      ({ offset }) => history.acknowledged(send, offset),
      (error: unknown) => {
        if (!isStreamError(error)) throw error
        history.undecided(send, `${error.code}: ${error.message}`)
      },
    )
  }

  /** All of it is written. */
  written(): void {
    this.#notes.commits.begin(this.#producer)
  }

  /** The callback returns: from now on it may be committed. */
  ending(): void {
    this.#isEnding = true
    this.#notes.history.ending(this.#transaction)
  }

  committed(): void {
    this.#notes.counts.committed += 1
    this.#end('committed')
  }

  /** Takes in why it was not committed. Whether the producer can go on. */
  failed(error: unknown): boolean {
    const { counts } = this.#notes
    if (!(error instanceof GivenUp) && !isStreamError(error)) throw error
    const code = error instanceof GivenUp ? undefined : error.code
    if (code === 'PRODUCER_FENCED') counts.fenced += 1
    // Before its callback has returned nobody asks for a commit.
    if (code === 'TRANSACTION_OUTCOME_UNKNOWN' && this.#isEnding) counts.unknown += 1
    else {
      counts.aborted += 1
      this.#end('aborted')
    }
    return error instanceof GivenUp || !error.fatal
  }

  #end(outcome: 'committed' | 'aborted'): void {
    const { history, watch } = this.#notes
    history.ended(this.#transaction, outcome)
    const { id: transactionalId } = this.#transaction
    const sent = this.sends.map(({ topic, value }) => `${topic}/${value}`)
    const ended = { transactionalId, outcome, sent, consumed: this.consumed }
    watch.tell((invariant) => invariant.transactionEnded?.(ended))
  }
}
