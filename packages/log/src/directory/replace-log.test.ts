import { asNodeId, type DirectoryId, isStreamError, present } from '@millrace/base'
import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { encodeBatch, encodeControlKey, encodeEndTransactionMarker } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { bytesOf } from '../../test/compacting.ts'
import { batchOf, codec, fixture, type Fixture, onlyProcess, topicId } from '../../test/fixture.ts'
import { logConfig } from '../config.ts'
import type { PartitionLog } from '../partition-log.ts'
import { LogDirectories } from './log-directories.ts'

const config = logConfig({ segmentBytes: 1_500, indexIntervalBytes: 200, fileDeleteDelayMs: 0 })
const owner = { topic: 'golden', topicId, partition: 0 }

async function openAll(world: Fixture, directories = ['/a', '/b', '/c']): Promise<LogDirectories> {
  const opening = LogDirectories.open({
    directories,
    nodeId: asNodeId(1),
    ports: world.ports,
    processIdentity: onlyProcess,
    scrubBytesPerSecond: 0,
  })
  const all = await world.clock.until(opening)
  await all.metadata.createLog({ ...owner, topic: '__cluster_metadata', config: logConfig() })
  return all
}

const idOf = (all: LogDirectories, directory: string): DirectoryId =>
  present(all.states().find((state) => state.directory === directory)?.directoryId, 'an open directory has an id')

/** The directories, and in the first the log of a partition with all that a log can remember. */
async function withLog(world: Fixture): Promise<{ all: LogDirectories; log: PartitionLog }> {
  const all = await openAll(world)
  const log = await all.createLog({ ...owner, config, directoryId: idOf(all, '/a') })
  const append = (content: object): Promise<void> =>
    log.append(batchOf(world.clock, 3, content), { leaderEpoch: 4 }).durable
  await append({ producerId: 9, producerEpoch: 0, baseSequence: 0 })
  for (let at = 0; at < 16; at++) await append({})
  const transaction = { producerId: 5, producerEpoch: 1, isTransactional: true }
  await append({ ...transaction, baseSequence: 0 })
  const aborted = { ...transaction, producerEpoch: 2, isControl: true }
  const key = encodeControlKey('ABORT')
  const value = encodeEndTransactionMarker(0)
  const marker = encodeBatch({ ...aborted, records: [{ key, value, timestamp: world.clock.wallMs() }] }, codec)
  await log.append(marker, { leaderEpoch: 4, origin: 'internal' }).durable
  await append({ ...transaction, producerId: 6, baseSequence: 0 })
  // All that the first producer wrote is gone: its state is known from no batch any more.
  await log.advanceLogStartOffset(20)
  log.assignLeaderEpoch(7)
  return { all, log }
}

async function copyOf(
  all: LogDirectories,
  log: PartitionLog,
  directory: string,
  goesOn = false,
): Promise<PartitionLog> {
  const copy = await all.createFuture({ ...owner, config }, idOf(all, directory), goesOn)
  if (copy.nextOffset < log.logStartOffset) await copy.resetTo(18)
  while (copy.nextOffset < log.durableOffset) {
    const bytes = await log.read(Math.max(copy.nextOffset, log.logStartOffset), {
      maxBytes: 4_000,
      endOffset: log.durableOffset,
    })
    await copy.appendReplicated(Buffer.from(bytes), false).durable
  }
  await copy.advanceLogStartOffset(log.logStartOffset)
  return copy
}

/** All that a log says. */
const seen = async (log: PartitionLog) => ({
  range: [log.logStartOffset, log.logEndOffset, log.durableOffset, log.isDamaged],
  bytes: (await bytesOf(log)).join(),
  producers: log.transactions.producers().toSorted((left, right) => left.producerId - right.producerId),
  stable: [0, 58, Infinity].map((highWatermark) => log.transactions.lastStableOffset(highWatermark)),
})

async function folders(disk: Fixture['disk']): Promise<string[]> {
  const found: string[] = []
  for (const directory of ['/a', '/b', '/c']) {
    for (const { name } of await disk.list(directory)) {
      if (name.startsWith('golden')) found.push(`${directory}/${name.replace(/[0-9a-f]{32}/, '*')}`)
    }
  }
  return found.toSorted()
}

const codeOf = (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => 'done',
    (error: unknown) => (isStreamError(error) ? error.code : error),
  )

