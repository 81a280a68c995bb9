import { StreamError } from '@millrace/base'
import type { ClusterDescription, RegisteredBroker, TopicDescription } from '@millrace/client'
import { expect, test } from 'vitest'
import { healthProblems, needsPartitions, troubledPartitions } from './health-problems.ts'

const well: ClusterDescription = {
  clusterId: 'c',
  brokers: [{ nodeId: 1, host: 'h', port: 1 }],
  controllerId: 1,
  version: '0.0.0',
  nodeId: 1,
  uptimeMs: 1,
  timeMs: 1,
  notServingReason: undefined,
  metadata: {
    committedOffset: 1,
    appliedOffset: 1,
    topicCount: 0,
    partitionCount: 0,
    leaderlessPartitionCount: 0,
    underReplicatedPartitionCount: 0,
    underMinIsrPartitionCount: 0,
    reassigningPartitionCount: 0,
  },
  logDirs: [{ path: '/d', directoryId: undefined, error: undefined, totalBytes: undefined, usableBytes: undefined }],
  registeredBrokers: [],
}
const serving = [{ nodeId: 1, isServing: true }]

test('nothing is wrong with a cluster that is well', () => {
  expect(healthProblems(well, serving)).toEqual([])
})

test('a broker that does not serve, with its reason where it tells one', () => {
  const notServing = [{ nodeId: 1, isServing: false }]
  expect(healthProblems({ ...well, notServingReason: 'it stops' }, notServing)).toEqual([
    'broker 1 does not serve: it stops',
  ])
  expect(healthProblems(well, notServing)).toEqual(['broker 1 does not serve or does not answer'])
  expect(healthProblems({ ...well, notServingReason: 'it stops' }, serving)).toEqual(['broker 1: it stops'])
})

test('directories that are out of use, partitions without a leader', () => {
  const [logDir] = well.logDirs
  const error = new StreamError('STORAGE_ERROR', 'the disk failed')
  const metadata = { ...well.metadata, leaderlessPartitionCount: 2 }
  const logDirs = logDir === undefined ? [] : [{ ...logDir, error }]
  expect(healthProblems({ ...well, metadata, logDirs }, serving)).toEqual([
    'log directory /d of broker 1 is out of use: the disk failed (STORAGE_ERROR)',
    '2 partitions are offline: nobody leads them, and they can be neither written nor read',
  ])
})

const registered = (nodeId: number, changed: Partial<RegisteredBroker> = {}): RegisteredBroker => ({
  nodeId,
  host: 'h',
  port: 9000 + nodeId,
  rack: undefined,
  fenced: false,
  inControlledShutdown: false,
  decommissioned: false,
  epoch: 1,
  replicaCount: 0,
  leaderCount: 0,
  directoryIds: [],
  ...changed,
})

test('no controller, brokers that are fenced and that stop', () => {
  const registeredBrokers = [
    registered(1),
    registered(2, { inControlledShutdown: true }),
    registered(3, { fenced: true }),
    registered(4, { decommissioned: true }),
  ]
  expect(healthProblems({ ...well, controllerId: -1, registeredBrokers }, serving)).toEqual([
    'no controller is active: nothing can be created or changed, and nobody takes over from a broker that fails',
    'broker 2 is stopping',
    'broker 3 (h:9003) is fenced: it is not there, or has not caught up since it started',
  ])
})

const topic = (name: string, minInSync: string, partitions: readonly (readonly [number | undefined, number[]])[]) =>
  ({
    name,
    topicId: name,
    internal: false,
    configs: [{ name: 'min.insync.replicas', value: minInSync, source: 'DEFAULT_CONFIG' }],
    partitions: partitions.map(([leader, isr], partition) => ({
      partition,
      leader,
      leaderEpoch: 0,
      replicas: [1, 2, 3],
      isr,
      eligibleLeaderReplicas: [],
      offlineReplicas: [],
      addingReplicas: [],
      removingReplicas: [],
    })),
  }) satisfies TopicDescription

test('partitions that are offline, or have too few in sync, are named, up to a number', () => {
  const troubled = troubledPartitions([
    topic('a', '2', [
      [1, [1, 2]],
      [1, [1]],
      [undefined, []],
    ]),
    topic('b', '9', [
      [2, [1, 2, 3]],
      [2, [2, 3]],
    ]),
  ])
  expect(troubled).toEqual({ offline: ['a-2'], underMinIsr: ['a-1', 'b-1'] })
  const metadata = { ...well.metadata, leaderlessPartitionCount: 1, underMinIsrPartitionCount: 15 }
  const many = Array.from({ length: 14 }, (_, index) => `t-${index}`)
  expect([needsPartitions(well), needsPartitions({ ...well, metadata })]).toEqual([false, true])
  expect(healthProblems({ ...well, metadata }, serving, { ...troubled, underMinIsr: many })).toEqual([
    '1 partition is offline: nobody leads it, and it can be neither written nor read (a-2)',
    `14 partitions have too few replicas in sync, and take no writes with acks=all (${many.slice(0, 10).join(', ')}, and 4 more)`,
  ])
})
