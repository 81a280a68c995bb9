import { asTopicId, silentLogger, StreamError } from '@millrace/base'
import { FakeClock, plainCompression } from '@millrace/base/testing'
import type { PartitionLog } from '@millrace/log'
import type { PartitionImage } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { diskFullRetryAfterMs } from '../limits.ts'
import type { IsrChanges } from '../replication/leader/isr-changes.ts'
import { Leadership } from '../replication/leader/leadership.ts'
import type { LedPartition, Replication } from '../replication/replication.ts'
import { Packing } from './packing.ts'
import { Partition } from './partition.ts'
import { withRetryAfter } from './partition-errors.ts'

/** This broker's only replica of a partition, in leader epoch 4. */
const image: PartitionImage = {
  partition: 3,
  replicas: [1],
  isr: [1],
  removingReplicas: [],
  addingReplicas: [],
  leader: 1,
  leaderRecoveryState: 0,
  leaderEpoch: 4,
  partitionEpoch: 0,
  directories: [],
  eligibleLeaderReplicas: [],
  lastKnownElr: [],
}

/** A partition that is led, of which the log has offsets and listeners: all that waiting needs. */
async function partitionOf() {
  const listeners = new Set<() => void>()
  const offsets = { logStartOffset: 0, durableOffset: 5, logEndOffset: 8, nextOffset: 8, openFrom: Infinity }
  const log = Object.assign(offsets, {
    topic: 'a',
    topicId: asTopicId('AAAAAAAAAAAAAAAAAAAAAg'),
    partition: 3,
    isDamaged: false,
    transactions: { lastStableOffset: (highWatermark: number) => Math.min(highWatermark, offsets.openFrom) },
    onDamage: () => () => {},
    onAdvance: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const packing = new Packing({
    worker: undefined,
    compression: plainCompression,
    clock: new FakeClock(),
    logger: silentLogger,
  })
  const partition = new Partition(log as unknown as PartitionLog, {
    packing,
    verifyTransaction: async () => undefined,
    minInsyncReplicas: 1,
    highWatermark: 0,
    lookAgain: () => {},
    onLead: () => {},
  })
  const replication = {
    nodeId: 1,
    lead: (led: LedPartition, of: PartitionImage) =>
      new Leadership({
        ...led,
        nodeId: 1,
        image: of,
        clock: new FakeClock(),
        logger: silentLogger,
        changes: { ask: () => {} } as unknown as IsrChanges,
        mayJoin: () => true,
      }),
  }
  await partition.become(image, replication as unknown as Replication)
  const move = (change: Partial<typeof offsets>): void => {
    Object.assign(log, change)
    for (const listener of listeners) listener()
  }
  return { partition, move, listeners }
}

describe('those who wait at a partition', () => {
  it('are woken once, all that wait and nobody else, when the high watermark moves', async () => {
    const { partition, move } = await partitionOf()
    const woken: string[] = []
    const [a, b, c] = ['a', 'b', 'c'].map((name) => () => void woken.push(name)) as [() => void, () => void, () => void]
    partition.wait(a)
    partition.wait(b)
    partition.wait(c)
    partition.stopWaiting(b)
    move({ durableOffset: 6 })
    expect(woken).toEqual(['a', 'c'])
    move({ durableOffset: 7 })
    expect(woken).toEqual(['a', 'c'])
    expect(partition.waiting).toBe(0)
  })

  it('sleep on while only the log end moves, which they can not read', async () => {
    const { partition, move } = await partitionOf()
    let woken = 0
    partition.wait(() => (woken += 1))
    move({ logEndOffset: 20 })
    expect(woken).toBe(0)
    move({ logStartOffset: 2 })
    expect(woken).toBe(1)
  })

  it('sleep on behind an open transaction, if they read what is committed, until that moves or the log start does', async () => {
    const { partition, move } = await partitionOf()
    const woken: string[] = []
    const wait = (): void => {
      partition.wait(() => void woken.push('committed'), 'read_committed')
      partition.wait(() => void woken.push('all'))
    }
    move({ openFrom: 5 })
    wait()
    move({ durableOffset: 6 })
    expect(woken.splice(0)).toEqual(['all'])
    move({ logStartOffset: 1 })
    expect(woken.splice(0)).toEqual(['committed'])
    wait()
    move({ openFrom: Infinity, durableOffset: 7 })
    expect(woken).toEqual(['committed', 'all'])
  })

  it('may wait again while they are being woken', async () => {
    const { partition, move } = await partitionOf()
    let woken = 0
    const again = (): void => {
      woken += 1
      partition.wait(again)
    }
    partition.wait(again)
    move({ durableOffset: 6 })
    expect(woken).toBe(1)
    move({ durableOffset: 7 })
    expect(woken).toBe(2)
  })

  it('are woken when it goes, and told why when they look', async () => {
    const { partition, listeners } = await partitionOf()
    let woken = 0
    partition.wait(() => (woken += 1))
    partition.close(new StreamError('UNKNOWN_TOPIC_ID', 'deleted'))
    expect(woken).toBe(1)
    expect(listeners.size).toBe(0)
    expect(() => partition.assertReadable(0)).toThrow('deleted')
    expect(() => partition.append(Buffer.of())).toThrow('deleted')
  })
})

describe('what may be asked of a partition', () => {
  it('is any offset from the log start to the log end, of which the high watermark is told', async () => {
    const { partition, move } = await partitionOf()
    move({ logStartOffset: 2 })
    for (const offset of [2, 5, 8]) partition.assertReadable(offset)
    for (const offset of [-1, 1, 9]) {
      expect(() => partition.assertReadable(offset)).toThrow(
        expect.objectContaining({
          code: 'OFFSET_OUT_OF_RANGE',
          context: expect.objectContaining({ logStartOffset: 2, highWatermark: 5 }),
        }),
      )
    }
  })

  it('is the leader epoch, or none', async () => {
    const { partition } = await partitionOf()
    partition.assertLeaderEpoch(-1)
    partition.assertLeaderEpoch(4)
    expect(() => partition.assertLeaderEpoch(3)).toThrow(expect.objectContaining({ code: 'FENCED_LEADER_EPOCH' }))
    expect(() => partition.assertLeaderEpoch(5)).toThrow(expect.objectContaining({ code: 'UNKNOWN_LEADER_EPOCH' }))
  })
})

it('a full disk is an error that says when to come again; others are as they are', () => {
  const full = withRetryAfter(new StreamError('DISK_FULL', 'no space left', { context: { file: 'f' } }))
  expect(full).toMatchObject({ code: 'DISK_FULL', retryAfterMs: diskFullRetryAfterMs, context: { file: 'f' } })
  const other = new StreamError('STORAGE_ERROR', 'x')
  expect(withRetryAfter(other)).toBe(other)
})