describe('a log that a copy in another directory replaces', () => {
  it('is there as it was, also what is in no batch of it; the old folder goes when it is told to', async () => {
    const world = fixture()
    const { all, log } = await withLog(world)
    const before = await seen(log)
    const copy = await copyOf(all, log, '/b')
    expect(await folders(world.disk)).toEqual(['/a/golden-0', '/b/golden-0.*-future'])
    expect(all.states().map(({ futures }) => futures.length)).toEqual([0, 1, 0])
    expect(all.get('golden', 0)).toBe(log)
    const replaced = await all.replace(log, copy, config)
    expect([all.get('golden', 0), all.directoryIdOf(replaced)]).toEqual([replaced, idOf(all, '/b')])
    expect(await seen(replaced)).toEqual(before)
    expect(replaced.leaderEpochs).toEqual(log.leaderEpochs)
    // Whoever reads the old one may finish.
    expect((await log.read(20, { maxBytes: 100, endOffset: 30 })).length).toBeGreaterThan(0)
    expect([all.hasReplaced(replaced), await folders(world.disk)]).toEqual([true, ['/a/golden-0', '/b/golden-0']])
    await all.deleteReplaced('golden', 0)
    expect([all.hasReplaced(replaced), await folders(world.disk)]).toEqual([false, ['/b/golden-0']])
    await replaced.append(batchOf(world.clock, 1), { leaderEpoch: 7 }).durable
    const end = replaced.logEndOffset
    await all.close()
    const again = await openAll(world)
    const found = await again.createLog({ ...owner, config, directoryId: idOf(again, '/a') })
    expect([again.directoryIdOf(found), found.logEndOffset]).toEqual([idOf(again, '/b'), end])
    expect(found.transactions.producers().map(({ producerId }) => producerId)).toContain(9)
    await again.close()
  })

  it('is whole in one directory wherever that is stopped, and the other one never wins', async () => {
    const origin = new CrashingDisk()
    const prepared = await withLog(fixture({ disk: origin }))
    const before = await seen(prepared.log)
    await copyOf(prepared.all, prepared.log, '/b')
    await prepared.all.close()
    const replaceOn = async (disk: CrashingDisk, operations = Infinity, after?: () => void): Promise<number> => {
      const world = fixture({ disk })
      const all = await openAll(world)
      const log = await all.createLog({ ...owner, config, directoryId: idOf(all, '/a') })
      const copy = await copyOf(all, log, '/b', true)
      let count = 0
      disk.onOperation(() => {
        count++
        if (count !== operations) return
        after?.()
        disk.halt()
      })
      await all
        .replace(log, copy, config)
        .then(() => all.deleteReplaced('golden', 0))
        .catch(() => undefined)
      return count
    }
    const total = await replaceOn(origin.kill())
    expect(total).toBeGreaterThan(20)
    const places = new Map<string, number>()
    for (let operations = 1; operations <= total; operations++) {
      const random = new SeededRandom(operations)
      const left: CrashingDisk[] = []
      const disk = origin.kill()
      await replaceOn(disk, operations, () => left.push(disk.kill(random), disk.crash(random)))
      for (const [at, found] of left.entries()) {
        const assigned = (operations >> 1) % 2 === at ? '/a' : '/b'
        const world = fixture({ disk: found })
        const all = await openAll(world)
        const log = await all.createLog({ ...owner, config, directoryId: idOf(all, assigned) })
        const place = present(all.states().find(({ logs }) => logs.includes(log))?.directory, 'it is somewhere')
        places.set(place, (places.get(place) ?? 0) + 1)
        // Of transactions whose end was not known to be committed a start knows no more.
        const { range, bytes, producers } = await seen(log)
        expect([operations, assigned, { range, bytes, producers }]).toEqual([
          operations,
          assigned,
          { range: before.range, bytes: before.bytes, producers: before.producers },
        ])
        await log.append(batchOf(world.clock, 1), { leaderEpoch: 7 }).durable
        const end = log.logEndOffset
        // The cluster is told of it, and what is left elsewhere goes; or the next start comes before that.
        if (operations % 2 === 0) {
          await all.deleteReplaced('golden', 0)
          expect((await folders(world.disk)).filter((name) => name.endsWith('golden-0'))).toEqual([`${place}/golden-0`])
        }
        await all.close()
        const next = await openAll(world)
        const again = await next.createLog({ ...owner, config, directoryId: idOf(next, place) })
        expect([operations, assigned, again.logEndOffset, next.directoryIdOf(again)]).toEqual([
          operations,
          assigned,
          end,
          idOf(next, place),
        ])
        await next.deleteLog(owner)
        expect(await folders(world.disk)).toEqual([])
        await next.close()
      }
    }
    expect([...places.keys()].toSorted()).toEqual(['/a', '/b'])
  }, 240_000)

  it('is not opened from the old folder while the directory is away that may have its place', async () => {
    const world = fixture()
    const { all, log } = await withLog(world)
    await all.replace(log, await copyOf(all, log, '/b'), config)
    const [a, b] = [idOf(all, '/a'), idOf(all, '/b')]
    await all.close()
    for (const assigned of [a, b]) {
      const without = await openAll(world, ['/a', '/c'])
      expect(await codeOf(without.createLog({ ...owner, config, directoryId: assigned }))).toBe('STORAGE_ERROR')
      await without.close()
    }
    const again = await openAll(world)
    expect(again.directoryIdOf(await again.createLog({ ...owner, config, directoryId: a }))).toBe(b)
    await again.close()
  })

  it('stays where it is if the copy can not take its place, and the copy may be gone on with', async () => {
    const disk = new CrashingDisk()
    const world = fixture({ disk })
    const { all, log } = await withLog(world)
    const copy = await copyOf(all, log, '/b')
    const before = await seen(log)
    disk.failNext('rename', /golden-0\.[0-9a-f]{32}-future$/, 'DISK_FULL')
    expect(await codeOf(all.replace(log, copy, config))).toBe('DISK_FULL')
    expect([all.directoryIdOf(log), await seen(log)]).toEqual([idOf(all, '/a'), before])
    await log.append(batchOf(world.clock, 1), { leaderEpoch: 7 }).durable
    const again = await copyOf(all, log, '/b', true)
    const replaced = await all.replace(log, again, config)
    expect([replaced.logEndOffset, all.directoryIdOf(replaced)]).toEqual([log.logEndOffset, idOf(all, '/b')])
    await all.close()
  })

  it('is in neither while nobody can tell which of the two counts', async () => {
    const disk = new CrashingDisk()
    const world = fixture({ disk })
    const { all, log } = await withLog(world)
    const copy = await copyOf(all, log, '/b')
    disk.failNext('rename', /golden-0\.[0-9a-f]{32}-future$/, 'STORAGE_ERROR')
    expect(await codeOf(all.replace(log, copy, config))).toBe('STORAGE_ERROR')
    expect([all.directoryIdOf(log), all.get('golden', 0)]).toEqual([undefined, undefined])
    expect(await codeOf(all.createLog({ ...owner, config, directoryId: idOf(all, '/a') }))).toBe('STORAGE_ERROR')
    await all.close()
  })
})

