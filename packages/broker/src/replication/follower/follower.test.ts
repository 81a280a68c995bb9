import { asNodeId, asTopicId, MemoryDisk, StreamError } from '@millrace/base'
import { collectingLogger, FakeClock, SeededRandom } from '@millrace/base/testing'
import { LogManager, logConfig, type PartitionLog } from '@millrace/log'
import { expect, it } from 'vitest'
import { batchOf, batchPorts } from '../../../test/batches.ts'
import { HeldDisk } from '../../../test/held-disk.ts'
import { placeBatch } from '../../quorum/entry-codec.ts'
import { Follower } from './follower.ts'

async function compactedLog(disk: HeldDisk): Promise<PartitionLog> {
  const ports = { clock: new FakeClock(), disk, ...batchPorts, logger: collectingLogger(), random: new SeededRandom(1) }
  const processIdentity = { self: { pid: 1, bootId: 'test', startTime: '0' }, isAlive: async () => false }
  const logs = await LogManager.open({ directory: '/data', nodeId: asNodeId(1), ports, processIdentity })
  const topicId = asTopicId('Tt7nbVJNSRuCtzsgKy2cTQ')
  const config = logConfig({ compacted: true, compacts: true })
  return logs.createLog({ topic: 'keys', topicId, partition: 0, config })
}

/** A frame with one batch of one record. */
function frameAt(baseOffset: number) {
  const batch = batchOf([`v${baseOffset}`])
  placeBatch(batch, baseOffset, 1)
  const nothingGone = { deletionRounds: 0, removedDeletionsEnd: 0 }
  return { highWatermark: 0, logStartOffset: 0, recordBatches: [batch], hasHoles: false, ...nothingGone }
}

it('what comes behind what a full disk did not take is not taken for what comes next, though offsets may be missing', async () => {
  const disk = new HeldDisk(new MemoryDisk())
  const log = await compactedLog(disk)
  const failures: string[] = []
  const follower = new Follower({
    log,
    leader: 2,
    leaderEpoch: 1,
    damage: undefined,
    onHighWatermark: () => {},
    onError: (_, error) => {
      failures.push((error as StreamError).code)
      return 'pause'
    },
  })
  let isSet: () => void = () => {}
  const set = (): Promise<void> => new Promise((resolve) => (isSet = resolve))
  const feedsAgain = set()
  follower.start({ noteProgress: () => {}, noteTaken: () => {}, setAgain: () => isSet() })
  await feedsAgain
  follower.handle = 1
  follower.position()
  follower.take(frameAt(0))
  await log.settle()

  disk.fail('write', new StreamError('DISK_FULL', 'the disk is full'))
  const isTold = set()
  follower.take(frameAt(1))
  while (log.nextOffset === 2) await Promise.resolve()
  disk.fail('write', undefined)
  // It was taken back, and nobody was told so far.
  expect([log.nextOffset, follower.handle, failures]).toEqual([1, 1, []])
  follower.take(frameAt(2))
  expect(log.nextOffset).toBe(1)
  await isTold

  expect(failures).toEqual(['DISK_FULL'])
  expect(follower.position()).toMatchObject({ logEndOffset: 1, durableOffset: 1 })
  follower.handle = 2
  follower.take(frameAt(1))
  follower.take(frameAt(2))
  await log.settle()
  expect(log.durableOffset).toBe(3)
  await follower.stop()
})

it('that deletions are gone from the leader is on disk before anything is taken that lacks them', async () => {
  const disk = new HeldDisk(new MemoryDisk())
  const log = await compactedLog(disk)
  const follower = new Follower({
    log,
    leader: 2,
    leaderEpoch: 1,
    damage: undefined,
    onHighWatermark: () => {},
    onError: () => 'pause',
  })
  let isSet: () => void = () => {}
  const set = (): Promise<void> => new Promise((resolve) => (isSet = resolve))
  const feedsAgain = set()
  follower.start({ noteProgress: () => {}, noteTaken: () => {}, setAgain: () => isSet() })
  await feedsAgain
  follower.handle = 1
  expect(follower.position()).toMatchObject({ logEndOffset: 0, deletionRounds: 0 })
  const isStored = set()
  follower.take({ ...frameAt(0), deletionRounds: 2, removedDeletionsEnd: 2 })
  expect([log.nextOffset, follower.handle]).toEqual([0, 0])
  await isStored
  expect(log.compaction.removedDeletions.endOffset).toBe(2)
  follower.handle = 2
  expect(follower.position()).toMatchObject({ logEndOffset: 0, deletionRounds: 2 })
  for (const offset of [0, 1, 2]) follower.take(frameAt(offset))
  // It has these itself.
  follower.take({ ...frameAt(3), deletionRounds: 3, removedDeletionsEnd: 3 })
  await log.settle()
  expect([log.durableOffset, follower.handle]).toEqual([4, 2])
  expect(follower.position()).toMatchObject({ logEndOffset: 4, deletionRounds: 3 })
  await follower.stop()
})
