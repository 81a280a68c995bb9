import { StreamError } from '@millrace/base'
import type { ClusterDescription } from '@millrace/client'
import { expect, test } from 'vitest'
import { healthProblems } from './cluster.ts'

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
    '2 partitions have no leader: they can be neither written nor read',
  ])
})
