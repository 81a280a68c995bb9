import { crc32cChecksum, isStreamError } from '@millrace/base'
import { RecordBatch } from '@millrace/records'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchOf, fixture, openPartition } from '../../test/fixture.ts'
import type { ProducerEntry } from './producer-entry.ts'
import { ProducerState } from './producer-state.ts'
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts'

const { clock } = fixture()

function batch(
  producerId: number,
  producerEpoch: number,
  baseSequence: number,
  count = 1,
  isTransactional = false,
): RecordBatch {
  return new RecordBatch(batchOf(clock, count, { producerId, producerEpoch, baseSequence, isTransactional }))
}

/** A state with the log's end, as an appender would use it. */
class Model {
  readonly state = new ProducerState()
  offset = 0

  send(sent: RecordBatch): string {
    try {
      const earlier = this.state.check(sent)
      if (earlier !== undefined) return `duplicate of ${earlier.lastOffset - earlier.offsetDelta}`
      this.state.append(sent, this.offset, 0)
      this.offset += sent.lastOffsetDelta + 1
      return `at ${this.offset - sent.lastOffsetDelta - 1}`
    } catch (error) {
      return isStreamError(error) ? error.code : String(error)
    }
  }
}

describe('sequences', () => {
  it('takes each batch once, in order, and answers a repeated one of the last five with its offset', () => {
    const model = new Model()
    for (let at = 0; at < 7; at++) expect(model.send(batch(1, 0, at * 2, 2))).toBe(`at ${at * 2}`)
    for (let at = 2; at < 7; at++) expect(model.send(batch(1, 0, at * 2, 2))).toBe(`duplicate of ${at * 2}`)
    // Older than five: it can't be told from a gap any more, as in Kafka.
    expect(model.send(batch(1, 0, 2, 2))).toBe('OUT_OF_ORDER_SEQUENCE')
    // The same first sequence but another length is no repetition.
    expect(model.send(batch(1, 0, 12, 1))).toBe('OUT_OF_ORDER_SEQUENCE')
    expect(model.send(batch(1, 0, 16, 1))).toBe('OUT_OF_ORDER_SEQUENCE')
    expect(model.send(batch(1, 0, 14, 1))).toBe('at 14')
  })

  it('wraps from 2^31 - 1 to 0, also within a batch', () => {
    const model = new Model()
    const top = 2 ** 31 - 1
    expect(model.send(batch(1, 0, top - 1, 2))).toBe('at 0')
    expect(model.send(batch(1, 0, 0, 1))).toBe('at 2')
    const within = new Model()
    expect(within.send(batch(1, 0, top, 3))).toBe('at 0')
    expect(within.send(batch(1, 0, top, 3))).toBe('duplicate of 0')
    expect(within.send(batch(1, 0, 2, 1))).toBe('at 3')
  })

  it('refuses a zombie, and asks a new epoch to start at 0', () => {
    const model = new Model()
    expect(model.send(batch(1, 3, 0))).toBe('at 0')
    expect(model.send(batch(1, 2, 1))).toBe('INVALID_PRODUCER_EPOCH')
    expect(model.send(batch(1, 4, 1))).toBe('OUT_OF_ORDER_SEQUENCE')
    expect(model.send(batch(1, 4, 0))).toBe('at 1')
    // What the old epoch wrote is not repeated by the new one.
    expect(model.send(batch(1, 3, 0))).toBe('INVALID_PRODUCER_EPOCH')
  })

  it('takes any sequence of a producer that it does not know (KIP-360)', () => {
    const model = new Model()
    expect(model.send(batch(1, 5, 1000))).toBe('at 0')
    model.state.expire(10, 10)
    expect(model.state.size).toBe(0)
    expect(model.send(batch(1, 5, 77))).toBe('at 1')
  })

  it('wants what is in a transaction to say so', () => {
    const model = new Model()
    expect(model.send(batch(1, 0, 0, 1, true))).toBe('at 0')
    expect(model.send(batch(1, 0, 1, 1, false))).toBe('INVALID_TRANSACTION_STATE')
    expect(model.state.firstUndecidedOffset).toBe(0)
    model.state.expire(10, 10)
    expect(model.state.size).toBe(1)
    const marker = { type: 'abort', coordinatorEpoch: 2, producerEpoch: 0, timestampMs: 5 } as const
    const { aborted } = model.state.appendMarker(1, marker, 1, 0)
    expect(aborted).toEqual({ producerId: 1, firstOffset: 0, lastOffset: 1, lastStableOffset: 2 })
    expect(model.state.firstUndecidedOffset).toBeUndefined()
  })

  it('expires producers by their own silence, not by the age of their records', async () => {
    const world = fixture()
    const log = await openPartition(await world.open(), { producerIdExpirationMs: 1000, retentionMs: -1 })
    const old = (baseSequence: number) =>
      batchOf(world.clock, 0, {
        records: [{ key: null, value: 'x', timestamp: 1000 }],
        producerId: 1,
        producerEpoch: 0,
        baseSequence,
      })
    log.append(old(0), { leaderEpoch: 0 })
    await log.applyRetention()
    expect(() => log.append(old(2), { leaderEpoch: 0 })).toThrow(/expected 1/)
    await world.clock.advance(1000)
    await log.applyRetention()
    expect([log.producerIdCount, log.append(old(2), { leaderEpoch: 0 }).baseOffset]).toEqual([0, 1])
  })

  it('undoes appends exactly, in reverse order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ producer: fc.integer({ min: 1, max: 3 }), count: fc.integer({ min: 1, max: 4 }) })),
        (sent) => {
          const state = new ProducerState()
          const next = new Map<number, number>()
          const snapshots = [state.encode(crc32cChecksum)]
          let offset = 0
          const undos = sent.map(({ producer, count }) => {
            const sequence = next.get(producer) ?? 0
            next.set(producer, sequence + count)
            const undo = state.append(batch(producer, 0, sequence, count), offset, 0)
            offset += count
            snapshots.push(state.encode(crc32cChecksum))
            return undo
          })
          for (const undo of undos.reverse()) {
            expect(state.encode(crc32cChecksum)).toEqual(snapshots.pop())
            state.undo(undo)
          }
          expect(state.encode(crc32cChecksum)).toEqual(snapshots[0])
        },
      ),
    )
  })
})