describe('a copy that is not finished', () => {
  it('is found again, gone on with, begun anew, or removed; and never taken for the partition', async () => {
    const world = fixture()
    const { all, log } = await withLog(world)
    await copyOf(all, log, '/b')
    const end = log.logEndOffset
    await all.close()
    const again = await openAll(world)
    expect(await again.strayPartitions()).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ topic: expect.stringContaining('future') })]),
    )
    expect(await again.futureFolders()).toMatchObject([{ ...owner, directoryId: idOf(again, '/b') }])
    const found = await again.createLog({ ...owner, config, directoryId: idOf(again, '/b') })
    expect([again.directoryIdOf(found), found.logEndOffset]).toEqual([idOf(again, '/a'), end])
    expect((await again.createFuture({ ...owner, config }, idOf(again, '/b'), true)).logEndOffset).toBe(end)
    await again.close()
    const third = await openAll(world)
    await third.createLog({ ...owner, config })
    expect((await third.createFuture({ ...owner, config }, idOf(third, '/b'), false)).logEndOffset).toBe(0)
    expect(await folders(world.disk)).toEqual(['/a/golden-0', '/b/golden-0.*-future'])
    // It moves to another one instead.
    await third.createFuture({ ...owner, config }, idOf(third, '/c'), false)
    expect(await folders(world.disk)).toEqual(['/a/golden-0', '/c/golden-0.*-future'])
    await third.deleteFuture('golden', 0)
    expect(await folders(world.disk)).toEqual(['/a/golden-0'])
    await third.createFuture({ ...owner, config }, idOf(third, '/b'), false)
    await third.deleteLog(owner)
    expect(await folders(world.disk)).toEqual([])
    await third.close()
  })

  it('makes way for itself where somebody left a folder of that name', async () => {
    const world = fixture()
    const { all, log } = await withLog(world)
    await world.disk.makeDirectory('/b/golden-0')
    const replaced = await all.replace(log, await copyOf(all, log, '/b'), config)
    expect(all.directoryIdOf(replaced)).toBe(idOf(all, '/b'))
    await all.deleteReplaced('golden', 0)
    expect(await folders(world.disk)).toEqual(['/b/golden-0', '/b/golden-0.*-stray'])
    await all.close()
  })
})
