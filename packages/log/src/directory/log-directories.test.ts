import {
  asDirectoryId,
  asNodeId,
  asTopicId,
  isStreamError,
  MemoryDisk,
  type ProcessIdentity,
  randomUuid,
  StreamError,
} from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { batchOf, fixture, type Fixture, onlyProcess, topicId } from '../../test/fixture.ts'
import { FailingDisk } from '../../test/failing-disk.ts'
import { readFile, writeFile } from '../../test/golden.ts'
import { logConfig } from '../config.ts'
import type { PartitionLog } from '../partition-log.ts'
import { LogDirectories, type LogDirectoriesOptions } from './log-directories.ts'

const unassigned = asDirectoryId('AAAAAAAAAAAAAAAAAAAAAQ')
const random = new SeededRandom(5)

/** Opens the directories, and in them the metadata, as a broker does. */
async function openAll(world: Fixture, options: Partial<LogDirectoriesOptions> = {}): Promise<LogDirectories> {
  const all = await LogDirectories.open({
    directories: ['/a', '/b', '/c'],
    nodeId: asNodeId(1),
    ports: world.ports,
    processIdentity: onlyProcess,
    scrubBytesPerSecond: 0,
    ...options,
  })
  await all.metadata.createLog({ topic: '__cluster_metadata', topicId, partition: 0, config: logConfig() })
  return all
}

const wanted = (partition: number, more: object = {}) => ({
  topic: 'golden',
  topicId,
  partition,
  config: logConfig(),
  ...more,
})

async function whyNot(doing: Promise<unknown>): Promise<unknown> {
  return doing.then(
    () => 'done',
    (error: unknown) => (isStreamError(error) ? [error.code, error.message] : error),
  )
}
const appendTo = async (world: Fixture, log: PartitionLog | undefined): Promise<void> =>
  log?.append(batchOf(world.clock, 1), { leaderEpoch: 0 }).durable
const another = (pid: number, ...alive: readonly number[]): ProcessIdentity => ({
  self: { pid, bootId: 'boot', startTime: String(pid) },
  isAlive: async (record) => alive.includes(record.pid),
})
const refused = (code: string, text: string): unknown => [code, expect.stringContaining(text)]

