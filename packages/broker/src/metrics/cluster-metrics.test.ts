import { CollectingMetrics } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { DecidedCluster } from '../../test/decided.ts'
import { measureCluster } from './cluster-metrics.ts'

it('each broker counts what it leads, so that sums over a cluster are right; what is of the cluster comes from the controller', () => {
  const cluster = new DecidedCluster(1, 2, 3)
  cluster.topic('flights', 6, 3)
  cluster.fence(3)
  const of = [1, 2].map((nodeId) => {
    const metrics = new CollectingMetrics()
    const end = measureCluster(metrics, {
      nodeId,
      image: cluster.image,
      isController: () => nodeId === 1,
      offlineReplicas: () => 0,
      replicationLag: () => 10 * nodeId,
      replication: { staticBroker: { 'min.insync.replicas': '3' } },
    })
    return { metrics, end }
  })
  const values = (name: string): (number | undefined)[] => of.map(({ metrics }) => metrics.value(name))
  const sum = (name: string): number => values(name).reduce<number>((total, value) => total + (value ?? 0), 0)
  expect(values('kafka_server_replicamanager_partitioncount')).toEqual([6, 6])
  for (const name of ['leadercount', 'underreplicatedpartitions', 'underminisrpartitioncount', 'isrshrinks_total']) {
    expect([name, sum(`kafka_server_replicamanager_${name}`)]).toEqual([name, 6])
  }
  expect(sum('kafka_controller_controllerstats_leaderelectionrateandtimems_count')).toBe(2)
  expect(sum('kafka_controller_controllerstats_uncleanleaderelections_total')).toBe(0)
  expect(values('kafka_controller_kafkacontroller_preferredreplicaimbalancecount')).toEqual([2, 2])
  expect(values('kafka_controller_kafkacontroller_activecontrollercount')).toEqual([1, 0])
  expect(values('kafka_controller_kafkacontroller_offlinepartitionscount')).toEqual([0, 0])
  expect(values('kafka_controller_kafkacontroller_fencedbrokercount')).toEqual([1, 1])
  expect(values('millrace_replication_lag_records_max')).toEqual([10, 20])
  for (const { end } of of) end()
  expect(values('kafka_server_replicamanager_leadercount')).toEqual([undefined, undefined])
})
