import { assert, present } from '@millrace/base'
import { History, type ReadRecord, type ReadSession, type Send, type Transaction } from '../src/checkers/history.ts'

/** A history as it stands in a file, what was there at the end, and what must be found in it. */
export interface WrittenHistory {
  readonly history: History
  readonly everything: readonly ReadRecord[]
  /** Kinds of anomalies. */
  readonly wanted: readonly string[]
}

const sentences: readonly (readonly [RegExp, (told: Telling, ...words: string[]) => void])[] = [
  [/^(\w+) sends (\w+) to (\w+)-(\d+)(?: in (\w+))?$/, (told, ...words) => told.sends(...words)],
  [/^(\w+) is at (\d+)$/, (told, value, offset) => told.history.acknowledged(told.send(value), Number(offset))],
  [/^(\w+) is refused$/, (told, value) => told.history.refused(told.send(value), 'MESSAGE_TOO_LARGE')],
  [/^(\w+) begins (\w+) of (\w+)$/, (told, producer, name, id) => told.begins(producer, name, id)],
  [/^(\w+) is to be committed$/, (told, name) => told.history.ending(told.transaction(name))],
  [/^(\w+) is committed$/, (told, name) => told.history.ended(told.transaction(name), 'committed')],
  [/^(\w+) is aborted$/, (told, name) => told.history.ended(told.transaction(name), 'aborted')],
  [/^(\w+) begins to read( what is committed)?$/, (told, consumer, what) => told.reads(consumer, what !== undefined)],
  [
    /^(\w+) reads (\w+-\d+: .*?)(?: in (\w+))?$/,
    (told, consumer, records, name) => told.polled(consumer, records, name),
  ],
  [/^at the end (\w+-\d+: .*)$/, (told, records) => told.everything.push(...recordsOf(records))],
  [/^found: (.*)$/, (told, kinds) => told.wanted.push(...(kinds ?? '').split(', '))],
]

/**
 * Reads a history from text, a step a line:
 *
 *     p1 begins t1 of copier             a producer begins a transaction of a transactional id
 *     p1 sends v1 to a-0 in t1           or without `in`
 *     v1 is at 0                         v1 is refused; or nothing, and nobody knows
 *     t1 is to be committed
 *     t1 is committed                    t1 is aborted; or nothing
 *     c1 begins to read what is committed    or `c1 begins to read`, everything
 *     c1 reads a-0: v1@0 v2@1 in t2      one poll; `in` a transaction or not
 *     at the end a-0: v1@0 v2@1          what is there
 *     found: LostWrites, G0              what must be found; nothing without it
 *
 * Lines that begin with # say what it is about.
 */
export function readHistory(text: string): WrittenHistory {
  const told = new Telling()
  const lines = text.split('\n').map((line) => line.trim())
  for (const line of lines.filter((one) => one !== '' && !one.startsWith('#'))) {
    const isUnderstood = sentences.some(([sentence, tell]) => {
      const match = sentence.exec(line)
      if (match !== null) tell(told, ...match.slice(1))
      return match !== null
    })
    assert(isUnderstood, `a line that nobody understands: ${line}`)
  }
  return told
}

type Word = string | undefined

class Telling implements WrittenHistory {
  readonly history = new History()
  readonly everything: ReadRecord[] = []
  readonly wanted: string[] = []
  readonly #sends = new Map<Word, Send>()
  readonly #transactions = new Map<Word, Transaction>()
  readonly #sessions = new Map<Word, ReadSession>()

  send(value: Word): Send {
    return present(this.#sends.get(value), `${value} was sent`)
  }

  transaction(name: Word): Transaction {
    return present(this.#transactions.get(name), `${name} has begun`)
  }

  sends(producer = '', value = '', topic = '', partition = '', name?: string): void {
    const transaction = name === undefined ? undefined : this.transaction(name)
    const order = this.#sends.size
    this.#sends.set(
      value,
      this.history.send({ producer, order, topic, partition: Number(partition), value, transaction }),
    )
  }

  begins(producer = '', name = '', id = ''): void {
    this.#transactions.set(name, this.history.transaction(id, producer))
  }

  reads(consumer = '', isCommitted = false): void {
    this.#sessions.set(consumer, this.history.session(consumer, isCommitted ? 'read_committed' : 'read_uncommitted'))
  }

  polled(consumer: Word, records: Word, name: Word): void {
    const session = present(this.#sessions.get(consumer), `${consumer} has begun to read`)
    this.history.polled(session, recordsOf(records), name === undefined ? undefined : this.transaction(name))
  }
}

/** `a-0: v1@0 v2@1`, and the next partition after a semicolon. */
function recordsOf(text = ''): ReadRecord[] {
  return text.split('; ').flatMap((part) => {
    const [where = '', what = ''] = part.split(': ')
    const [topic = '', partition] = where.split('-')
    return what.split(' ').map((record) => {
      const [value = '', offset] = record.split('@')
      return { topic, partition: Number(partition), offset: Number(offset), value }
    })
  })
}