describe('several log directories', () => {
  it('are of one cluster and node, each with a lock and an id of its own', async () => {
    const world = fixture()
    const all = await openAll(world)
    expect(new Set(all.directoryIds).size).toBe(3)
    expect(all.states().map(({ directory, isMetadata }) => [directory, isMetadata])).toEqual([
      ['/a', true],
      ['/b', false],
      ['/c', false],
    ])
    for (const directory of ['/a', '/b', '/c']) {
      const names = (await world.disk.list(directory)).map(({ name }) => name)
      expect(names).toEqual(expect.arrayContaining(['millrace.lock', 'meta.properties']))
    }
    const ids = all.directoryIds
    await all.close()
    const again = await openAll(world)
    expect([again.directoryIds, again.clusterId]).toEqual([ids, all.clusterId])
    await again.close()
  })

  it('get new partitions where the fewest are, unless the metadata says where', async () => {
    const world = fixture()
    const all = await openAll(world)
    const logs = []
    for (let partition = 0; partition < 4; partition++) logs.push(await all.createLog(wanted(partition)))
    logs.push(await all.createLog(wanted(4, { directoryId: unassigned })))
    logs.push(await all.createLog(wanted(5, { directoryId: all.directoryIds[0] })))
    expect(logs.map(({ directory }) => directory)).toEqual([
      '/a/golden-0',
      '/b/golden-1',
      '/c/golden-2',
      '/a/golden-3',
      '/b/golden-4',
      '/a/golden-5',
    ])
    expect([...all.logs()].length).toBe(7)
    await all.close()
  })

  it('find a log where it lies, also where its folder was moved while nobody ran', async () => {
    const world = fixture()
    const first = await openAll(world)
    const [a, b] = first.directoryIds
    const log = await first.createLog(wanted(0, { directoryId: b }))
    await log.append(batchOf(world.clock, 3), { leaderEpoch: 0 }).durable
    await first.close()
    const second = await openAll(world)
    expect((await second.createLog(wanted(0))).directory).toBe('/b/golden-0')
    await second.close()
    await world.disk.rename('/b/golden-0', '/c/golden-0')
    const third = await openAll(world)
    expect(await third.strayPartitions()).toEqual([{ topic: 'golden', partition: 0, topicId }])
    const moved = await third.createLog(wanted(0, { directoryId: b }))
    expect([moved.directory, moved.logEndOffset, third.get('golden', 0) === moved]).toEqual(['/c/golden-0', 3, true])
    expect((await third.createLog(wanted(1, { directoryId: a }))).directory).toBe('/a/golden-1')
    await third.close()
  })

  it('delete a log of one topic, and not one of another topic that has taken its name', async () => {
    const world = fixture()
    const all = await openAll(world)
    const [, b, c] = all.directoryIds
    const other = asTopicId(randomUuid(random))
    await all.createLog(wanted(0, { directoryId: b }))
    await all.close()
    const again = await openAll(world)
    await again.createLog(wanted(0, { directoryId: c, topicId: other }))
    await again.deleteLog({ topic: 'golden', partition: 0, topicId })
    expect([again.get('golden', 0)?.directory, await again.strayPartitions()]).toEqual(['/c/golden-0', []])
    await again.deleteLog({ topic: 'golden', partition: 0, topicId: other })
    expect(again.get('golden', 0)).toBeUndefined()
    await again.close()
  })

  it('that are named twice, are copies, in use, or of another cluster are a mistake: nothing stays open', async () => {
    const world = fixture()
    await (await openAll(world)).close()
    const stranger = await world.open({ directory: '/b', processIdentity: another(2) })
    expect(await whyNot(openAll(world, { processIdentity: another(3, 2) }))).toEqual(
      refused('DATA_DIRECTORY_IN_USE', '/b'),
    )
    await stranger.close()
    await (await world.open({ directory: '/foreign' })).close()
    expect(await whyNot(openAll(world, { directories: ['/a', '/foreign'] }))).toEqual(
      refused('DATA_DIRECTORY_FOREIGN', '/foreign'),
    )
    await world.disk.makeDirectory('/copy')
    const meta = (await readFile(world.disk, '/b/meta.properties')) ?? Buffer.alloc(0)
    await writeFile(world.disk, '/copy/meta.properties', meta)
    expect(await whyNot(openAll(world, { directories: ['/a', '/b', '/copy'] }))).toEqual(
      refused('DATA_DIRECTORY_FOREIGN', '/copy is a copy of /b'),
    )
    expect(await whyNot(openAll(world, { directories: ['/a', '/b', '/a'] }))).toEqual(
      refused('INVALID_CONFIG', '/a twice'),
    )
    const all = await openAll(world, { processIdentity: another(4, 1, 2, 3) })
    expect(all.states().map(({ failure }) => failure)).toEqual([undefined, undefined, undefined])
    await all.close()
  })
})

