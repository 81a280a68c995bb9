import type { QuorumDescription, TopicDescription } from '@millrace/client'
import { expect, test } from 'vitest'
import { stopBlockers } from './stop-blockers.ts'

function topic(minIsr: string, ...isrs: readonly (readonly number[])[]): TopicDescription {
  const partitions = isrs.map((isr, partition) => ({
    partition,
    leader: isr[0],
    leaderEpoch: 0,
    replicas: [1, 2, 3],
    isr,
    eligibleLeaderReplicas: [],
    offlineReplicas: [],
    addingReplicas: [],
    removingReplicas: [],
  }))
  return {
    name: 't',
    topicId: 'id',
    partitions,
    configs: [{ name: 'min.insync.replicas', value: minIsr, source: 'DEFAULT_CONFIG' }],
    internal: false,
  }
}

function quorum(...silent: readonly (readonly [nodeId: number, silentMs: number])[]): QuorumDescription {
  const voters = silent.map(([nodeId, silentMs]) => ({
    nodeId,
    directoryId: String(nodeId),
    host: 'h',
    port: 1,
    logEndOffset: 0,
    silentMs,
  }))
  return { leaderId: 1, leaderEpoch: 1, highWatermark: 0, voters, observers: [] }
}

const three = quorum([1, 0], [2, 10], [3, 10])

test('a cluster that is well bears that one is away', () => {
  expect(stopBlockers(2, [topic('2', [1, 2, 3])], three)).toEqual({ partitions: [], quorum: undefined })
})

test('partitions that would have too few in sync are named', () => {
  const { partitions } = stopBlockers(2, [topic('2', [1, 2, 3], [1, 2], [1, 3])], three)
  expect(partitions).toEqual([{ topic: 't', partition: 1, inSyncAfter: 1, minInSync: 2 }])
})

test('the only replica counts, whatever min.insync.replicas says', () => {
  expect(stopBlockers(2, [topic('1', [2])], three).partitions).toMatchObject([{ inSyncAfter: 0 }])
})

test('a quorum that has lost one already bears no other loss', () => {
  expect(stopBlockers(2, [], quorum([1, 0], [2, 10], [3, 60_000])).quorum).toBe(
    'of the 3 voters of the metadata quorum 1 would be left, and 2 are needed',
  )
  // The one that is silent already may be stopped.
  expect(stopBlockers(3, [], quorum([1, 0], [2, 10], [3, 60_000])).quorum).toBeUndefined()
  expect(stopBlockers(4, [], three).quorum).toBeUndefined()
  expect(stopBlockers(1, [], quorum([1, 0])).quorum).toContain('0 would be left')
})
