import { present } from '@millrace/base'
import { History, type ReadRecord, type ReadSession, type Send, type Transaction } from '../src/checkers/history.ts'

interface Stored extends ReadRecord {
  readonly send: Send
}

interface Producer {
  readonly name: string
  order: number
  transaction: Transaction | undefined
  /** Appended, and not acknowledged yet. */
  readonly underWay: Stored[]
}

interface Reader {
  readonly session: ReadSession
  readonly next: number[]
}

const topic = 'a'

/** A cluster as simple as can be that does everything right, with producers and readers that are noted in a history. */
export class ModelCluster {
  readonly history = new History()
  /** How each transaction has ended; those that are open are not in it. */
  readonly #ends = new Map<Transaction, 'committed' | 'aborted'>()
  readonly #logs: (Stored | undefined)[][]
  readonly #producers: readonly Producer[]
  readonly #readers: Reader[] = []

  constructor(partitions: number, producers: number) {
    this.#logs = Array.from({ length: partitions }, () => [])
    this.#producers = Array.from({ length: producers }, (_, index) => {
      return { name: `p${index}`, order: 0, transaction: undefined, underWay: [] }
    })
    this.#readers = (['read_committed', 'read_uncommitted'] as const).map((isolation) => {
      const next = this.#logs.map(() => 0)
      return { session: this.history.session(isolation, isolation), next }
    })
  }

  /** Does something, whatever `choice` and `which` come to. */
  step(choice: number, which: number): void {
    const producer = present(this.#producers[which % this.#producers.length], 'there are producers')
    const partition = Math.floor(which / this.#producers.length) % this.#logs.length
    const reader = present(this.#readers[which % 2], 'there are two readers')
    if (choice === 0) producer.transaction ??= this.history.transaction(`id of ${producer.name}`, producer.name)
    if (choice === 1 || choice === 2) this.#send(producer, partition)
    if (choice === 3) this.#acknowledge(producer)
    if (choice === 4 || choice === 6) this.#end(producer, which % 5 === 0 ? 'aborted' : 'committed', which % 3 === 0)
    if (choice === 5 || choice === 7) this.#poll(reader, partition, 1 + (which % 4))
  }

  /** Everything that is committed once all transactions that are open have been aborted. */
  everything(): ReadRecord[] {
    return this.#logs.flat().filter((record): record is Stored => record !== undefined && this.#isCommitted(record))
  }

  #log(partition: number): (Stored | undefined)[] {
    return present(this.#logs[partition], 'the partition is there')
  }

  #send(producer: Producer, partition: number): void {
    const { name, transaction } = producer
    const send = this.history.send({ producer: name, order: producer.order++, topic, partition, transaction })
    const log = this.#log(partition)
    const stored = { topic, partition, offset: log.length, value: send.value, send }
    log.push(stored)
    producer.underWay.push(stored)
  }

  #acknowledge(producer: Producer): void {
    for (const { send, offset } of producer.underWay.splice(0)) this.history.acknowledged(send, offset)
  }

  #end(producer: Producer, end: 'committed' | 'aborted', isTold: boolean): void {
    const { transaction } = producer
    if (transaction === undefined) return
    if (end === 'committed') {
      this.#acknowledge(producer)
      this.history.ending(transaction)
    }
    this.#ends.set(transaction, end)
    // A marker takes an offset of each partition.
    for (const log of this.#logs) log.push(undefined)
    if (isTold) this.history.ended(transaction, end)
    producer.transaction = undefined
  }

  #poll({ session, next }: Reader, partition: number, count: number): void {
    const log = this.#log(partition)
    const isFinal = (record: Stored | undefined): boolean =>
      record?.send.transaction === undefined || this.#ends.has(record.send.transaction)
    const isCommittedOnly = session.isolation === 'read_committed'
    const firstOpen = log.findIndex((record) => !isFinal(record))
    const end = isCommittedOnly && firstOpen >= 0 ? firstOpen : log.length
    const from = present(next[partition], 'there is a place to go on')
    const to = Math.min(end, from + count)
    if (to <= from) return
    next[partition] = to
    const found = log.slice(from, to).filter((record) => record !== undefined)
    const records = isCommittedOnly ? found.filter((record) => this.#isCommitted(record)) : found
    this.history.polled(session, records)
  }

  #isCommitted({ send: { transaction } }: Stored): boolean {
    return transaction === undefined || this.#ends.get(transaction) === 'committed'
  }
}
