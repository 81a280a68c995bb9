import { isStreamError, present } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { batchesIn } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchOf, directory, fixture, openPartition } from '../../test/fixture.ts'
import { readFile, writeFile } from '../../test/golden.ts'
import type { LogConfig } from '../config.ts'
import type { PartitionLog } from '../partition-log.ts'

const folder = `${directory}/golden-0`
const small = { segmentBytes: 1500, indexIntervalBytes: 200, fileDeleteDelayMs: 0 }

interface Known {
  readonly baseOffset: number
  readonly nextOffset: number
  readonly sizeBytes: number
}

async function filled(seed: number, batches: number, config: Partial<LogConfig> = small) {
  const world = fixture()
  const random = new SeededRandom(seed)
  const manager = await world.open()
  const log = await openPartition(manager, config)
  const known: Known[] = []
  for (let at = 0; at < batches; at++) {
    const bytes = batchOf(world.clock, 1 + random.integer(4), { valueBytes: 10 + random.integer(150) })
    const { baseOffset, lastOffset, durable } = log.append(bytes, { leaderEpoch: 0 })
    known.push({ baseOffset, nextOffset: lastOffset + 1, sizeBytes: bytes.length })
    await durable
  }
  return { world, manager, log, known, random }
}

async function basesBefore(log: PartitionLog, offset: number, maxBytes = 1 << 20): Promise<number[]> {
  const bytes = await log.readBefore(offset, { maxBytes, endOffset: log.durableOffset })
  return [...batchesIn(bytes)].map(({ baseOffset }) => baseOffset)
}

/** Every batch, read backwards from `offset`: the last one first. */
async function allBefore(log: PartitionLog, offset: number, maxBytes: number): Promise<number[]> {
  const bases: number[] = []
  for (let before = offset; ;) {
    const found = await basesBefore(log, before, maxBytes)
    if (found.length === 0) return bases
    bases.push(...found.toReversed())
    before = bases.at(-1) ?? 0
  }
}

describe('a log read backwards', () => {
  it.each([1, 2, 3, 4])(
    'gives every batch once, from any offset and for any size, from memory and disk (%d)',
    async (seed) => {
      const { world, manager, log, known, random } = await filled(seed, 60)
      const check = async (from: PartitionLog) => {
        for (let round = 0; round < 40; round++) {
          const offset = random.integer(log.logEndOffset + 1)
          const maxBytes = 1 + random.integer(3_000)
          const wanted = known.filter(({ baseOffset }) => baseOffset < offset).map(({ baseOffset }) => baseOffset)
          expect(await allBefore(from, offset, maxBytes)).toEqual(wanted.toReversed())
        }
      }
      await check(log)
      expect(log.segments().length).toBeGreaterThan(3)
      await manager.close()
      await check(await openPartition(await world.open(), small))
    },
  )

  it('gives no more than was asked for, but one batch at least, the last being the one before the offset', async () => {
    const { world, manager, known } = await filled(5, 40)
    await manager.close()
    const log = await openPartition(await world.open(), small)
    for (const { baseOffset, nextOffset, sizeBytes } of known) {
      const exact = await log.readBefore(nextOffset, { maxBytes: sizeBytes, endOffset: log.durableOffset })
      expect([exact.length, await basesBefore(log, nextOffset, 1)]).toEqual([sizeBytes, [baseOffset]])
      // In the middle of a batch: the whole of it, since batches are not cut.
      if (nextOffset - baseOffset > 1) expect((await basesBefore(log, baseOffset + 1, 1)).at(-1)).toBe(baseOffset)
    }
    const run = await log.readBefore(log.durableOffset, { maxBytes: 700, endOffset: log.durableOffset })
    expect(run.length).toBeLessThanOrEqual(700)
    expect([...batchesIn(run)].length).toBeGreaterThan(1)
  })

  it('gives nothing that consumers may not see, and refuses what is past the end', async () => {
    const { log, known } = await filled(6, 5)
    const end = known[2]?.nextOffset ?? 0
    const bytes = await log.readBefore(log.logEndOffset, { maxBytes: 1 << 20, endOffset: end })
    expect([...batchesIn(bytes)].at(-1)?.nextOffset).toBe(end)
    await expect(log.readBefore(log.logEndOffset + 1, { maxBytes: 1, endOffset: end })).rejects.toMatchObject({
      code: 'OFFSET_OUT_OF_RANGE',
    })
  })
})

describe('a log read backwards while its start moves', () => {
  it('ends where the log starts by then, also in the middle of a batch', async () => {
    const { log, known } = await filled(7, 30)
    const cut = known.find(({ baseOffset, nextOffset }) => baseOffset > 10 && nextOffset - baseOffset > 1)
    const start = (cut?.baseOffset ?? 0) + 1
    const first = await basesBefore(log, log.durableOffset, 500)
    await log.advanceLogStartOffset(start)
    const rest = await allBefore(log, first[0] ?? 0, 500)
    expect(rest.at(-1)).toBe(cut?.baseOffset)
    expect(await basesBefore(log, start)).toEqual([])
    expect(await basesBefore(log, 0)).toEqual([])
  })

  it('gives what is left if the segment that it reads goes meanwhile', async () => {
    const { world, manager } = await filled(8, 60)
    await manager.close()
    const log = await openPartition(await world.open(), small)
    const [, second, third] = log.segments()
    const start = third?.baseOffset ?? 0
    const reading = basesBefore(log, second?.nextOffset ?? 0)
    await log.advanceLogStartOffset(start)
    const found = await reading
    expect(found.every((base) => base < start)).toBe(true)
    expect(await basesBefore(log, second?.nextOffset ?? 0)).toEqual([])
    expect((await allBefore(log, log.durableOffset, 300)).at(-1)).toBe(start)
  })
})

it('damage hides nothing that lies behind it, and is told by those who come to it', async () => {
  const { world, manager, known } = await filled(9, 6, {})
  await manager.close()
  const path = `${folder}/00000000000000000000.log`
  const bytes = present(await readFile(world.disk, path), 'the segment is there')
  const broken = known[2]
  const lastByte = known.slice(0, 3).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) - 1
  bytes[lastByte] = ~(bytes[lastByte] ?? 0) & 0xff
  await writeFile(world.disk, path, bytes)
  const log = await openPartition(await world.open())
  const behind = known.slice(3).map(({ baseOffset }) => baseOffset)
  expect(await basesBefore(log, log.durableOffset)).toEqual(behind)
  const error = await basesBefore(log, broken?.nextOffset ?? 0).catch((reason: unknown) => reason)
  expect(isStreamError(error, 'CORRUPT_LOG')).toBe(true)
  expect(await basesBefore(log, broken?.baseOffset ?? 0)).toEqual([0, known[1]?.baseOffset])
})
