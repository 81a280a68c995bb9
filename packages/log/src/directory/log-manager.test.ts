import {
  asClusterId,
  asNodeId,
  asTopicId,
  type DiskEntry,
  type DiskFile,
  isStreamError,
  MemoryDisk,
  type OpenMode,
  type ProcessIdentity,
  randomUuid,
} from '@millrace/base'
import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { batchOf, directory, fixture, onlyProcess, openPartition, topicId } from '../../test/fixture.ts'
import { readFile, writeFile } from '../../test/golden.ts'
import { logConfig } from '../config.ts'
import { readMetaProperties } from '../files/meta-properties.ts'
import type { PartitionLog } from '../partition-log.ts'

const random = new SeededRandom(3)
const process = (pid: number, alive: readonly number[] = []): ProcessIdentity => ({
  self: { pid, bootId: 'b', startTime: `${pid}` },
  isAlive: async (record) => alive.includes(record.pid),
})

const refusal = async (opening: Promise<unknown>): Promise<unknown> =>
  opening.then(
    () => 'opened',
    (error: unknown) => (isStreamError(error) ? error.code : error),
  )

describe('a data directory', () => {
  it('is made, says whose it is, and is found again', async () => {
    const world = fixture()
    const first = await world.open()
    expect(await readMetaProperties(world.disk, directory)).toEqual({
      clusterId: first.clusterId,
      directoryId: first.directoryId,
      nodeId: 1,
    })
    await first.close()
    const second = await world.open({ clusterId: first.clusterId })
    expect([second.clusterId, second.directoryId, first.wasClean, second.wasClean]).toEqual([
      first.clusterId,
      first.directoryId,
      false,
      true,
    ])
  })

  it('of another cluster or node is refused, and left as it is', async () => {
    const world = fixture()
    await (await world.open()).close()
    expect(await refusal(world.open({ clusterId: asClusterId(randomUuid(random)) }))).toBe('DATA_DIRECTORY_FOREIGN')
    expect(await refusal(world.open({ nodeId: asNodeId(2) }))).toBe('DATA_DIRECTORY_FOREIGN')
    expect((await world.open()).wasClean).toBe(true)
  })

  it('that is a file, that has no room, or whose owner can not be read, is unusable', async () => {
    const asFile = new MemoryDisk()
    await writeFile(asFile, directory, Buffer.from('x'))
    expect(await refusal(fixture({ disk: asFile }).open())).toBe('DATA_DIRECTORY_UNUSABLE')
    expect(await refusal(fixture({ disk: new MemoryDisk({ capacityBytes: 3 }) }).open())).toBe(
      'DATA_DIRECTORY_UNUSABLE',
    )
    const unread = fixture()
    await unread.disk.makeDirectory(directory)
    await writeFile(unread.disk, `${directory}/meta.properties`, Buffer.from('version=7\n'))
    expect(await refusal(unread.open())).toBe('DATA_DIRECTORY_UNUSABLE')
  })

  it('is in use while its process lives, and is taken over when that is gone', async () => {
    const world = fixture()
    const first = await world.open({ processIdentity: process(10) })
    expect(await refusal(world.open({ processIdentity: process(11, [10]) }))).toBe('DATA_DIRECTORY_IN_USE')
    // Killed: the lock stays, its process does not.
    const second = await world.open({ processIdentity: process(11) })
    expect(await refusal(world.open({ processIdentity: process(12, [11]) }))).toBe('DATA_DIRECTORY_IN_USE')
    // The first one, if it was only frozen, may not take the lock away from the second.
    await first.close()
    expect(await refusal(world.open({ processIdentity: process(12, [11]) }))).toBe('DATA_DIRECTORY_IN_USE')
    await second.close()
    expect(await refusal(world.open({ processIdentity: process(12, [11]) }))).toBe('opened')
  })

  it('goes to one only of many who find a stale lock at the same time', async () => {
    for (let seed = 0; seed < 30; seed++) {
      const world = fixture({ seed })
      await world.open({ processIdentity: process(1) })
      const pids = [2, 3, 4, 5]
      const outcomes = await Promise.all(
        pids.map((pid) => refusal(world.clock.until(world.open({ processIdentity: process(pid, pids) })))),
      )
      expect([seed, outcomes.filter((outcome) => outcome === 'opened').length]).toEqual([seed, 1])
    }
  })

  it('is taken over from a process that died while it wrote its lock', async () => {
    const world = fixture()
    await world.disk.makeDirectory(directory)
    await writeFile(world.disk, `${directory}/millrace.lock`, Buffer.alloc(0))
    await world.clock.until(world.open())
    // A living one gets the time to finish.
    const busy = fixture()
    await busy.disk.makeDirectory(directory)
    await writeFile(busy.disk, `${directory}/millrace.lock`, Buffer.from('{"pid":'))
    const opening = refusal(busy.open({ processIdentity: process(7, [6]) }))
    await busy.clock.advance(60)
    await writeFile(busy.disk, `${directory}/millrace.lock`, Buffer.from('{"pid":6,"bootId":"b","startTime":"6"}'))
    expect(await busy.clock.until(opening)).toBe('DATA_DIRECTORY_IN_USE')
  })
})

