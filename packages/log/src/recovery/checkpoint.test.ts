import { isStreamError, MemoryDisk } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { batchOf, directory, type Fixture, fixture, openPartition } from '../../test/fixture.ts'
import { readFile, removeFile, writeFile } from '../../test/golden.ts'
import type { PartitionLog } from '../partition-log.ts'

const folder = `${directory}/golden-0`
const index = `${folder}/00000000000000000000.index`
const config = { indexIntervalBytes: 150, messageTimestampAfterMaxMs: Number.MAX_SAFE_INTEGER }
const producers = [1, 2, 3]

/** Ten rounds of idempotent and transactional batches, some aborted, with times that go up and down. */
async function write(world: Fixture, log: PartitionLog, rounds: readonly number[]): Promise<void> {
  for (const round of rounds) {
    const startMs = world.clock.wallMs()
    for (const producerId of producers) {
      const timestamp = startMs + ((round * 7 + producerId * 13) % 50)
      const sequence = producerId === 3 ? inTransaction(round) : { producerEpoch: 0, baseSequence: round * 2 }
      const bytes = batchOf({ wallMs: () => timestamp } as never, 2, { producerId, ...sequence })
      log.append(bytes, { leaderEpoch: round >= 5 ? 4 : 0 })
    }
    const producerEpoch = inTransaction(round).producerEpoch + 1
    const marker = { producerId: 3, producerEpoch, isTransactional: true, isControl: true }
    if (round % 3 === 1) log.append(markerOf(world, marker), { leaderEpoch: round >= 5 ? 4 : 0, origin: 'internal' })
    await log.settle()
    await world.clock.advance(20)
  }
}

/** What the batch of a round says that is in a transaction: those end with rounds 1, 4, 7, each with an epoch of its own. */
function inTransaction(round: number) {
  const producerEpoch = Math.floor((round + 1) / 3)
  const firstRound = Math.max(0, producerEpoch * 3 - 1)
  return { producerEpoch, baseSequence: (round - firstRound) * 2, isTransactional: true }
}

function markerOf(world: Fixture, content: Parameters<typeof batchOf>[2]): Buffer {
  const records = [{ key: Buffer.alloc(4), value: Buffer.alloc(6), timestamp: world.clock.wallMs() }]
  return batchOf(world.clock, 0, { ...content, records })
}

/** A start after a kill: the lock is that of a process that is gone. */
async function restart(disk: MemoryDisk) {
  const world = fixture({ disk, seed: 2 })
  const identity = { self: { pid: 2, bootId: 'boot', startTime: '2' }, isAlive: async () => false }
  const manager = await world.open({ processIdentity: identity })
  const log = await openPartition(manager, config)
  const told = world.logger.lines.find(({ fields }) => fields['event'] === 'recovered')
  return { world, log, readBytes: Number(told?.fields['readBytes']) }
}

/** Copies all files, so that two starts can be compared. */
async function copyOf(disk: MemoryDisk): Promise<MemoryDisk> {
  const copy = new MemoryDisk()
  const walk = async (path: string): Promise<void> => {
    await copy.makeDirectory(path)
    for (const { name, kind } of await disk.list(path)) {
      if (kind === 'directory') await walk(`${path}/${name}`)
      else await writeFile(copy, `${path}/${name}`, (await readFile(disk, `${path}/${name}`)) ?? Buffer.alloc(0))
    }
  }
  await walk(directory)
  return copy
}

/** Everything that a reader or producer can see of what a start has made of the log. */
async function seen(world: Fixture, log: PartitionLog) {
  const endMs = world.clock.wallMs() + 500
  const times: unknown[] = []
  for (let timeMs = endMs - 1_000; timeMs < endMs; timeMs += 5) times.push(await log.offsetForTimestamp(timeMs))
  const duplicates = producers.map((producerId) => {
    const repeated = batchOf(world.clock, 2, { producerId, producerEpoch: 0, baseSequence: 18 })
    return producerId === 3 ? 'in a transaction' : log.append(repeated, { leaderEpoch: 4 })
  })
  return {
    end: log.logEndOffset,
    epochs: log.leaderEpochs,
    undecided: log.transactions.firstUndecidedOffset,
    producers: log.producerIdCount,
    latest: await log.offsetOfMaxTimestamp(),
    segments: log.segments().map(({ createdMs: _, ...rest }) => rest),
    times,
    duplicates: duplicates.map((result) =>
      typeof result === 'string' ? result : [result.duplicate, result.baseOffset],
    ),
  }
}

