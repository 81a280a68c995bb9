import { asNodeId, MemoryDisk, StreamError } from '@millrace/base'
import { collectingLogger, FakeClock, SeededRandom } from '@millrace/base/testing'
import { LogManager, logConfig } from '@millrace/log'
import type { Entry } from '@millrace/raft'
import { describe, expect, it } from 'vitest'
import { batchOf, batchPorts } from '../../test/batches.ts'
import { HeldDisk } from '../../test/held-disk.ts'
import { placeBatch } from './entry-codec.ts'
import { MetadataLog } from './metadata-log.ts'
import { metadataTopicId } from './metadata-topic.ts'

/** An entry of so many records. */
function entry(baseOffset: number, term: number, count = 1): Entry {
  const payload = batchOf(Array.from({ length: count }, (_, index) => `${baseOffset + index}`))
  placeBatch(payload, baseOffset, term)
  return { kind: 'data', baseOffset, endOffset: baseOffset + count, term, payload }
}

async function opened(disk = new HeldDisk(new MemoryDisk())) {
  const clock = new FakeClock()
  const told: string[] = []
  const ports = { clock, disk, ...batchPorts, logger: collectingLogger(), random: new SeededRandom(1) }
  const processIdentity = { self: { pid: 1, bootId: 'test', startTime: '0' }, isAlive: async () => false }
  const logs = await LogManager.open({ directory: '/data', nodeId: asNodeId(1), ports, processIdentity })
  const log = new MetadataLog({
    log: await logs.createLog({
      topic: '__cluster_metadata',
      topicId: metadataTopicId,
      partition: 0,
      config: logConfig({ retentionMs: -1, evictable: false }),
    }),
    ports,
    onFull: ({ code }) => void told.push(code),
    onRoom: () => void told.push('room'),
    onFailure: () => void told.push('failed'),
  })
  return { log, logs, disk, clock, told }
}

async function offsetsOf(log: MetadataLog): Promise<number[]> {
  const offsets: number[] = []
  for await (const { baseOffset } of log.entries(log.startOffset)) offsets.push(baseOffset)
  return offsets
}

describe('the log of the quorum', () => {
  it('keeps entries with their terms, and gives them back from any border on', async () => {
    const { log } = await opened()
    await log.append([entry(0, 1), entry(1, 1, 3), entry(4, 3)])
    expect([log.startOffset, log.endOffset]).toEqual([0, 5])
    expect(log.terms).toEqual([
      { term: 1, startOffset: 0 },
      { term: 3, startOffset: 4 },
    ])
    const read = await log.read(1, 1_000_000)
    expect(read).toMatchObject([entry(1, 1, 3), entry(4, 3)])
  })

  it('is cut at an entry, and goes on there in another term', async () => {
    const { log } = await opened()
    await log.append([entry(0, 1), entry(1, 1), entry(2, 2)])
    await log.truncateTo(1)
    expect(log.endOffset).toBe(1)
    await log.append([entry(1, 3)])
    expect(log.terms).toEqual([
      { term: 1, startOffset: 0 },
      { term: 3, startOffset: 1 },
    ])
    expect(await offsetsOf(log)).toEqual([0, 1])
  })

  it('begins anew where a snapshot ends, and gives up what a snapshot has', async () => {
    const { log } = await opened()
    await log.append([entry(0, 1)])
    await log.startAt(100)
    expect([log.startOffset, log.endOffset, log.terms]).toEqual([100, 100, []])
    await log.append([entry(100, 4), entry(101, 4)])
    await log.moveStart(101)
    expect(await log.read(100, 1_000)).toBeUndefined()
    expect(log.terms).toEqual([{ term: 4, startOffset: 101 }])
  })

  it('that finds no room tries again until it does; nothing is lost or out of order', async () => {
    const { log, disk, clock, told } = await opened()
    await log.append([entry(0, 1)])
    disk.fail('write', new StreamError('DISK_FULL', 'no space left'))
    const first = log.append([entry(1, 1)])
    await clock.settle()
    const second = log.append([entry(2, 1)])
    expect([log.isFull, told]).toEqual([true, ['DISK_FULL']])
    await clock.advance(2_500)
    expect(log.isFull).toBe(true)
    disk.fail('write', undefined)
    await clock.until(Promise.all([first, second]))
    expect(await offsetsOf(log)).toEqual([0, 1, 2])
    expect(told.at(-1)).toBe('room')
  })

  it('that can not be written any more says so', async () => {
    const { log, disk, clock, told } = await opened()
    disk.fail('write', new StreamError('STORAGE_ERROR', 'disk gone'))
    void log.append([entry(0, 1)])
    await clock.settle()
    expect(told).toEqual(['failed'])
  })
})
