import { asTopicId, MemoryDisk } from '@millrace/base'
import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { batchesIn, type RecordBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { CommittedModel } from '../../test/committed-model.ts'
import { batchOf, directory, fixture, openPartition } from '../../test/fixture.ts'
import { copyGolden, goldenText, readFile, writeFile } from '../../test/golden.ts'
import { logConfig } from '../config.ts'
import type { PartitionLog } from '../partition-log.ts'

/** A log that is open, and producers that write to it. */
async function opened(config: Parameters<typeof openPartition>[1] = {}) {
  const world = fixture()
  const manager = await world.open()
  const log = await openPartition(manager, config)
  const write = (producerId: number, producerEpoch: number, baseSequence: number, isTransactional = true) =>
    log.append(batchOf(world.clock, 1, { producerId, producerEpoch, baseSequence, isTransactional }), {
      leaderEpoch: 0,
    })
  const end = (producerId: number, producerEpoch: number, isCommit: boolean, coordinatorEpoch = 0) =>
    log.transactions.end({ producerId, producerEpoch, coordinatorEpoch, isCommit }, 0)
  return { world, manager, log, write, end }
}

const code = (call: () => unknown): string => {
  try {
    call()
    return 'taken'
  } catch (error) {
    return (error as { code: string }).code
  }
}

const abortedIn = async (log: PartitionLog, from: number, to: number): Promise<number[][] | undefined> =>
  (await log.transactions.abortedFrom(from)(from, to))?.map(({ producerId, firstOffset, lastOffset }) => [
    producerId,
    firstOffset,
    lastOffset,
  ])

describe('the last stable offset', () => {
  it('stands where the oldest open transaction begins, and moves once its marker is committed', async () => {
    const { log, write, end } = await opened()
    write(1, 0, 0, false)
    write(2, 0, 0)
    write(3, 0, 0)
    expect([
      log.transactions.openCount,
      log.transactions.lastStableOffset(1),
      log.transactions.lastStableOffset(3),
    ]).toEqual([2, 1, 1])
    // 3 and 4 are the markers.
    end(2, 1, true)
    // Not before the marker itself is committed: whoever leads next may not have it.
    expect([3, 4].map((highWatermark) => log.transactions.lastStableOffset(highWatermark))).toEqual([1, 2])
    end(3, 1, false)
    expect([4, 5].map((highWatermark) => log.transactions.lastStableOffset(highWatermark))).toEqual([2, 5])
    expect(log.transactions.openCount).toBe(0)
  })

  it('is held back by somebody who has been quiet for how long, is told', async () => {
    const { world, log, write, end } = await opened()
    write(2, 0, 0)
    write(3, 0, 0)
    await world.clock.advance(50)
    write(2, 0, 1)
    await world.clock.advance(7)
    expect(log.transactions.quietMsMax).toBe(57)
    end(3, 1, true)
    expect(log.transactions.quietMsMax).toBe(7)
    end(2, 1, true)
    expect(log.transactions.quietMsMax).toBe(0)
  })

  it('never lies before the log start', async () => {
    const { log, write, end } = await opened()
    write(2, 0, 0)
    await write(1, 0, 0, false).durable
    await log.advanceLogStartOffset(1)
    expect(log.transactions.lastStableOffset(2)).toBe(1)
    end(2, 1, false)
    expect(log.transactions.lastStableOffset(3)).toBe(3)
  })

  it('is that of an earlier transaction that ends later than one it was open with', async () => {
    const { log, write, end } = await opened()
    write(1, 0, 0)
    write(2, 0, 0)
    end(2, 1, true)
    end(1, 1, true)
    // Of the first one the marker is not committed, of the other it is.
    expect([2, 3, 4].map((highWatermark) => log.transactions.lastStableOffset(highWatermark))).toEqual([0, 0, 4])
  })
})

describe('markers', () => {
  it('of a coordinator that another has followed are refused, and of an epoch that another has taken over', async () => {
    const { write, end } = await opened()
    write(1, 4, 0)
    expect(code(() => end(1, 3, true, 7))).toBe('INVALID_PRODUCER_EPOCH')
    end(1, 5, true, 7)
    write(1, 5, 0)
    expect(code(() => end(1, 6, true, 6))).toBe('TRANSACTION_COORDINATOR_FENCED')
    end(1, 6, false, 7)
  })

  it('of a producer that keeps its epoch end one transaction of it after the other', async () => {
    const { log, write } = await opened()
    const end = (isCommit: boolean, keepsEpoch: boolean) =>
      log.transactions.end({ producerId: 1, producerEpoch: 4, coordinatorEpoch: 0, isCommit, keepsEpoch }, 0)
    write(1, 4, 0)
    expect(code(() => end(true, false))).toBe('INVALID_PRODUCER_EPOCH')
    end(true, true)
    end(true, true)
    write(1, 4, 1)
    expect(log.transactions.openCount).toBe(1)
    await end(false, true).durable
    expect(log.transactions.openCount).toBe(0)
    expect((await log.transactions.abortedFrom(0)(0, 10))?.map(({ firstOffset }) => firstOffset)).toEqual([3])
  })

  it('that come twice change nothing, nor the transaction after theirs', async () => {
    const { log, write, end } = await opened()
    write(1, 0, 0)
    end(1, 1, true)
    end(1, 1, true)
    expect([log.transactions.openCount, log.transactions.lastStableOffset(3)]).toEqual([0, 3])
    write(1, 1, 0)
    expect(code(() => end(1, 1, true))).toBe('INVALID_PRODUCER_EPOCH')
    expect([log.transactions.isOpen(1, 1), log.transactions.lastStableOffset(4)]).toEqual([true, 3])
  })

  it('fence what their producer wrote before, also where no transaction is open (KIP-890)', async () => {
    const { write, end } = await opened()
    write(1, 0, 0)
    end(1, 1, false)
    expect(code(() => write(1, 0, 1))).toBe('INVALID_PRODUCER_EPOCH')
    end(2, 1, false)
    expect(code(() => write(2, 0, 0))).toBe('INVALID_PRODUCER_EPOCH')
    expect(code(() => write(2, 1, 0))).toBe('taken')
  })

  it('may not be written by clients', async () => {
    const { world, log } = await opened()
    const marker = batchOf(world.clock, 1, { producerId: 1, producerEpoch: 0, isTransactional: true, isControl: true })
    expect(code(() => log.append(marker, { leaderEpoch: 0 }))).toBe('INVALID_RECORD')
  })

  it('that a full disk takes back leave the transaction open', async () => {
    const disk = new CrashingDisk()
    const world = fixture({ disk })
    const log = await openPartition(await world.open())
    const first = log.append(
      batchOf(world.clock, 1, { producerId: 1, producerEpoch: 0, baseSequence: 0, isTransactional: true }),
      { leaderEpoch: 0 },
    )
    await first.durable
    disk.setCapacity(disk.usedBytes)
    const marker = log.transactions.end({ producerId: 1, producerEpoch: 1, coordinatorEpoch: 0, isCommit: false }, 0)
    await expect(marker.durable).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect([log.transactions.isOpen(1, 0), log.transactions.lastStableOffset(1), await abortedIn(log, 0, 2)]).toEqual([
      true,
      0,
      [],
    ])
    disk.setCapacity(Number.POSITIVE_INFINITY)
    await log.transactions.end({ producerId: 1, producerEpoch: 1, coordinatorEpoch: 0, isCommit: false }, 0).durable
    expect([log.transactions.lastStableOffset(2), await abortedIn(log, 0, 2)]).toEqual([2, [[1, 0, 1]]])
  })
})

describe('a producer', () => {
  it('begins a transaction with sequence 0, be it known or not', async () => {
    const { write, end } = await opened()
    expect(code(() => write(1, 0, 3))).toBe('OUT_OF_ORDER_SEQUENCE')
    write(1, 0, 0)
    end(1, 1, true)
    expect(code(() => write(1, 1, 1))).toBe('OUT_OF_ORDER_SEQUENCE')
    expect(code(() => write(1, 1, 0))).toBe('taken')
  })

  it("writes what this broker's coordinators store for it without sequences, unless another epoch has taken over", async () => {
    const { world, log, end } = await opened()
    const store = (producerEpoch: number) =>
      log.append(batchOf(world.clock, 1, { producerId: 1, producerEpoch, isTransactional: true }), {
        leaderEpoch: 0,
        origin: 'internal',
      })
    store(0)
    store(0)
    end(1, 1, true)
    expect(code(() => store(0))).toBe('INVALID_PRODUCER_EPOCH')
    store(1)
    expect(log.transactions.isOpen(1, 1)).toBe(true)
  })
})

describe('what was aborted', () => {
  it.each(['closed', 'killed'])(
    'is found again although a bit of its index has flipped, in a log that was %s',
    async (how) => {
      const { world, manager, log, write, end } = await opened({ segmentBytes: 400 })
      for (let epoch = 0; epoch < 12; epoch++) {
        write(1, epoch, 0)
        write(2, 0, epoch, false)
        await end(1, epoch + 1, epoch % 2 === 0).durable
      }
      const expected = await abortedIn(log, 0, log.logEndOffset)
      expect([expected?.length, log.segments().length > 3]).toEqual([6, true])
      await log.settle()
      if (how === 'closed') await manager.close()
      const files = (await world.disk.list(`${directory}/golden-0`)).filter(({ name }) => name.endsWith('.txnindex'))
      const paths = files.map(({ name }) => `${directory}/golden-0/${name}`)
      const contents = await Promise.all(paths.map((path) => readFile(world.disk, path)))
      // One that has an entry.
      const at = contents.findIndex((content) => (content?.length ?? 0) > 34)
      const [path = '', bytes = Buffer.alloc(0)] = [paths[at], contents[at]]
      // In the producer id.
      bytes.writeUInt8(bytes.readUInt8(9) ^ 4, 9)
      await writeFile(world.disk, path, bytes)
      const again = fixture({ disk: world.disk, seed: 2 })
      const self = { pid: 2, bootId: 'boot', startTime: '2' }
      const reopened = await again.open({ processIdentity: { self, isAlive: async () => false } })
      const found = await openPartition(reopened, { segmentBytes: 400 })
      expect(await abortedIn(found, 0, found.logEndOffset)).toEqual(expected)
      await reopened.close()
    },
  )
})

describe('who reads while the log changes', () => {
  it('is told what was aborted of segments that retention takes, and to read again where the log was cut', async () => {
    const { log, write, end } = await opened({ segmentBytes: 300, retentionMs: -1 })
    for (let epoch = 0; epoch < 6; epoch++) {
      write(1, epoch, 0)
      await end(1, epoch + 1, false).durable
    }
    const found = log.transactions.abortedFrom(0)
    await log.advanceLogStartOffset(8)
    expect((await found(0, 4))?.map(({ firstOffset }) => firstOffset)).toEqual([0, 2])
    await log.truncateTo(10)
    expect(await found(0, 4)).toBeUndefined()
    expect(await abortedIn(log, 8, 10)).toEqual([[1, 8, 9]])
  })
})

describe("the aborted transactions of Apache Kafka's segments", () => {
  const config = logConfig({ segmentBytes: 5000, indexIntervalBytes: 600, segmentIndexBytes: 4096 })

  it.each([true, false])('are found by range, after a clean stop: %s', async (isClean) => {
    const disk = new MemoryDisk()
    await copyGolden(disk, 'data', directory)
    if (isClean) {
      const file = await disk.open(`${directory}/.kafka_cleanshutdown`, 'create')
      await file.close()
    }
    const world = fixture({ disk })
    const manager = await world.open()
    const log = await manager.createLog({
      topic: 'golden',
      partition: 1,
      topicId: asTopicId(goldenText('data', 'golden-1', 'partition.metadata').slice(-22)),
      config,
    })
    expect(log.logEndOffset).toBe(129)
    const counts = await Promise.all([0, 5, 6, 12, 60, 129].map(async (at) => (await abortedIn(log, 0, at))?.length))
    expect(counts).toEqual([0, 0, 1, 1, 5, 8])
    expect((await abortedIn(log, 0, 129))?.map(([, first]) => first)).toEqual([5, 12, 29, 48, 53, 77, 84, 96])
    // In the middle of the one that goes over three segments.
    expect(await abortedIn(log, 100, 101)).toEqual([[6, 96, 126]])
    expect(await abortedIn(log, 23, 29)).toEqual([])
    expect([log.transactions.openCount, log.transactions.lastStableOffset(129)]).toEqual([0, 129])
    const batches: RecordBatch[] = []
    for (let offset = 0; offset < 129; offset = batches.at(-1)?.nextOffset ?? 129) {
      batches.push(...batchesIn(await log.read(offset, { maxBytes: 1_000_000, endOffset: 129 })))
    }
    const model = new CommittedModel(batches)
    expect(await model.check(log, 129, new SeededRandom(1), true)).toBe(18)
    await manager.close()
  })
})

it('tells which producers have written, and whose transactions are open', async () => {
  const { log, write, end } = await opened()
  write(1, 0, 0, false)
  write(2, 3, 0)
  write(2, 3, 1)
  write(3, 0, 0)
  end(3, 1, true, 7)
  expect(log.transactions.producers()).toMatchObject([
    { producerId: 1, producerEpoch: 0, lastSequence: 0, coordinatorEpoch: -1, transactionFirstOffset: -1 },
    { producerId: 2, producerEpoch: 3, lastSequence: 1, coordinatorEpoch: -1, transactionFirstOffset: 1 },
    { producerId: 3, producerEpoch: 1, lastSequence: -1, coordinatorEpoch: 7, transactionFirstOffset: -1 },
  ])
})
