import { describe, expect, it } from 'vitest'
import { ports } from '../test/ports.ts'
import { AbortedBatches } from './aborted-batches.ts'
import type { BatchContent } from './batch-content.ts'
import { encodeControlKey, encodeEndTransactionMarker } from './control-records.ts'
import { encodeBatch } from './encode-batch.ts'
import { RecordBatch } from './record-batch.ts'

const record = { key: null, value: 'x', timestamp: 0 }

function batch(baseOffset: number, producerId: number, content: Partial<BatchContent> = {}): RecordBatch {
  const transactional = { producerId, producerEpoch: 0, baseSequence: 0, isTransactional: true }
  return new RecordBatch(encodeBatch({ baseOffset, records: [record], ...transactional, ...content }, ports))
}

function marker(baseOffset: number, producerId: number, type: 'ABORT' | 'COMMIT'): RecordBatch {
  const records = [{ key: encodeControlKey(type), value: encodeEndTransactionMarker(0), timestamp: 0 }]
  return batch(baseOffset, producerId, { records, isControl: true, baseSequence: -1 })
}

/** The base offsets of those that were aborted. */
function abortedAmong(run: readonly RecordBatch[], aborted: { producerId: number; firstOffset: number }[]): number[] {
  const known = new AbortedBatches(aborted, ports.compression)
  return run.filter((one) => known.has(one)).map(({ baseOffset }) => baseOffset)
}

describe('batches of aborted transactions', () => {
  it('are those of their producer from its first offset up to its marker', () => {
    const run = [
      batch(0, 1),
      batch(1, 2),
      batch(2, -1, { producerEpoch: -1, baseSequence: -1, isTransactional: false }),
      batch(3, 1),
      marker(4, 1, 'ABORT'),
      batch(5, 1),
      marker(6, 2, 'COMMIT'),
      marker(7, 1, 'COMMIT'),
    ]
    expect(abortedAmong(run, [{ producerId: 1, firstOffset: 0 }])).toEqual([0, 3])
    expect(abortedAmong(run, [])).toEqual([])
  })

  it('of one producer may come more than once, with committed ones between', () => {
    const run = [
      batch(0, 1),
      marker(1, 1, 'ABORT'),
      batch(2, 1),
      marker(3, 1, 'COMMIT'),
      batch(4, 1),
      marker(5, 1, 'ABORT'),
      batch(6, 1),
    ]
    const aborted = [
      { producerId: 1, firstOffset: 4 },
      { producerId: 1, firstOffset: 0 },
    ]
    expect(abortedAmong(run, aborted)).toEqual([0, 4])
  })

  it('are found where the run begins in the middle of a transaction, or ends there', () => {
    expect(
      abortedAmong([batch(7, 1), marker(8, 1, 'ABORT'), batch(9, 1)], [{ producerId: 1, firstOffset: 2 }]),
    ).toEqual([7])
    expect(abortedAmong([batch(0, 1), batch(1, 1)], [{ producerId: 1, firstOffset: 1 }])).toEqual([1])
  })

  it('are none of what the producer wrote in no transaction', () => {
    const plain = batch(3, 1, { isTransactional: false })
    expect(abortedAmong([plain, batch(4, 1)], [{ producerId: 1, firstOffset: 3 }])).toEqual([4])
  })

  it('do not end with a marker that the cleaner has emptied: it says nothing any more', () => {
    const emptied = batch(5, 1, { records: [], isControl: true, lastOffsetDelta: 0, baseSequence: -1 })
    expect(abortedAmong([batch(4, 1), emptied, batch(6, 1)], [{ producerId: 1, firstOffset: 4 }])).toEqual([4, 6])
  })
})
