import { asNodeId, asTopicId, MemoryDisk, present } from '@millrace/base'
import { collectingLogger, FakeClock, SeededRandom } from '@millrace/base/testing'
import { type LogConfig, LogDirectories, logConfig, type PartitionLog } from '@millrace/log'
import { batchesIn, encodeBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchOf, batchPorts } from '../../../test/batches.ts'
import { LogCopier } from './copy-log.ts'

const topicId = asTopicId('Tt7nbVJNSRuCtzsgKy2cTQ')
const owner = { topic: 't', topicId, partition: 0 }

/** A log, and one in another directory that is to become a copy of it. */
async function twoLogs(config: Partial<LogConfig> = {}) {
  const clock = new FakeClock()
  const random = new SeededRandom(3)
  const ports = { clock, disk: new MemoryDisk(), logger: collectingLogger(), random, ...batchPorts }
  const logs = await LogDirectories.open({
    directories: ['/a', '/b'],
    nodeId: asNodeId(1),
    ports,
    processIdentity: { self: { pid: 1, bootId: 'test', startTime: '1' }, isAlive: async () => false },
    scrubBytesPerSecond: 0,
  })
  await logs.metadata.createLog({ ...owner, topic: '__cluster_metadata', config: logConfig() })
  const options = {
    ...owner,
    config: logConfig({ segmentBytes: 600, retentionMs: -1, fileDeleteDelayMs: 0, indexIntervalBytes: 100, ...config }),
  }
  const [a, b] = logs.directoryIds
  const log = await logs.createLog({ ...options, directoryId: a })
  const copy = await logs.createFuture(options, present(b, 'a second directory'), false)
  return { logs, log, copy, clock }
}

async function bytesOf(log: PartitionLog): Promise<string> {
  const parts: Buffer[] = []
  for (let offset = log.logStartOffset; offset < log.logEndOffset;) {
    const bytes = await log.read(offset, { maxBytes: 1_000_000, endOffset: log.logEndOffset })
    if (bytes.length === 0) break
    parts.push(bytes)
    for (const { nextOffset } of batchesIn(bytes)) offset = nextOffset
  }
  return Buffer.concat(parts).toString('hex')
}

const round = {
  stableOffset: Number.POSITIVE_INFINITY,
  deletionsNeededFrom: Number.POSITIVE_INFINITY,
  mapSizeBytes: 1 << 16,
  mapLoadFactor: 0.9,
  bufferBytes: 8_000,
  spend: async () => {},
}

describe('a copy of a log', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'is the same in the end, however that was written, cut, begun anew and deleted from meanwhile (%i)',
    async (seed) => {
      const { log, copy } = await twoLogs()
      const random = new SeededRandom(seed)
      const copier = new LogCopier(log, copy)
      let epoch = 1
      let serial = 0
      const append = async (): Promise<void> => {
        const values = Array.from(
          { length: 1 + random.integer(4) },
          () => `${(serial += 1)} ${'x'.repeat(random.integer(60))}`,
        )
        await log.append(batchOf(values), { leaderEpoch: epoch }).durable
      }
      for (let step = 0; step < 120; step++) {
        const draw = random.number()
        // Reading is under way while the log changes.
        const copying = random.chance(0.5) ? copier.step(1 + random.integer(400)) : undefined
        if (draw < 0.6) await append()
        else if (draw < 0.75) {
          await log.truncateTo(
            log.logStartOffset + random.integer(Math.max(0, log.nextOffset - log.logStartOffset) + 1),
          )
          epoch += 1
        } else if (draw < 0.78) {
          await log.resetTo(random.integer(log.nextOffset + 50))
          epoch += 1
        } else if (draw < 0.9 && log.durableOffset > log.logStartOffset) {
          await log.advanceLogStartOffset(
            log.logStartOffset + random.integer(log.durableOffset - log.logStartOffset + 1),
          )
        }
        await copying
      }
      for (let copied = await copier.step(300); !copied.isCaughtUp;) copied = await copier.step(300)
      // What was deleted in the last step is deleted in the next.
      await copier.step(300)
      const startOffset = Math.min(log.logStartOffset, log.nextOffset)
      expect([copy.logStartOffset, copy.nextOffset]).toEqual([startOffset, log.nextOffset])
      expect(await bytesOf(copy)).toBe(await bytesOf(log))
      expect(copy.isDamaged).toBe(false)
    },
  )

  it('has the holes of one that is compacted', async () => {
    const { log, copy } = await twoLogs({ compacts: true, deletes: false, minCleanableDirtyRatio: 0 })
    for (let at = 0; at < 30; at++) {
      const records = [{ key: `k${at % 3}`, value: `${at}`.padEnd(50), timestamp: Date.UTC(2026, 0, 1) }]
      await log.append(encodeBatch({ records }, batchPorts), { leaderEpoch: 1 }).durable
    }
    expect((await log.compaction.round({ ...round, stableOffset: 30 }))?.cleanedOffset).toBeGreaterThan(10)
    const copier = new LogCopier(log, copy)
    for (let copied = await copier.step(200); !copied.isCaughtUp;) copied = await copier.step(200)
    expect(copy.nextOffset).toBe(30)
    expect(await bytesOf(copy)).toBe(await bytesOf(log))
    await copy.takeOver(log)
    expect(copy.compaction.cleanedOffset).toBe(log.compaction.cleanedOffset)
  })

  it('does not keep what was deleted there by what is compacted away before it came here', async () => {
    const { log, copy } = await twoLogs({
      compacts: true,
      deletes: false,
      minCleanableDirtyRatio: 0,
      deleteRetentionMs: 0,
    })
    const put = async (key: string, value: string | null): Promise<void> => {
      const records = [{ key, value, timestamp: Date.UTC(2026, 0, 1) }]
      await log.append(encodeBatch({ records }, batchPorts), { leaderEpoch: 1 }).durable
    }
    const fill = async (): Promise<void> => {
      for (let at = 0; at < 12; at++) await put('filler', `${at}`.padEnd(60))
    }
    await put('gone', 'was here')
    await fill()
    const copier = new LogCopier(log, copy)
    await copier.step(200)
    expect(copy.nextOffset).toBeGreaterThan(0)
    await put('gone', null)
    for (let rounds = 0; rounds < 3; rounds++) {
      await fill()
      await log.compaction.round(round)
    }
    expect(log.compaction.removedDeletions.endOffset).toBe(14)
    for (let copied = await copier.step(200); !copied.isCaughtUp;) copied = await copier.step(200)
    expect(await bytesOf(copy)).toBe(await bytesOf(log))
    await copy.takeOver(log)
    expect(copy.compaction.removedDeletions.endOffset).toBe(14)
  })
})
