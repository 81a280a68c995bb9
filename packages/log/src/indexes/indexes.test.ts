import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OffsetIndex } from './offset-index.ts'
import { TimeIndex } from './time-index.ts'
import { type AbortedTransaction, TransactionIndex } from './transaction-index.ts'

/** Rising pairs, as batches give them. */
const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 5000 })), {
  maxLength: 300,
})
const bases = fc.integer({ min: 0, max: 2 ** 45 })

describe('OffsetIndex', () => {
  it('finds for each offset the last entry that is not after it', () => {
    fc.assert(
      fc.property(bases, steps, (base, pairs) => {
        const index = new OffsetIndex(base)
        const entries: { offset: number; position: number }[] = []
        let [offset, position] = [base, 0]
        for (const [byOffset, byPosition] of pairs) {
          offset += byOffset
          position += byPosition
          index.append(offset, position)
          entries.push({ offset, position })
        }
        for (const at of [
          base - 1,
          base,
          ...entries.flatMap((entry) => [entry.offset - 1, entry.offset]),
          offset + 9,
        ]) {
          expect(index.lookup(at)).toEqual(entries.findLast((entry) => entry.offset <= at))
        }
        for (const { position: at } of entries) {
          expect(index.positionAfter(at)).toEqual(entries.find((entry) => entry.position > at))
        }
        const zeros = Buffer.alloc(8 * 5)
        for (const bytes of [index.content(), Buffer.concat([index.content(), zeros])]) {
          const parsed = OffsetIndex.parse(base, bytes)
          expect([parsed.isDamaged, parsed.index.content()]).toEqual([false, index.content()])
        }
      }),
    )
  })

  it('says that it is damaged where entries do not rise', () => {
    const index = new OffsetIndex(100)
    index.append(110, 500)
    index.append(120, 900)
    const bytes = Buffer.from(index.content())
    bytes.writeUInt32BE(5, 8)
    expect(OffsetIndex.parse(100, bytes)).toMatchObject({ isDamaged: true, index: { entryCount: 1 } })
    expect(OffsetIndex.parse(100, bytes.subarray(0, 11)).isDamaged).toBe(true)
    expect(() => index.append(120, 1000)).toThrow(/must rise/)
  })
})

describe('TimeIndex', () => {
  it('finds the last entry before a time, and keeps only entries that say something new', () => {
    fc.assert(
      fc.property(bases, steps, (base, pairs) => {
        const index = new TimeIndex(base)
        const entries: { timestampMs: number; offset: number }[] = []
        let [offset, timestampMs] = [base, 1_700_000_000_000]
        for (const [byOffset, byTime] of pairs) {
          offset += byOffset
          timestampMs += byTime - 2000
          const isNew = timestampMs > (entries.at(-1)?.timestampMs ?? -1)
          index.maybeAppend(timestampMs, offset)
          if (isNew) entries.push({ timestampMs, offset })
        }
        expect(Array.from({ length: index.entryCount }, (_, at) => index.entry(at))).toEqual(entries)
        for (const at of entries.flatMap((entry) => [entry.timestampMs, entry.timestampMs + 1])) {
          expect(index.lookupBefore(at)).toBe(entries.findLastIndex((entry) => entry.timestampMs < at))
        }
        const parsed = TimeIndex.parse(base, Buffer.concat([index.content(), Buffer.alloc(36)]))
        expect([parsed.isDamaged, parsed.index.content()]).toEqual([false, index.content()])
      }),
    )
  })
})

/** What an index of these bytes says; undefined if it is not right. */
const entriesOf = (bytes: Buffer): AbortedTransaction[] | undefined => {
  const index = TransactionIndex.parse(bytes)
  return index === undefined ? undefined : [...index]
}

describe('the transaction index', () => {
  it('gives back what went in, and nothing of what is torn', () => {
    const transactions = [
      { producerId: 5, firstOffset: 1, lastOffset: 9, lastStableOffset: 10 },
      { producerId: 2 ** 50, firstOffset: 4, lastOffset: 12, lastStableOffset: 4 },
    ]
    const index = new TransactionIndex()
    for (const transaction of transactions) index.append(transaction)
    const bytes = index.encode()
    expect(entriesOf(bytes)).toEqual(transactions)
    expect(entriesOf(new TransactionIndex().encode())).toEqual([])
    expect(entriesOf(Buffer.alloc(0))).toBeUndefined()
    for (let size = 1; size < bytes.length; size++) {
      // Whole entries without the CRC are what Kafka writes.
      if (size % 34 !== 0) expect(entriesOf(bytes.subarray(0, size))).toBeUndefined()
    }
    expect(entriesOf(bytes.subarray(0, 68))).toEqual(transactions)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(entriesOf(flipped)).toBeUndefined()
    }
  })
})