async function killedAfter(checkpointAt: number) {
  const disk = new MemoryDisk()
  const world = fixture({ disk })
  const log = await openPartition(await world.open(), config)
  const rounds = Array.from({ length: 10 }, (_, round) => round)
  await write(world, log, rounds.slice(0, checkpointAt))
  await log.checkpoint()
  const recoveryPoint = log.recoveryPoint
  await write(world, log, rounds.slice(checkpointAt))
  return { disk, recoveryPoint, sizeBytes: log.sizeBytes }
}

describe('a recovery point in the middle of a segment', () => {
  it.each([1, 3, 5, 8, 10])(
    'after %i of ten rounds: only what comes after is read, with the same result',
    async (at) => {
      const { disk, recoveryPoint, sizeBytes } = await killedAfter(at)
      expect(recoveryPoint).toBeGreaterThan(0)
      const whole = await copyOf(disk)
      await removeFile(whole, index)
      const resumed = await restart(disk)
      const reread = await restart(whole)
      expect(reread.readBytes).toBe(sizeBytes)
      // Back to the last batch before it that is in the index.
      expect(resumed.readBytes).toBeLessThan(sizeBytes * (1 - at / 10) + 600)
      expect(await seen(resumed.world, resumed.log)).toEqual(await seen(reread.world, reread.log))
    },
  )

  it('is kept over a start that was not clean', async () => {
    const { disk, recoveryPoint } = await killedAfter(8)
    expect((await restart(disk)).log.recoveryPoint).toBe(recoveryPoint)
  })

  it('leaves one snapshot beside those of the segments', async () => {
    const world = fixture()
    const log = await openPartition(await world.open(), config)
    for (let round = 0; round < 5; round++) {
      await write(world, log, [round])
      await log.checkpoint()
    }
    const names = (await world.disk.list(folder)).map(({ name }) => name).filter((name) => name.endsWith('.snapshot'))
    expect(names).toEqual([`${String(log.recoveryPoint).padStart(20, '0')}.snapshot`])
  })

  it('damage before it is found when it is read, and by every start from then on', async () => {
    const { disk, recoveryPoint } = await killedAfter(5)
    const path = `${folder}/00000000000000000000.log`
    const bytes = (await readFile(disk, path)) ?? Buffer.alloc(0)
    const damaged = Buffer.from(bytes)
    damaged.writeUInt8((damaged.at(200) ?? 0) ^ 0xff, 200)
    await writeFile(disk, path, damaged)
    const { log } = await restart(disk)
    expect(log.corruptRanges).toEqual([])
    const error: unknown = await log.read(2, { maxBytes: 1_000, endOffset: log.logEndOffset }).catch((e: unknown) => e)
    expect(isStreamError(error, 'CORRUPT_LOG')).toBe(true)
    // From now on the next start has to come across it again.
    expect(log.recoveryPoint).toBeLessThan(recoveryPoint)
  })
})

describe('leader epochs', () => {
  it('that were forgotten before a log start that did not reach the disk are made from the log again', async () => {
    const disk = new MemoryDisk()
    const world = fixture({ disk })
    const before = await openPartition(await world.open(), config)
    await write(world, before, [0, 1, 2, 3, 4, 5, 6])
    const [first, second] = before.leaderEpochs
    expect([first?.epoch, second?.epoch]).toEqual([0, 4])
    await writeFile(disk, `${folder}/leader-epoch-checkpoint`, Buffer.from(`0\n1\n4 ${second?.startOffset}\n`))
    const { log } = await restart(disk)
    expect(log.leaderEpochs).toEqual(before.leaderEpochs)
  })
})
