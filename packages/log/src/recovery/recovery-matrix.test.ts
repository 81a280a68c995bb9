import { isStreamError, MemoryDisk } from '@millrace/base'
import { type BatchContent, batchesIn } from '@millrace/records'
import { beforeAll, describe, expect, it } from 'vitest'
import { batchOf, codec, directory, fixture, openPartition } from '../../test/fixture.ts'
import { readFile, removeFile, writeFile } from '../../test/golden.ts'
import { encodeHintSlot } from '../files/durable-hint.ts'
import type { PartitionLog } from '../partition-log.ts'

const folder = `${directory}/golden-0`
const config = { segmentBytes: 1000, indexIntervalBytes: 150 }

/** The files of a directory, as they are found after a stop. */
type Files = ReadonlyMap<string, Buffer>

interface Written {
  readonly files: Files
  readonly batches: readonly { readonly baseOffset: number; readonly nextOffset: number; readonly bytes: Buffer }[]
  readonly segmentBases: readonly number[]
}

/** Four segments of plain, compressed, idempotent and transactional batches under two leader epochs, closed or killed. */
async function write(how: 'closed' | 'killed'): Promise<Written> {
  const world = fixture()
  const manager = await world.open()
  const log = await openPartition(manager, config)
  const sequences = [0, 0, 0]
  let transactionEpoch = 0
  const idempotent = (id: number, count: number): Partial<BatchContent> => {
    const baseSequence = sequences[id] ?? 0
    sequences[id] = baseSequence + count
    return { producerId: id, producerEpoch: id === 2 ? transactionEpoch : 0, baseSequence }
  }
  for (let at = 0; at < 24; at++) {
    const count = 1 + (at % 3)
    const kinds: (() => Partial<BatchContent>)[] = [
      () => ({}),
      () => ({ compression: 'gzip' }),
      () => ({ ...idempotent(1, count), compression: 'zstd' }),
      () => ({ ...idempotent(2, count), isTransactional: true }),
    ]
    await world.clock.advance(5)
    const bytes = batchOf(world.clock, count, { ...kinds[at % 4]?.(), valueBytes: 10 + at })
    log.append(bytes, { leaderEpoch: at < 10 ? 0 : 3 })
    if (at % 8 !== 7) continue
    transactionEpoch += 1
    sequences[2] = 0
    log.append(abortMarker(2, transactionEpoch), { leaderEpoch: at < 10 ? 0 : 3, origin: 'internal' })
  }
  await log.settle()
  const bytes = await log.read(0, { maxBytes: 1 << 20, endOffset: log.logEndOffset })
  const batches = [...batchesIn(bytes)].map((batch) => ({
    baseOffset: batch.baseOffset,
    nextOffset: batch.nextOffset,
    bytes: Buffer.from(batch.slice()),
  }))
  const segmentBases = log.segments().map(({ baseOffset }) => baseOffset)
  if (how === 'closed') await manager.close()
  else await world.clock.advance(2000)
  return { files: await filesOf(world.disk as MemoryDisk), batches, segmentBases }
}

function abortMarker(producerId: number, producerEpoch: number): Buffer {
  const records = [{ key: Buffer.alloc(4), value: Buffer.alloc(6), timestamp: 1 }]
  return batchOf({ wallMs: () => 1 } as never, 0, {
    records,
    producerId,
    producerEpoch,
    isTransactional: true,
    isControl: true,
  })
}

async function filesOf(disk: MemoryDisk): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const path of [directory, folder]) {
    for (const { name, kind } of await disk.list(path)) {
      if (kind === 'file') files.set(`${path}/${name}`, (await readFile(disk, `${path}/${name}`)) ?? Buffer.alloc(0))
    }
  }
  return files
}

async function diskWith(files: Files): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  await disk.makeDirectory(folder)
  for (const [path, bytes] of files) await writeFile(disk, path, bytes)
  return disk
}