describe('a log directory that fails', () => {
  const config = logConfig()

  async function broken() {
    const disk = new FailingDisk(new MemoryDisk())
    const world = fixture({ disk })
    const all = await openAll(world)
    const ids = all.directoryIds
    const logs = []
    for (const directoryId of ids) {
      const log = await all.createLog(wanted(logs.length, { directoryId }))
      await log.append(batchOf(world.clock, 2), { leaderEpoch: 0 }).durable
      logs.push(log)
    }
    return { disk, world, all, ids, logs }
  }

  it('while it is used takes its own partitions out of service and no others', async () => {
    const { disk, world, all, ids, logs } = await broken()
    const told: unknown[] = []
    all.onFailure((state, error) => told.push([state.directory, error.code]))
    disk.failBelow('/b', new StreamError('STORAGE_ERROR', 'the disk is gone'))
    const [first, second, third] = logs
    const append = (log: PartitionLog | undefined) => appendTo(world, log)
    expect(await whyNot(append(second))).toEqual(refused('STORAGE_ERROR', '/b'))
    expect(await whyNot(append(second))).toEqual(refused('STORAGE_ERROR', '/b'))
    await append(first)
    await append(third)
    expect(told).toEqual([['/b', 'STORAGE_ERROR']])
    expect([all.directoryIds, all.failure]).toEqual([[ids[0], ids[2]], undefined])
    expect(all.states().map(({ failure }) => failure?.code)).toEqual([undefined, 'STORAGE_ERROR', undefined])
    // What was on disk before can be read as long as the disk gives it.
    disk.failBelow('/b', undefined)
    expect((await second?.read(0, { maxBytes: 10_000, endOffset: 100 }))?.length).toBeGreaterThan(0)
    expect(await whyNot(all.createLog(wanted(9, { directoryId: ids[1] })))).toEqual(refused('STORAGE_ERROR', '/b'))
    expect((await all.createLog(wanted(8, { directoryId: ids[2] }))).directory).toBe('/c/golden-8')
    await all.close()
  })

  it('before the start is left out, and nothing that was in it is made anew elsewhere', async () => {
    const { disk, world, all, ids } = await broken()
    await all.close()
    disk.failBelow('/b', new StreamError('STORAGE_ERROR', 'the disk is gone'))
    const again = await openAll(world)
    expect(again.states().map(({ failure }) => failure?.code)).toEqual([
      undefined,
      'DATA_DIRECTORY_UNUSABLE',
      undefined,
    ])
    expect(again.directoryIds).toEqual([ids[0], ids[2]])
    expect((await again.createLog(wanted(0, { directoryId: ids[0] }))).logEndOffset).toBe(2)
    expect(await whyNot(again.createLog(wanted(1, { directoryId: ids[1] })))).toEqual(
      refused('STORAGE_ERROR', 'golden-1'),
    )
    // Nobody wrote down where this one is: it may be there.
    expect(await whyNot(again.createLog(wanted(7)))).toEqual(refused('STORAGE_ERROR', '/b'))
    await again.close()
    disk.failBelow('/b', undefined)
    const back = await openAll(world)
    expect((await back.createLog(wanted(1, { directoryId: ids[1] }))).logEndOffset).toBe(2)
    await back.close()
  })

  it('and was replaced by an empty one leaves its partitions out of service, too', async () => {
    const { disk, world, all, ids } = await broken()
    await all.close()
    await disk.removeDirectory('/b')
    const again = await openAll(world)
    expect(again.directoryIds[1]).not.toBe(ids[1])
    const opening = again.createLog({ topic: 'golden', topicId, partition: 1, config, directoryId: ids[1] })
    expect(await whyNot(opening)).toEqual(refused('STORAGE_ERROR', `${ids[1]} is not among the directories`))
    await again.close()
  })

  it('and holds the metadata, or is the last one, takes all out of service', async () => {
    const gone = new StreamError('STORAGE_ERROR', 'the disk is gone')
    const metadata = await broken()
    metadata.disk.failBelow('/a', gone)
    await whyNot(appendTo(metadata.world, metadata.logs[0]))
    expect(metadata.all.failure?.code).toBe('STORAGE_ERROR')

    const disk = new FailingDisk(new MemoryDisk())
    const world = fixture({ disk })
    const all = await openAll(world, { directories: ['/a', '/b'], metadataDirectory: '/m' })
    const logs = [await all.createLog(wanted(0)), await all.createLog(wanted(1))]
    for (const [at, log] of logs.entries()) {
      expect(all.failure).toBeUndefined()
      disk.failBelow(at === 0 ? '/a' : '/b', gone)
      await whyNot(appendTo(world, log))
    }
    expect(all.failure?.code).toBe('STORAGE_ERROR')
  })
})

describe("the metadata's directory", () => {
  it('is the first one unless it is said, and may hold nothing else', async () => {
    const world = fixture()
    const all = await openAll(world, { directories: ['/a', '/b'], metadataDirectory: '/m' })
    expect(all.metadata.directory).toBe('/m')
    expect(all.states().map(({ directory }) => directory)).toEqual(['/m', '/a', '/b'])
    expect(all.directoryIds.length).toBe(2)
    for (let partition = 0; partition < 4; partition++) {
      expect((await all.createLog(wanted(partition))).directory).not.toContain('/m')
    }
    await all.close()
  })

  it('is never begun anew beside one that has it', async () => {
    const world = fixture()
    const all = await openAll(world, { directories: ['/a', '/b'] })
    await all.close()
    const swapped = { directories: ['/b', '/a'] }
    expect(await whyNot(openAll(world, swapped))).toEqual(refused('INVALID_CONFIG', 'metadata.log.dir=/a'))
    expect(await whyNot(openAll(world, { ...swapped, metadataDirectory: '/a' }))).toBe('done')
    const added = fixture({ disk: world.disk })
    expect(await whyNot(openAll(added, { directories: ['/new', '/b'] }))).toEqual(
      refused('DATA_DIRECTORY_UNUSABLE', '/new'),
    )
    expect((await world.disk.list('/')).map(({ name }) => name)).not.toContain('new')
  })
})
