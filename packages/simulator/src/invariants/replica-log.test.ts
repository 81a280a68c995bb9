import { crc32cChecksum } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { encodeBatch, RecordBatch } from '@millrace/records'
import { expect, test } from 'vitest'
import { ReplicaLog } from './replica-log.ts'

const file = '00000000000000000000.log'

function batch(baseOffset: number, leaderEpoch = 0, count = 1): Buffer {
  const records = Array.from({ length: count }, (_, index) => ({
    key: null,
    value: `v${baseOffset + index}`,
    timestamp: 1,
  }))
  const bytes = encodeBatch(
    { records, producerId: 7, producerEpoch: 0, baseSequence: baseOffset },
    {
      checksum: crc32cChecksum,
      compression: plainCompression,
    },
  )
  new RecordBatch(bytes).assignOffset(baseOffset, leaderEpoch)
  return bytes
}

test('batches are known as they are written, cut, and written again', () => {
  const log = new ReplicaLog()
  const [first, second] = [batch(0, 0, 2), batch(2)]
  expect(log.wrote(file, 0, Buffer.concat([first, second]))).toHaveLength(2)
  expect(log.at(1)).toMatchObject({ baseOffset: 0, nextOffset: 2, leaderEpoch: 0, producerId: 7, recordCount: 2 })
  expect(log.truncated(file, first.length)).toBe(true)
  expect(log.truncated(file, first.length)).toBe(false)
  expect(log.at(2)).toBeUndefined()
  log.wrote(file, first.length, batch(2, 1))
  expect(log.at(2)).toMatchObject({ leaderEpoch: 1 })
  expect(log.lastOf(7, 2)).toMatchObject({ baseOffset: 0 })
  expect([...log.from(1)].map(({ baseOffset }) => baseOffset)).toEqual([0, 2])
})

test('what is durable is what a sync that began later has covered, unless one failed', () => {
  const log = new ReplicaLog()
  const [first, second] = [batch(0), batch(1)]
  log.wrote(file, 0, first)
  const settle = log.syncing(file)
  log.wrote(file, first.length, second)
  settle(true)
  expect([log.isDurable(0), log.isDurable(1)]).toEqual([true, false])
  log.syncing(file)(false)
  log.syncing(file)(true)
  // What a failed sync let go of does not come back with the next.
  expect(log.isDurable(1)).toBe(false)
  log.truncated(file, first.length)
  log.wrote(file, first.length, batch(1, 1))
  log.syncing(file)(true)
  expect(log.isDurable(1)).toBe(true)
})

test('a batch that was torn off its offset is none, nor what comes behind it', () => {
  const log = new ReplicaLog()
  const [first, torn, third] = [batch(0), batch(1), batch(2)]
  torn.fill(0, 0, 8)
  log.found(file, Buffer.concat([first, torn, third]), Infinity)
  expect([...log.from(0)].map(({ baseOffset }) => baseOffset)).toEqual([0])
  expect(log.at(0)).toMatchObject({ baseOffset: 0 })
})

test('a file that was found has its batches, up to where there are none', () => {
  const log = new ReplicaLog()
  const bytes = batch(0)
  log.found(file, Buffer.concat([bytes, Buffer.alloc(40)]), Infinity)
  expect(log.isDurable(0)).toBe(true)
  expect(log.at(1)).toBeUndefined()
  log.keepOnly(new Set())
  expect(log.at(0)).toBeUndefined()
})

test('after a crash a file is taken over that was all on disk, and not one of which a bit has flipped', () => {
  const before = new ReplicaLog()
  const bytes = batch(0)
  before.wrote(file, 0, bytes)
  expect(new ReplicaLog().keep(before, file, bytes.length)).toBe(false)
  before.syncing(file)(true)
  expect(new ReplicaLog().keep(before, file, bytes.length + 1)).toBe(false)
  const after = new ReplicaLog()
  expect(after.keep(before, file, bytes.length)).toBe(true)
  expect(after.isDurable(0)).toBe(true)
  before.rots(file)
  expect(new ReplicaLog().keep(before, file, bytes.length)).toBe(false)
})

test('a copy stays as it is', () => {
  const log = new ReplicaLog()
  log.wrote(file, 0, Buffer.concat([batch(0), batch(1)]))
  log.syncing(file)(true)
  const copy = log.copy()
  log.truncated(file, 0)
  expect([copy.at(1)?.baseOffset, copy.isDurable(1), log.at(0)]).toEqual([1, true, undefined])
})

test('a batch of which a bit has flipped does not stand in front of those behind it', () => {
  const log = new ReplicaLog()
  const [first, second, third] = [batch(0), batch(1, 0, 2), batch(3)]
  // Of the delta of its last offset, which is at byte 23.
  second.writeUInt8(second.readUInt8(24) | 0x40, 24)
  log.found(file, Buffer.concat([first, second, third]), 1_000)
  expect([0, 1, 2, 3].map((offset) => log.at(offset)?.baseOffset)).toEqual([0, 1, 1, 3])
  expect(log.at(4)).toBeUndefined()
  // As the last one too.
  log.found(file, Buffer.concat([first, second]), 1_000)
  expect([2, 3, 1_000_000].map((offset) => log.at(offset)?.baseOffset)).toEqual([1, undefined, undefined])
})