describe('snapshots', () => {
  const int32 = fc.integer({ min: 0, max: 2 ** 31 - 1 })
  const offset = fc.integer({ min: 0, max: 2 ** 50 })
  const known = fc.record({
    lastSequence: int32,
    lastOffset: offset,
    offsetDelta: fc.integer({ min: 0, max: 1000 }),
    timestampMs: offset,
  })
  const entry = fc
    .record({
      producerId: offset,
      epoch: fc.integer({ min: 0, max: 32_767 }),
      coordinatorEpoch: fc.integer({ min: -1, max: 9 }),
      transactionFirstOffset: fc.oneof(fc.constant(-1), offset),
      batches: fc.array(known, { maxLength: 5 }),
    })
    .map((value): ProducerEntry => {
      const lastTimestampMs = value.batches.at(-1)?.timestampMs ?? -1
      return { ...value, lastTimestampMs, lastActiveMs: 7, expectedSequence: undefined }
    })
  const entries = fc.uniqueArray(entry, { selector: ({ producerId }) => producerId, maxLength: 20 })

  it('gives back what went in, in any order', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const bytes = encodeSnapshot(all, crc32cChecksum)
        expect(encodeSnapshot([...all].reverse(), crc32cChecksum)).toEqual(bytes)
        const sorted = [...all].sort((a, b) => a.producerId - b.producerId)
        expect(decodeSnapshot(bytes, crc32cChecksum, 7)).toEqual(sorted)
      }),
    )
  })

  it('is not believed with any bit flipped or cut anywhere', () => {
    const model = new Model()
    for (let at = 0; at < 4; at++) model.send(batch(1 + (at % 2), 0, at >> 1))
    const bytes = model.state.encode(crc32cChecksum)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(decodeSnapshot(flipped, crc32cChecksum, 0)).toBeUndefined()
      expect(decodeSnapshot(bytes.subarray(0, bit >> 3), crc32cChecksum, 0)).toBeUndefined()
    }
  })
})
