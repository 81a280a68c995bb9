import { crc32cChecksum } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { encodeBatch, encodeControlKey, encodeEndTransactionMarker, RecordBatch } from '@millrace/records'
import { expect, test } from 'vitest'
import type { ClusterView, EndedTransaction } from '../invariant.ts'
import { ReplicaLog } from '../replica-log.ts'
import { ConsumedAtMostOncePerTransaction } from './consumed-at-most-once.ts'
import { NoAbortedRead } from './no-aborted-read.ts'

const file = '00000000000000000000.log'
const ports = { checksum: crc32cChecksum, compression: plainCompression }

interface Written {
  readonly producerId: number
  /** Undefined for a record. */
  readonly ends?: 'COMMIT' | 'ABORT'
  readonly leaderEpoch?: number
}

/** A log of one record or end marker after the other. */
function logOf(...all: readonly Written[]): ReplicaLog {
  const log = new ReplicaLog()
  let positionBytes = 0
  for (const [offset, { producerId, ends, leaderEpoch = 1 }] of all.entries()) {
    const record =
      ends === undefined
        ? { key: null, value: `v${offset}`, timestamp: 1 }
        : { key: encodeControlKey(ends), value: encodeEndTransactionMarker(0), timestamp: 1 }
    const of = { producerId, producerEpoch: 1, baseSequence: ends === undefined ? 0 : -1, isTransactional: true }
    const bytes = encodeBatch({ records: [record], ...of, isControl: ends !== undefined }, ports)
    new RecordBatch(bytes).assignOffset(offset, leaderEpoch)
    log.wrote(file, positionBytes, bytes)
    positionBytes += bytes.length
  }
  return log
}

function clusterOf(...logs: readonly ReplicaLog[]): ClusterView {
  return {
    hosts: () => logs.map((_, index) => String(index)),
    logOf: (host: string) => logs[Number(host)],
    isRotten: () => false,
    compactedTo: () => 0,
  } as unknown as ClusterView
}

const read = (offset: number, value = `v${offset}`) => ({ topic: 't', partition: 0, offset, value })

const ended = (changes: Partial<EndedTransaction>): EndedTransaction => ({
  ...{ transactionalId: 'tx', outcome: 'committed', sent: [], consumed: [] },
  ...changes,
})

test('NoAbortedRead: what is read is committed by the first end marker of its producer behind it', () => {
  const invariant = new NoAbortedRead()
  const cluster = clusterOf(
    logOf(
      { producerId: 1 },
      { producerId: 2 },
      { producerId: 2, ends: 'ABORT' },
      { producerId: 1, ends: 'COMMIT' },
      { producerId: 3 },
    ),
  )
  invariant.committedRead(read(0), cluster)
  expect(() => invariant.committedRead(read(1), cluster)).toThrow('was aborted at offset 2')
  expect(() => invariant.committedRead(read(4), cluster)).toThrow('nobody has ended the transaction of producer 3')
})

test('NoAbortedRead: what a leader has written that was replaced says nothing', () => {
  const invariant = new NoAbortedRead()
  const replaced = logOf({ producerId: 2 }, { producerId: 2, ends: 'ABORT' })
  const committed = logOf({ producerId: 1, leaderEpoch: 2 }, { producerId: 1, ends: 'COMMIT', leaderEpoch: 2 })
  invariant.committedRead(read(0), clusterOf(replaced, committed))
  expect(() => invariant.committedRead(read(0), clusterOf(replaced))).toThrow('was aborted')
})

test('NoAbortedRead: what an application was told counts, before and after', () => {
  const aborted = ended({ outcome: 'aborted', sent: ['t/v0'] })
  const told = 'tx was told that its transaction was aborted'
  const cluster = clusterOf(logOf({ producerId: 1 }, { producerId: 1, ends: 'COMMIT' }))
  const before = new NoAbortedRead()
  before.transactionEnded(aborted)
  expect(() => before.committedRead(read(0), cluster)).toThrow(told)
  const after = new NoAbortedRead()
  after.committedRead(read(0), cluster)
  after.transactionEnded(ended({ sent: ['t/v0'] }))
  expect(() => after.transactionEnded(aborted)).toThrow(told)
})

test('ConsumedAtMostOncePerTransaction: of two committed transactions of a group none takes what the other took', () => {
  const invariant = new ConsumedAtMostOncePerTransaction()
  const took = (fromOffset: number, toOffset: number, changes: Partial<EndedTransaction> = {}, partition = 0): void =>
    invariant.transactionEnded(
      ended({ consumed: [{ group: 'g', topic: 't', partition, fromOffset, toOffset }], ...changes }),
    )
  took(0, 3)
  took(3, 5)
  took(2, 4, { outcome: 'aborted' })
  took(0, 3, {}, 1)
  expect(() => took(4, 6, { transactionalId: 'other' })).toThrow(
    'other has consumed t-0 from offset 4 to 6 as group g, and tx from 3 to 5',
  )
})

test('ConsumedAtMostOncePerTransaction: nothing is committed at two places', () => {
  const invariant = new ConsumedAtMostOncePerTransaction()
  invariant.committedRead(read(0, 'a'))
  invariant.committedRead(read(0, 'a'))
  expect(() => invariant.committedRead(read(1, 'a'))).toThrow('a is committed at t-0@0 and at t-0@1')
})
