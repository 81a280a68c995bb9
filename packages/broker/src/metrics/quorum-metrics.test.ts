import { asDirectoryId, asNodeId } from '@millrace/base'
import { CollectingMetrics } from '@millrace/base/testing'
import type { PeerStatus, RaftStatus, ReplicaKey, Voter } from '@millrace/raft'
import { expect, it } from 'vitest'
import { uuidOf } from '../../test/decided.ts'
import { measureQuorum } from './quorum-metrics.ts'

const key = (nodeId: number): ReplicaKey => ({ nodeId: asNodeId(nodeId), directoryId: asDirectoryId(uuidOf(nodeId)) })
const voters: Voter[] = [1, 2, 3].map((nodeId) => ({ ...key(nodeId), endpoints: [] }))
const peer = (nodeId: number): PeerStatus => ({
  replica: key(nodeId),
  voter: nodeId <= 3,
  state: 'replicate',
  matchOffset: 40,
  silentTicks: 1,
  caughtUpTicks: 1,
})
const leading: RaftStatus = {
  role: 'leader',
  term: 7,
  leader: key(1),
  voters,
  termStartOffset: 10,
  self: key(1),
  votedFor: key(1),
  startOffset: 0,
  lastOffset: 50,
  lastTerm: 7,
  durableOffset: 49,
  commitOffset: 45,
  snapshotOffset: undefined,
  peers: [peer(2), peer(3), peer(4)],
  uncommittedBytes: 0,
  transferTo: undefined,
}

it('a node tells of the quorum as it knows it, and a controller of each broker', () => {
  const metrics = new CollectingMetrics()
  let status = leading
  let sessions = [{ nodeId: 4, silentMs: 120, lagRecords: 3, lagMs: 250 }]
  const end = measureQuorum(metrics, {
    status: () => status,
    leadersSeen: () => 5,
    offsets: () => ({ replayed: 45, applied: 44 }),
    sessions: () => sessions,
  })
  const raft = (name: string): number | undefined => metrics.value(`kafka_server_raft_metrics_${name}`)
  const controller = (name: string): number | undefined => metrics.value(`kafka_controller_kafkacontroller_${name}`)
  const named = ['current_leader', 'current_epoch', 'high_watermark', 'log_end_offset'].map(raft)
  expect(named).toEqual([1, 7, 45, 50])
  expect(['number_of_voters', 'number_of_observers'].map(raft)).toEqual([3, 1])
  expect(metrics.value('kafka_server_raft_metrics_current_state', { state: 'leader' })).toBe(1)
  const offsets = ['newactivecontrollerscount', 'lastcommittedrecordoffset', 'lastappliedrecordoffset'].map(controller)
  expect(offsets).toEqual([5, 44, 44])
  expect(metrics.value('kafka_server_broker_metadata_metrics_last_applied_record_offset')).toBe(43)
  const ofBroker = () =>
    [
      'kafka_controller_kafkacontroller_timesincelastheartbeatreceivedms',
      'millrace_broker_metadata_lag_records',
      'millrace_broker_metadata_lag_ms',
    ].map((name) => metrics.value(name, { broker: '4' }))
  expect(ofBroker()).toEqual([120, 3, 250])

  status = { ...leading, role: 'pre-candidate', leader: undefined, peers: [] }
  sessions = []
  expect([raft('current_leader'), raft('number_of_observers')]).toEqual([-1, 0])
  expect(metrics.value('kafka_server_raft_metrics_current_state', { state: 'pre-candidate' })).toBe(1)
  expect(metrics.value('kafka_server_raft_metrics_current_state', { state: 'leader' })).toBeUndefined()
  expect(ofBroker()).toEqual([undefined, undefined, undefined])
  end()
  expect(raft('current_epoch')).toBeUndefined()
})
