import type {
  BrokerHealth,
  ClusterDescription,
  LogDirStatus,
  RegisteredBroker,
  TopicDescription,
} from '@millrace/client'
import { messageOf } from '../failure.ts'
import { partitionsShownMax } from '../limits.ts'
import { grouped } from '../output/render.ts'

/** Partitions by what they suffer from, as `topic-partition`. */
export interface TroubledPartitions {
  readonly offline: readonly string[]
  readonly underMinIsr: readonly string[]
}

/** Whether partitions have to be looked at one by one to say which are not well. */
export function needsPartitions({ metadata }: ClusterDescription): boolean {
  return metadata.leaderlessPartitionCount > 0 || metadata.underMinIsrPartitionCount > 0
}

/** Which partitions nobody leads, and which have fewer in sync than `min.insync.replicas`. */
export function troubledPartitions(topics: readonly TopicDescription[]): TroubledPartitions {
  const offline: string[] = []
  const underMinIsr: string[] = []
  for (const { name, partitions, configs } of topics) {
    const minInSync = Number(configs.find((config) => config.name === 'min.insync.replicas')?.value ?? 1)
    for (const { partition, leader, isr, replicas } of partitions) {
      if (leader === undefined) offline.push(`${name}-${partition}`)
      // With fewer replicas than that, as many as there are.
      else if (isr.length < Math.min(minInSync, replicas.length)) underMinIsr.push(`${name}-${partition}`)
    }
  }
  return { offline, underMinIsr }
}

/** What is not well, a sentence each, what is worst first. */
export function healthProblems(
  described: ClusterDescription,
  brokers: readonly BrokerHealth[],
  troubled: TroubledPartitions = { offline: [], underMinIsr: [] },
): string[] {
  const { nodeId, controllerId, metadata, logDirs, registeredBrokers } = described
  return [
    ...(controllerId < 0
      ? ['no controller is active: nothing can be created or changed, and nobody takes over from a broker that fails']
      : []),
    ...registeredBrokers.flatMap(absence),
    ...serviceProblems(described, brokers),
    ...logDirs
      .filter(isOut)
      .map(({ path, error }) => `log directory ${path} of broker ${nodeId} is out of use: ${messageOf(error)}`),
    ...counted(
      metadata.leaderlessPartitionCount,
      'is offline: nobody leads it, and it can be neither written nor read',
      'are offline: nobody leads them, and they can be neither written nor read',
      troubled.offline,
    ),
    ...counted(
      // Those that are offline are among them, and were told already.
      Math.max(0, metadata.underMinIsrPartitionCount - metadata.leaderlessPartitionCount),
      'has too few replicas in sync, and takes no writes with acks=all',
      'have too few replicas in sync, and take no writes with acks=all',
      troubled.underMinIsr,
    ),
    ...counted(
      metadata.underReplicatedPartitionCount,
      'has replicas that are not in sync',
      'have replicas that are not in sync',
    ),
  ]
}

function absence({ nodeId, host, port, fenced, inControlledShutdown }: RegisteredBroker): string[] {
  if (fenced) {
    return [`broker ${nodeId} (${host}:${port}) is fenced: it is not there, or has not caught up since it started`]
  }
  return inControlledShutdown ? [`broker ${nodeId} is stopping`] : []
}

function serviceProblems(
  { nodeId, notServingReason }: ClusterDescription,
  brokers: readonly BrokerHealth[],
): readonly string[] {
  const reasonOf = (broker: number): string =>
    broker === nodeId && notServingReason !== undefined ? `: ${notServingReason}` : ' or does not answer'
  const silent = brokers.filter(({ isServing }) => !isServing)
  const isSaid = silent.some((broker) => broker.nodeId === nodeId)
  return [
    ...silent.map((broker) => `broker ${broker.nodeId} does not serve${reasonOf(broker.nodeId)}`),
    // It may answer this, and not the health call.
    ...(notServingReason !== undefined && !isSaid ? [`broker ${nodeId}: ${notServingReason}`] : []),
  ]
}

function counted(count: number, one: string, several: string, names: readonly string[] = []): string[] {
  if (count === 0) return []
  const shown = names.slice(0, partitionsShownMax)
  const more = Math.max(0, count - shown.length)
  const which = shown.length === 0 ? '' : ` (${shown.join(', ')}${more > 0 ? `, and ${grouped(more)} more` : ''})`
  return [`${grouped(count)} ${count === 1 ? `partition ${one}` : `partitions ${several}`}${which}`]
}

function isOut(logDir: LogDirStatus): boolean {
  return logDir.error !== undefined
}
