import { type ErrorCode, isStreamError } from '@millrace/base'
import { type CoordinatorRecord, decodeCoordinatorRecord, encodeCoordinatorRecord } from '@millrace/kafka-wire'
import type { Outcome, Producer } from '../../src/outcome.ts'
import type { InitProducerRequest, NotYet } from '../../src/transactions/init-producer.ts'
import { recordOf, type Transaction, type TransactionVersion } from '../../src/transactions/transaction.ts'
import { type EndingTransaction, TransactionShard } from '../../src/transactions/transaction-shard.ts'

export const transactionalId = 'orders-1'
export const timeoutMs = 60_000
export const idExpirationMs = 7 * 24 * 3_600_000

/** Partitions by topic, as `{ a: [0, 1] }`. */
export function partitionsOf(byTopic: Readonly<Record<string, readonly number[]>>): Map<string, Set<number>> {
  return new Map(Object.entries(byTopic).map(([topic, numbers]) => [topic, new Set(numbers)]))
}

/** A shard whose records are written as bytes and read again, and which can be made anew from them at any time. */
export class ShardRun {
  shard = newShard()
  nowMs = 1_700_000_000_000
  /** By which its producers speak. */
  version: TransactionVersion = 2
  records: CoordinatorRecord[] = []
  private nextProducerId = 1_000

  /** Takes a decision; what it wrote is in {@link records}. */
  run<Response>(decide: (shard: TransactionShard, nowMs: number) => Outcome<Response>): Response {
    const { records, unlogged = [], response } = decide(this.shard, this.nowMs)
    for (const record of records) {
      const read = readAgain(record)
      this.records.push(read)
      this.shard.replay(read)
    }
    for (const record of unlogged) this.shard.replayUnlogged(readAgain(record))
    return response
  }

  /** The coordinator moves: another broker reads what is written. */
  restart(): void {
    this.shard = newShard()
    for (const record of this.records) this.shard.replay(record)
    this.loaded()
  }

  /** What a shard does first of all. */
  loaded(): void {
    if (this.shard.nextTickMs() === 0) this.tick()
  }

  /** Puts the transactional id into a state, as if it had come there. */
  become(transaction: Partial<Transaction>): void {
    this.run(() => ({
      records: [
        recordOf({
          transactionalId,
          producerId: 7,
          previousProducerId: -1,
          nextProducerId: -1,
          producerEpoch: 10,
          timeoutMs,
          state: 'Empty',
          partitions: new Map(),
          startMs: -1,
          updateMs: this.nowMs,
          version: 2,
          ...transaction,
        }),
      ],
      response: undefined,
    }))
    this.loaded()
  }

  get transaction(): Transaction {
    return this.shard.describe(transactionalId).response
  }

  /** As a service asks: again with a new producer id if one is needed. */
  init(producer?: Producer, request: Partial<InitProducerRequest> = {}): Producer | NotYet {
    const whole = { transactionalId, timeoutMs, producer, ...request }
    const first = this.run((shard, nowMs) => shard.initProducer(whole, { nowMs }))
    if (first !== 'needs producer id') return first
    const spareProducerId = this.nextProducerId++
    return this.run((shard, nowMs) => shard.initProducer(whole, { nowMs, spareProducerId }))
  }

  /** `mayBeUnlogged`: as a leader asks. */
  add(producer: Producer, byTopic: Readonly<Record<string, readonly number[]>>, mayBeUnlogged = false): void {
    const { version } = this
    const request = { transactionalId, ...producer, partitions: partitionsOf(byTopic), version, mayBeUnlogged }
    this.run((shard, nowMs) => shard.addPartitions(request, nowMs))
    this.loaded()
  }

  verify(producer: Producer, byTopic: Readonly<Record<string, readonly number[]>>): string[] {
    const request = { transactionalId, ...producer, partitions: partitionsOf(byTopic), version: this.version }
    const missing = this.run((shard) => shard.verifyPartitions(request))
    return [...missing].flatMap(([topic, numbers]) => [...numbers].map((number) => `${topic}-${number}`))
  }

  end(producer: Producer, isCommit: boolean): Producer {
    const request = { transactionalId, ...producer, isCommit, version: this.version }
    const first = this.run((shard, nowMs) => shard.endTransaction(request, { nowMs }))
    if (first !== 'needs producer id') return first
    const spareProducerId = this.nextProducerId++
    const second = this.run((shard, nowMs) => shard.endTransaction(request, { nowMs, spareProducerId }))
    if (second === 'needs producer id') throw new Error('it was given one')
    return second
  }

  abort(): boolean {
    return this.run((shard, nowMs) => shard.abortTransaction(transactionalId, nowMs))
  }

  tick(): readonly string[] {
    return this.run((shard, nowMs) => shard.tick(nowMs))
  }

  /** The markers of all that ends are written, and that it is complete is written down. */
  writeMarkers(ending: readonly EndingTransaction[] = this.shard.ending()): void {
    this.tell(ending)
    this.run((shard) => shard.logCompletions([transactionalId]))
  }

  /** The markers of all that ends are written; of what is complete there is no record yet. */
  tell(ending: readonly EndingTransaction[] = this.shard.ending()): void {
    for (const each of ending) this.run((shard, nowMs) => shard.markersWritten(each, nowMs))
  }
}

function readAgain(record: CoordinatorRecord): CoordinatorRecord {
  const { key, value } = encodeCoordinatorRecord(record)
  const read = decodeCoordinatorRecord(key, value)
  if (read === undefined) throw new Error('a record was not read again')
  return read
}

function newShard(): TransactionShard {
  return new TransactionShard({ config: () => ({ timeoutMsMax: 900_000, idExpirationMs }) })
}

/** What a call came to: its answer, or the code of its error. */
export function outcomeOf<Answer>(call: () => Answer): Answer | ErrorCode {
  try {
    return call()
  } catch (error) {
    if (!isStreamError(error)) throw error
    return error.code
  }
}