/** The hint file that says that everything before `durableOffset` was synced. */
function hintOf(durableOffset: number): Buffer {
  const slot = encodeHintSlot({ durableOffset, logStartOffset: 0 }, 1, codec.checksum)
  return Buffer.concat([Buffer.alloc(32), slot])
}

function changed(files: Files, changes: Record<string, Buffer | undefined>): Map<string, Buffer> {
  const result = new Map(files)
  for (const [name, bytes] of Object.entries(changes)) {
    const path = name.includes('/') ? name : `${folder}/${name}`
    if (bytes === undefined) result.delete(path)
    else result.set(path, bytes)
  }
  return result
}

async function recover(files: Files) {
  const disk = await diskWith(files)
  const world = fixture({ disk })
  const manager = await world.clock.until(world.open())
  const log = await openPartition(manager, config)
  return { disk, world, manager, log }
}

async function batchesOf(log: PartitionLog): Promise<Buffer[]> {
  const batches: Buffer[] = []
  for (let offset = log.logStartOffset; offset < log.logEndOffset;) {
    for (const batch of batchesIn(await log.read(offset, { maxBytes: 1 << 20, endOffset: log.logEndOffset }))) {
      batches.push(Buffer.from(batch.slice()))
      offset = batch.nextOffset
    }
  }
  return batches
}

/** The log is the first `count` batches, whole, and takes the next one. */
async function expectBatches(files: Files, written: Written, count: number): Promise<void> {
  const { log, manager, world, disk } = await recover(files)
  const expected = written.batches.slice(0, count)
  expect(log.corruptRanges).toEqual([])
  expect(log.logEndOffset).toBe(expected.at(-1)?.nextOffset ?? 0)
  expect(log.durableOffset).toBe(log.logEndOffset)
  expect(await batchesOf(log)).toEqual(expected.map(({ bytes }) => bytes))
  // Once more, from what recovery left, without a clean stop.
  const again = await recover(await filesOf(disk))
  expect(await batchesOf(again.log)).toEqual(expected.map(({ bytes }) => bytes))
  expect(again.log.leaderEpochs).toEqual(log.leaderEpochs)
  const next = log.append(batchOf(world.clock, 1), { leaderEpoch: 4 })
  expect(next.baseOffset).toBe(expected.at(-1)?.nextOffset ?? 0)
  await manager.close()
}

let killed: Written
let closed: Written
let lastLog: string
let lastBytes: Buffer
/** The number of batches before the last segment. */
let beforeLast: number

const nameOf = (base: number, suffix: string): string => `${String(base).padStart(20, '0')}${suffix}`

beforeAll(async () => {
  killed = await write('killed')
  closed = await write('closed')
  const lastBase = killed.segmentBases.at(-1) ?? 0
  lastLog = nameOf(lastBase, '.log')
  lastBytes = killed.files.get(`${folder}/${lastLog}`) ?? Buffer.alloc(0)
  beforeLast = killed.batches.findIndex(({ baseOffset }) => baseOffset === lastBase)
})