describe('the logs of a directory', () => {
  const other = asTopicId(randomUuid(random))

  it('are made once, listed, and deleted with all they had', async () => {
    const world = fixture()
    const manager = await world.open()
    const [first, again] = await Promise.all([openPartition(manager), openPartition(manager)])
    expect(again).toBe(first)
    await first.append(batchOf(world.clock, 3), { leaderEpoch: 0 }).durable
    await openPartition(manager, {}, 1)
    expect([...manager.logs()].map(({ partition }) => partition)).toEqual([0, 1])
    await manager.deleteLog('golden', 0)
    expect([manager.get('golden', 0), manager.get('golden', 1)?.partition]).toEqual([undefined, 1])
    expect(() => first.append(batchOf(world.clock, 1), { leaderEpoch: 0 })).toThrow(/is closed/)
    expect(
      (await world.disk.list(directory)).filter(({ kind }) => kind === 'directory').map(({ name }) => name),
    ).toEqual(['golden-1'])
    expect((await openPartition(manager)).logEndOffset).toBe(0)
    await manager.close()
  })

  it('are found if nobody has asked for them, and moved aside if they were of another topic', async () => {
    const world = fixture()
    const manager = await world.open()
    await (await openPartition(manager)).append(batchOf(world.clock, 1), { leaderEpoch: 0 }).durable
    await manager.close()
    const second = await world.open()
    expect(await second.strayPartitions()).toEqual([{ topic: 'golden', partition: 0, topicId }])
    const log = await second.createLog({ topic: 'golden', topicId: other, partition: 0, config: logConfig() })
    expect([log.logEndOffset, log.topicId]).toEqual([0, other])
    const names = (await world.disk.list(directory)).map(({ name }) => name)
    expect(names.filter((name) => /^golden-0\.[0-9a-f]{32}-stray$/.test(name)).length).toBe(1)
    await second.close()
  })

  it('are made anew after a deletion, wherever it was cut short, and missed if their folder went by itself', async () => {
    const disk = new CrashingDisk()
    const world = fixture({ disk })
    const manager = await world.open()
    const config = { segmentBytes: 200 }
    const log = await openPartition(manager, config)
    for (let at = 0; at < 4; at++)
      await log.append(batchOf(world.clock, 1, { valueBytes: 100 }), { leaderEpoch: 0 }).durable
    await log.settle()
    await world.clock.advance(1000)
    const lost = disk.kill()
    await lost.removeDirectory(`${directory}/golden-0`)
    expect(await refusal(openPartition(await fixture({ disk: lost }).open()))).toBe('CORRUPT_LOG')

    let steps = 0
    const stopped: CrashingDisk[] = []
    disk.onOperation(() => {
      steps++
      stopped.push(disk.crash(new SeededRandom(steps)))
    })
    await manager.deleteLog('golden', 0)
    expect(steps).toBeGreaterThan(5)
    for (const [step, found] of stopped.entries()) {
      const again = await fixture({ disk: found }).open()
      const log = await openPartition(again, config)
      // There as a whole or not at all.
      expect([step, [0, 4].includes(log.logEndOffset), log.corruptRanges]).toEqual([step, true, []])
    }
  })

  it('finish a deletion that a crash cut short', async () => {
    const world = fixture()
    const manager = await world.open()
    await openPartition(manager)
    await manager.close()
    await world.disk.rename(`${directory}/golden-0`, `${directory}/golden-0.0123456789abcdef0123456789abcdef-delete`)
    await (await world.open()).close()
    expect((await world.disk.list(directory)).filter(({ kind }) => kind === 'directory')).toEqual([])
  })

  it('keep together to the bound of the directory, the oldest going first, and serve on', async () => {
    const world = fixture()
    const manager = await world.open({ totalBytesMax: 64_000 })
    const logs = [
      await openPartition(manager, { fileDeleteDelayMs: 0 }),
      await openPartition(manager, { fileDeleteDelayMs: 0 }, 1),
    ]
    for (let at = 0; at < 400; at++) {
      await logs[at % 2]?.append(batchOf(world.clock, 1, { valueBytes: 900 }), { leaderEpoch: 0 }).durable
      await world.clock.advance(100)
      expect(manager.sizeBytes).toBeLessThan(64_000 + 2_000)
    }
    // What is kept is most of what fits, and the newest of it.
    expect(manager.sizeBytes).toBeGreaterThan(50_000)
    for (const log of logs) {
      expect(log.logStartOffset).toBeGreaterThan(100)
      expect(log.logEndOffset).toBe(200)
      expect((await log.read(log.logStartOffset, { maxBytes: 1, endOffset: 200 })).length).toBeGreaterThan(900)
    }
    await manager.close()
  })

  it('keep to that bound at the cost of topics that are compacted only where nothing else is left', async () => {
    const world = fixture()
    const manager = await world.open({ totalBytesMax: 64_000 })
    const compacted = { compacts: true, deletes: false, fileDeleteDelayMs: 0 }
    const logs = [await openPartition(manager, compacted), await openPartition(manager, { fileDeleteDelayMs: 0 }, 1)]
    const write = async (log: PartitionLog | undefined, count: number): Promise<void> => {
      for (let at = 0; at < count; at++) {
        await log?.append(batchOf(world.clock, 1, { valueBytes: 900 }), { leaderEpoch: 0 }).durable
        await world.clock.advance(100)
      }
    }
    await write(logs[0], 30)
    await write(logs[1], 100)
    expect([logs[0]?.logStartOffset, (logs[1]?.logStartOffset ?? 0) > 40]).toEqual([0, true])
    await write(logs[0], 100)
    expect(logs[0]?.logStartOffset).toBeGreaterThan(40)
    expect(manager.sizeBytes).toBeLessThan(64_000 + 2_000)
    await manager.close()
  })

  it('make room for a copy of a log in another directory, of which nothing goes', async () => {
    const world = fixture()
    const manager = await world.open({ totalBytesMax: 64_000 })
    const log = await openPartition(manager, { fileDeleteDelayMs: 0 })
    const copy = await manager.createFuture({ topic: 'moved', topicId, partition: 0, config: logConfig() }, false)
    const write = async (to: PartitionLog, count: number): Promise<void> => {
      for (let at = 0; at < count; at++) {
        await to.append(batchOf(world.clock, 1, { valueBytes: 900 }), { leaderEpoch: 0 }).durable
        await world.clock.advance(100)
        expect(log.sizeBytes + copy.sizeBytes).toBeLessThan(64_000 + 2_000)
      }
    }
    await write(log, 60)
    expect(log.logStartOffset).toBe(0)
    await write(copy, 40)
    expect([log.logStartOffset > 20, log.logEndOffset, copy.logStartOffset]).toEqual([true, 60, 0])
    await manager.close()
  })

  it('apply retention by themselves where that is asked for', async () => {
    const world = fixture()
    const manager = await world.open({ retentionCheckIntervalMs: 1000 })
    const log = await openPartition(manager, { retentionMs: 5000 })
    await log.append(batchOf(world.clock, 1), { leaderEpoch: 0 }).durable
    await world.clock.advance(4000)
    expect(log.logStartOffset).toBe(0)
    await world.clock.advance(3000)
    expect(log.logStartOffset).toBe(1)
    await manager.close()
  })

  it('write their recovery points soon after a roll', async () => {
    const world = fixture()
    const manager = await world.open()
    const log = await openPartition(manager, { segmentBytes: 300 })
    for (let at = 0; at < 3; at++) log.append(batchOf(world.clock, 1, { valueBytes: 200 }), { leaderEpoch: 0 })
    await log.settle()
    await world.clock.advance(1000)
    const text = await readFile(world.disk, `${directory}/recovery-point-offset-checkpoint`)
    expect(text?.toString()).toBe('0\n1\ngolden 0 2\n')
    await manager.close()
    expect((await readFile(world.disk, `${directory}/recovery-point-offset-checkpoint`))?.toString()).toBe(
      '0\n1\ngolden 0 3\n',
    )
  })

  it('write their recovery points within a second, also while there is always one that rolls', async () => {
    const world = fixture()
    const log = await openPartition(await world.open(), { segmentBytes: 300 })
    for (let at = 0; at < 11; at++) {
      await log.append(batchOf(world.clock, 1, { valueBytes: 200 }), { leaderEpoch: 0 }).durable
      await world.clock.advance(100)
    }
    const text = await readFile(world.disk, `${directory}/recovery-point-offset-checkpoint`)
    expect(text?.toString()).toMatch(/^0\n1\ngolden 0 (9|10)\n$/)
  })

  it('write their recovery points soon after a recovery', async () => {
    const disk = new MemoryDisk()
    const before = await openPartition(await fixture({ disk }).open(), { segmentBytes: 300 })
    for (let at = 0; at < 3; at++) before.append(batchOf(fixture().clock, 1, { valueBytes: 200 }), { leaderEpoch: 0 })
    await before.settle()
    const world = fixture({ disk })
    await openPartition(
      await world.open({ processIdentity: { ...onlyProcess, self: { pid: 2, bootId: 'boot', startTime: '2' } } }),
    )
    await world.clock.advance(1_000)
    const text = await readFile(disk, `${directory}/recovery-point-offset-checkpoint`)
    expect(text?.toString()).toBe('0\n1\ngolden 0 2\n')
  })
})

it('logs that are made together share what makes their names durable, and look for nothing', async () => {
  const counts = { opened: 0, listed: 0, namesSynced: 0 }
  class CountingDisk extends MemoryDisk {
    override async open(path: string, mode: OpenMode): Promise<DiskFile> {
      counts.opened++
      return super.open(path, mode)
    }
    override async list(path: string): Promise<DiskEntry[]> {
      counts.listed++
      return super.list(path)
    }
    override async syncDirectory(path: string): Promise<void> {
      if (path === directory) counts.namesSynced++
      return super.syncDirectory(path)
    }
  }
  const manager = await fixture({ disk: new CountingDisk() }).open()
  for (const name of ['opened', 'listed', 'namesSynced'] as const) counts[name] = 0
  await Promise.all(Array.from({ length: 100 }, (_, at) => openPartition(manager, {}, at)))
  // Of each its metadata and its segment, and whether there is a folder.
  expect([counts.opened, counts.listed]).toEqual([200, 100])
  expect(counts.namesSynced).toBeLessThan(10)
})
