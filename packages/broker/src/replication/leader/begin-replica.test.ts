import { asNodeId, asTopicId, MemoryDisk } from '@millrace/base'
import { collectingLogger, FakeClock, SeededRandom } from '@millrace/base/testing'
import { LogManager, logConfig, type PartitionLog } from '@millrace/log'
import { expect, it } from 'vitest'
import { batchOf, batchPorts } from '../../../test/batches.ts'
import { divergenceOf } from './begin-replica.ts'

/** A log of four records. */
async function leadersLog(): Promise<PartitionLog> {
  const clock = new FakeClock()
  const ports = {
    clock,
    disk: new MemoryDisk(),
    ...batchPorts,
    logger: collectingLogger(),
    random: new SeededRandom(1),
  }
  const processIdentity = { self: { pid: 1, bootId: 'test', startTime: '0' }, isAlive: async () => false }
  const logs = await LogManager.open({ directory: '/data', nodeId: asNodeId(1), ports, processIdentity })
  const topicId = asTopicId('Tt7nbVJNSRuCtzsgKy2cTQ')
  const log = await logs.createLog({ topic: 'keys', topicId, partition: 0, config: logConfig({}) })
  for (const value of ['a', 'b', 'c', 'd']) await log.append(batchOf([value]), { leaderEpoch: 1 }).durable
  return log
}

it('a follower that may lack a deletion that is gone here has to begin anew', async () => {
  const log = await leadersLog()
  const at = (logEndOffset: number, deletionRounds = 0) => {
    return divergenceOf(log, { logEndOffset, lastEpoch: logEndOffset === 0 ? -1 : 1, deletionRounds })
  }
  expect(at(1)).toBeUndefined()
  await log.compaction.noteRemovedDeletions(3)
  const outOfRange = expect.objectContaining({
    code: 'OFFSET_OUT_OF_RANGE',
    message: expect.stringContaining('deletions that it lacks, up to 3, are compacted away'),
    context: expect.objectContaining({ logStartOffset: 0, logEndOffset: 4 }),
  })
  for (const offset of [1, 2]) expect(() => at(offset)).toThrow(outOfRange)
  // It has nothing that they could have deleted, has them, or got what it has after they were gone.
  expect([at(0), at(3), at(2, 1)]).toEqual([undefined, undefined, undefined])
  // More went since.
  await log.compaction.noteRemovedDeletions(3)
  expect(() => at(2, 1)).toThrow(outOfRange)
})
