import type { Disk } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { type ClusterImage, type ReplicationContext, underMinIsrCount } from '@millrace/metadata'
import type { HealthState } from '../health/health-state.ts'
import { brokerVersion } from '../version.ts'
import { uuidBytes } from '../wire/uuid.ts'
import { type LogDirectory, logDirStatus } from './log-dir-status.ts'

/** The brokers that serve, by their numbers. */
export function nodesOf(image: ClusterImage): millrace.admin.v1.Node.$Properties[] {
  return [...image.brokers()]
    .filter(({ fenced }) => !fenced)
    .toSorted((left, right) => left.nodeId - right.nodeId)
    .flatMap(({ nodeId, endpoints }) => endpoints.slice(0, 1).map(({ host, port }) => ({ nodeId, host, port })))
}

/** What a broker tells of the cluster and of itself. */
export interface ClusterView {
  readonly image: ClusterImage
  readonly clusterId: string
  readonly nodeId: number
  /** The active controller; 0 while none is known. */
  readonly controllerId: number
  readonly uptimeMs: number
  /** Of the wall clock. */
  readonly timeMs: number
  readonly health: HealthState
  /** The offset after the last record of the metadata log that is committed. */
  readonly committedOffset: number
  /** The offset after the last record that the image holds. */
  readonly appliedOffset: number
  /** By what partitions that have too few in sync are counted. */
  readonly replication: ReplicationContext
  readonly directories: readonly LogDirectory[]
  readonly disk: Disk
}

export async function describeCluster(view: ClusterView): Promise<millrace.admin.v1.DescribeClusterResponse> {
  const { image, clusterId, nodeId, committedOffset, appliedOffset } = view
  return new millrace.admin.v1.DescribeClusterResponse({
    clusterId,
    nodes: nodesOf(image),
    controllerId: view.controllerId,
    version: brokerVersion,
    nodeId,
    uptimeMs: Math.floor(view.uptimeMs),
    timeMs: Math.floor(view.timeMs),
    notServingReason: view.health.reason,
    metadata: {
      committedOffset,
      appliedOffset,
      topicCount: image.topicCount,
      partitionCount: image.partitionCount,
      leaderlessPartitionCount: countOf(image.leaderless()),
      underReplicatedPartitionCount: countOf(image.underReplicated()),
      underMinIsrPartitionCount: underMinIsrCount(image, view.replication),
      reassigningPartitionCount: countOf(image.reassigning()),
    },
    logDirs: await Promise.all(view.directories.map((directory) => logDirStatus(directory, view.disk))),
    brokers: brokersOf(image),
  })
}

/** Every broker that is registered, those that are not there too. */
function brokersOf(image: ClusterImage): millrace.admin.v1.RegisteredBroker.$Properties[] {
  return [...image.brokers()]
    .toSorted((left, right) => left.nodeId - right.nodeId)
    .map(({ nodeId, endpoints: [endpoint], rack, directories, ...broker }) => ({
      nodeId,
      ...(endpoint === undefined ? {} : { host: endpoint.host, port: endpoint.port }),
      rack: rack ?? '',
      fenced: broker.fenced,
      inControlledShutdown: broker.inControlledShutdown,
      decommissioned: broker.decommissioned,
      epoch: broker.epoch,
      replicaCount: image.replicasOn(nodeId),
      leaderCount: image.leadersOn(nodeId),
      directoryIds: directories.map(uuidBytes),
    }))
}

function countOf(items: Iterable<unknown>): number {
  let count = 0
  for (const _ of items) count += 1
  return count
}