describe('recovery', () => {
  it('has something to do: at least four segments, with transactions, compressed and idempotent batches', () => {
    expect(killed.segmentBases.length).toBeGreaterThanOrEqual(4)
    expect([...killed.files.keys()].some((name) => name.endsWith('.txnindex'))).toBe(true)
    expect(lastBytes.length).toBeGreaterThan(300)
  })

  it('keeps the longest run of whole batches, wherever in the tail the file is cut', async () => {
    for (let size = 0; size <= lastBytes.length; size++) {
      const hint = hintOf(killed.segmentBases.at(-1) ?? 0)
      const files = changed(killed.files, { [lastLog]: lastBytes.subarray(0, size), 'durable-offset-hint': hint })
      let count = beforeLast
      for (let left = size; ; count++) {
        const batch = killed.batches[count]
        if (batch === undefined || batch.bytes.length > left) break
        left -= batch.bytes.length
      }
      const { log, disk } = await recover(files)
      expect([size, (await batchesOf(log)).length]).toEqual([size, count])
      expect(log.logEndOffset).toBe(killed.batches[count - 1]?.nextOffset)
      const torn = (await disk.list(folder)).filter(({ name }) => name.endsWith('.torn'))
      const isTorn =
        size > 0 && killed.batches.slice(beforeLast, count).reduce((sum, { bytes }) => sum + bytes.length, 0) < size
      expect([size, torn.length]).toEqual([size, isTorn ? 1 : 0])
    }
  })

  it('never cuts what was acknowledged: then the log is damaged, says where, and takes no more', async () => {
    for (let size = 0; size < lastBytes.length; size += 7) {
      const { log, world, disk } = await recover(changed(killed.files, { [lastLog]: lastBytes.subarray(0, size) }))
      const damage = log.corruptRanges[0]
      expect(damage?.endOffset).toBe(killed.batches.at(-1)?.nextOffset)
      expect(() => log.append(batchOf(world.clock, 1), { leaderEpoch: 4 })).toThrow(/is damaged at byte/)
      await expect(
        log.read(damage?.startOffset ?? 0, { maxBytes: 1, endOffset: log.logEndOffset }),
      ).rejects.toMatchObject({
        code: 'CORRUPT_LOG',
      })
      expect((await log.read(0, { maxBytes: 1, endOffset: log.logEndOffset })).length).toBeGreaterThan(0)
      // Nothing was moved, cut or made.
      expect((await readFile(disk, `${folder}/${lastLog}`))?.length).toBe(size)
    }
  })

  it('sets garbage behind the last batch aside', async () => {
    for (const garbage of [Buffer.alloc(1), Buffer.alloc(5000), Buffer.alloc(100, 0xff), lastBytes.subarray(0, 200)]) {
      const files = changed(killed.files, { [lastLog]: Buffer.concat([lastBytes, garbage]) })
      await expectBatches(files, killed, killed.batches.length)
    }
  })

  it('cuts garbage behind a rolled segment, whose batches all follow in the next', async () => {
    for (const base of killed.segmentBases.slice(0, -1)) {
      const name = nameOf(base, '.log')
      const bytes = killed.files.get(`${folder}/${name}`) ?? Buffer.alloc(0)
      for (const files of [killed.files, closed.files]) {
        const withGarbage = changed(files, { [name]: Buffer.concat([bytes, Buffer.alloc(90)]) })
        await expectBatches(withGarbage, killed, killed.batches.length)
      }
    }
  })

  it('does without any file that is not a log', async () => {
    for (const written of [killed, closed]) {
      const names = [...written.files.keys()].filter((name) => !name.endsWith('.log'))
      expect(names.length).toBeGreaterThan(12)
      for (const name of names)
        await expectBatches(changed(written.files, { [name]: undefined }), written, written.batches.length)
      const without = Object.fromEntries(names.map((name) => [name, undefined]))
      await expectBatches(changed(written.files, without), written, written.batches.length)
    }
  })

  it('does not believe a file that is torn or damaged', async () => {
    for (const written of [killed, closed]) {
      for (const [name, bytes] of written.files) {
        if (/\.log$|meta\.properties$|partition\.metadata$/.test(name) || bytes.length === 0) continue
        const flipped = Buffer.from(bytes)
        flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 0x55
        for (const damaged of [
          bytes.subarray(0, bytes.length - 1),
          Buffer.alloc(bytes.length),
          flipped,
          Buffer.alloc(0),
        ]) {
          await expectBatches(changed(written.files, { [name]: damaged }), written, written.batches.length)
        }
      }
    }
  })

  it('misses a segment that was synced, and serves what lies around it', async () => {
    for (const written of [killed, closed]) {
      for (const [at, base] of written.segmentBases.entries()) {
        const files = changed(written.files, { [nameOf(base, '.log')]: undefined })
        const { log, world } = await recover(files)
        const nextBase = written.segmentBases[at + 1] ?? written.batches.at(-1)?.nextOffset ?? 0
        expect(log.corruptRanges.map(({ startOffset, endOffset }) => [startOffset, endOffset])).toEqual([
          [base, nextBase],
        ])
        expect(log.logEndOffset).toBe(written.batches.at(-1)?.nextOffset)
        for (const { baseOffset } of written.batches) {
          const read = log.read(baseOffset, { maxBytes: 1, endOffset: log.logEndOffset })
          if (baseOffset >= base && baseOffset < nextBase)
            await expect(read).rejects.toMatchObject({ code: 'CORRUPT_LOG' })
          else expect([...batchesIn(await read)][0]?.baseOffset).toBe(baseOffset)
        }
        expect(() => log.append(batchOf(world.clock, 1), { leaderEpoch: 4 })).toThrow(/is damaged/)
      }
    }
  })

  it('drops what comes behind a segment whose name was never synced', async () => {
    for (const [at, base] of killed.segmentBases.entries()) {
      if (at === 0) continue
      const files = changed(killed.files, {
        [nameOf(base, '.log')]: undefined,
        'durable-offset-hint': hintOf(base),
        [`${directory}/recovery-point-offset-checkpoint`]: undefined,
      })
      await expectBatches(
        files,
        killed,
        killed.batches.findIndex(({ baseOffset }) => baseOffset === base),
      )
    }
  })

  it('knows the producers again, with all their last batches', async () => {
    for (const written of [killed, closed]) {
      const { log, manager } = await recover(written.files)
      for (const { baseOffset, bytes } of written.batches.filter((_, at) => at > written.batches.length - 10)) {
        const [batch] = batchesIn(Buffer.from(bytes))
        // Those of a transaction that has ended are a zombie's.
        if (batch === undefined || batch.producerId < 0 || batch.isTransactional) continue
        batch.assignOffset(0, -1)
        expect(log.append(batch.slice(), { leaderEpoch: 4 })).toMatchObject({ duplicate: true, baseOffset })
      }
      await manager.close()
    }
  })

  it('may itself be stopped at every step', async () => {
    const torn = Buffer.concat([lastBytes, lastBytes.subarray(0, 100)])
    const files = changed(killed.files, {
      [lastLog]: torn,
      'durable-offset-hint': hintOf(killed.segmentBases.at(-2) ?? 0),
    })
    const { CrashingDisk, SeededRandom } = await import('@millrace/base/testing')
    const disk = new CrashingDisk()
    await disk.makeDirectory(folder)
    for (const [path, bytes] of files) await writeFile(disk, path, bytes)
    for (const path of ['/', directory, folder]) await disk.syncDirectory(path)
    const count = (await stopAfter(disk, Number.POSITIVE_INFINITY)).operations
    expect(count).toBeGreaterThan(50)
    for (let step = 0; step < count; step++) {
      for (const seed of [1, 2, 3]) {
        const { stopped } = await stopAfter(disk, step, (running) => running.crash(new SeededRandom(`${step}/${seed}`)))
        const world = fixture({ disk: stopped })
        const log = await openPartition(await world.clock.until(world.open()), config)
        expect([step, seed, await batchesOf(log)]).toEqual([step, seed, killed.batches.map(({ bytes }) => bytes)])
      }
    }

    /** Recovers a copy of `from` and takes its disk, as `how` leaves it, after so many operations. */
    async function stopAfter(
      from: InstanceType<typeof CrashingDisk>,
      step: number,
      how: (running: InstanceType<typeof CrashingDisk>) => InstanceType<typeof CrashingDisk> = (running) => running,
    ) {
      const running = from.kill()
      let operations = 0
      let stopped = running
      running.onOperation(() => {
        if (operations++ !== step) return
        stopped = how(running)
        running.halt()
      })
      const world = fixture({ disk: running })
      try {
        await openPartition(await world.clock.until(world.open()), config)
      } catch (error) {
        if (!isStreamError(error)) throw error
      }
      return { operations, stopped }
    }
  })

  it('starts with nothing where nothing was', async () => {
    const { log } = await recover(new Map())
    expect([log.logStartOffset, log.logEndOffset]).toEqual([0, 0])
    await removeFile(await diskWith(new Map()), `${directory}/none`)
  })
})
