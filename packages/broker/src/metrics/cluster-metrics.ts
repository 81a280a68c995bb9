import { counterMetric, gaugeMetric, type Metrics } from '@millrace/base'
import {
  atMinIsrCount,
  type ClusterImage,
  type LeaderTally,
  type PartitionOfTopic,
  type ReplicationContext,
  underMinIsrCount,
} from '@millrace/metadata'

const replicaManager = (name: string, help: string) =>
  gaugeMetric({ name: `kafka_server_replicamanager_${name}`, help })
const counted = (name: string, help: string) => counterMetric({ name: `kafka_server_replicamanager_${name}`, help })
const controller = (name: string, help: string) =>
  gaugeMetric({ name: `kafka_controller_kafkacontroller_${name}`, help })

export const clusterMetrics = {
  partitions: replicaManager('partitioncount', 'Replicas of partitions on this broker.'),
  leaders: replicaManager('leadercount', 'Partitions that this broker leads.'),
  underReplicated: replicaManager(
    'underreplicatedpartitions',
    'Partitions that this broker leads and of which a replica is not in sync.',
  ),
  underMinIsr: replicaManager(
    'underminisrpartitioncount',
    'Partitions that this broker leads with fewer replicas in sync than min.insync.replicas: they take no writes with acks=all.',
  ),
  atMinIsr: replicaManager(
    'atminisrpartitioncount',
    'Partitions that this broker leads with just as many replicas in sync as min.insync.replicas: with one less they take no writes.',
  ),
  reassigning: replicaManager(
    'reassigningpartitions',
    'Partitions that this broker leads and whose replicas are on the move.',
  ),
  isrShrinks: counted(
    'isrshrinks_total',
    'Times that fewer replicas were in sync of a partition that this broker leads.',
  ),
  isrExpands: counted(
    'isrexpands_total',
    'Times that more replicas were in sync of a partition that this broker leads.',
  ),
  elections: counterMetric({
    name: 'kafka_controller_controllerstats_leaderelectionrateandtimems_count',
    help: 'Leaderships that this broker took over. Over a cluster the sum is that of all elections.',
  }),
  uncleanElections: counterMetric({
    name: 'kafka_controller_controllerstats_uncleanleaderelections_total',
    help: 'Leaderships that this broker took over although it may have lacked acknowledged records.',
  }),
  replicationLag: gaugeMetric({
    name: 'millrace_replication_lag_records_max',
    help: 'Of the partitions that this broker leads, how many records the follower lacks on its disk that is furthest behind.',
  }),
  preferredImbalance: controller(
    'preferredreplicaimbalancecount',
    'Partitions that another than their first replica leads, by the controller.',
  ),
  offlineReplicas: replicaManager('offlinereplicacount', 'Replicas on this broker whose log can not be used.'),
  activeControllers: controller(
    'activecontrollercount',
    '1 where this broker is the controller. Over a cluster the sum is 1.',
  ),
  offlinePartitions: controller(
    'offlinepartitionscount',
    'Partitions that nobody can read or write, by the controller.',
  ),
  allTopics: controller('globaltopiccount', 'Topics of the cluster, by the controller.'),
  allPartitions: controller('globalpartitioncount', 'Partitions of the cluster, by the controller.'),
  activeBrokers: controller('activebrokercount', 'Brokers that serve, by the controller.'),
  fencedBrokers: controller('fencedbrokercount', 'Brokers that are registered and do not serve, by the controller.'),
} as const

export interface ClusterMetricsOptions {
  readonly nodeId: number
  readonly image: ClusterImage
  /** Whether this broker is the active controller. */
  readonly isController: () => boolean
  /** Partitions of this broker whose log can not be used now. */
  readonly offlineReplicas: () => number
  /** How many records the follower that is furthest behind lacks. */
  readonly replicationLag: () => number
  /** By what partitions are counted that have too few in sync. */
  readonly replication: ReplicationContext
}

/** Measures what the metadata says about this broker and the cluster. Returns what ends it. */
export function measureCluster(metrics: Metrics, options: ClusterMetricsOptions): () => void {
  const { nodeId, image, isController, offlineReplicas, replicationLag, replication } = options
  const brokers = (isCounted: (broker: { readonly fenced: boolean }) => boolean) => (): number =>
    [...image.brokers()].filter(isCounted).length
  const isLed = ({ partition }: PartitionOfTopic): boolean => partition.leader === nodeId
  // With one broker, what has no log here has none anywhere.
  const offlineHere = (): number => ([...image.brokers()].length === 1 ? offlineReplicas() : 0)
  const tally = (name: keyof LeaderTally) => (): number => image.leaderTally(nodeId)[name]
  const values = [
    [clusterMetrics.partitions, () => image.replicasOn(nodeId)],
    [clusterMetrics.leaders, () => image.leadersOn(nodeId)],
    [clusterMetrics.underReplicated, () => countOf(image.underReplicated(), isLed)],
    [clusterMetrics.underMinIsr, () => underMinIsrCount(image, replication, nodeId)],
    [clusterMetrics.atMinIsr, () => atMinIsrCount(image, replication, nodeId)],
    [clusterMetrics.reassigning, () => countOf(image.reassigning(), isLed)],
    [clusterMetrics.isrShrinks, tally('isrShrinks')],
    [clusterMetrics.isrExpands, tally('isrExpands')],
    [clusterMetrics.elections, tally('elections')],
    [clusterMetrics.uncleanElections, tally('uncleanElections')],
    [clusterMetrics.replicationLag, replicationLag],
    [clusterMetrics.preferredImbalance, () => imbalance(image)],
    [clusterMetrics.offlineReplicas, offlineReplicas],
    [clusterMetrics.activeControllers, () => (isController() ? 1 : 0)],
    [clusterMetrics.offlinePartitions, () => countOf(image.leaderless(), () => true) + offlineHere()],
    [clusterMetrics.allTopics, () => image.topicCount],
    [clusterMetrics.allPartitions, () => image.partitionCount],
    [clusterMetrics.activeBrokers, brokers(({ fenced }) => !fenced)],
    [clusterMetrics.fencedBrokers, brokers(({ fenced }) => fenced)],
  ] as const
  const ends = values.map(([definition, value]) => metrics.observe(definition, (report) => report(value())))
  return () => {
    for (const end of ends) end()
  }
}

function countOf(partitions: Iterable<PartitionOfTopic>, isCounted: (partition: PartitionOfTopic) => boolean): number {
  let count = 0
  for (const partition of partitions) if (isCounted(partition)) count += 1
  return count
}

function imbalance(image: ClusterImage): number {
  let count = 0
  for (const { partitions } of image.topics()) {
    for (const { leader, replicas } of partitions.values()) if (leader !== replicas[0]) count += 1
  }
  return count
}
