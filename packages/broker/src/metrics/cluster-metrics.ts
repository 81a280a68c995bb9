import { gaugeMetric, type Metrics } from '@millrace/base'
import type { ClusterImage, PartitionImage } from '@millrace/metadata'

const replicaManager = (name: string, help: string) =>
  gaugeMetric({ name: `kafka_server_replicamanager_${name}`, help })
const controller = (name: string, help: string) =>
  gaugeMetric({ name: `kafka_controller_kafkacontroller_${name}`, help })

export const clusterMetrics = {
  partitions: replicaManager('partitioncount', 'Replicas of partitions on this broker.'),
  leaders: replicaManager('leadercount', 'Partitions that this broker leads.'),
  underReplicated: replicaManager(
    'underreplicatedpartitions',
    'Partitions that this broker leads and of which a replica is not in sync.',
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
}

/** Measures what the metadata says about this broker and the cluster. Returns what ends it. */
export function measureCluster(metrics: Metrics, options: ClusterMetricsOptions): () => void {
  const { nodeId, image, isController, offlineReplicas } = options
  const partitions = (isCounted: (partition: PartitionImage) => boolean) => (): number => {
    let count = 0
    for (const topic of image.topics()) {
      for (const partition of topic.partitions.values()) if (isCounted(partition)) count += 1
    }
    return count
  }
  const brokers = (isCounted: (broker: { readonly fenced: boolean }) => boolean) => (): number =>
    [...image.brokers()].filter(isCounted).length
  const withoutLeader = partitions(({ leader }) => leader < 0)
  const gauges = [
    [clusterMetrics.partitions, partitions(({ replicas }) => replicas.includes(nodeId))],
    [clusterMetrics.leaders, partitions(({ leader }) => leader === nodeId)],
    [
      clusterMetrics.underReplicated,
      partitions(({ leader, isr, replicas }) => leader === nodeId && isr.length < replicas.length),
    ],
    [clusterMetrics.offlineReplicas, offlineReplicas],
    [clusterMetrics.activeControllers, () => (isController() ? 1 : 0)],
    // With one broker, what has no log here has none anywhere.
    [clusterMetrics.offlinePartitions, () => withoutLeader() + offlineReplicas()],
    [clusterMetrics.allTopics, () => [...image.topics()].length],
    [clusterMetrics.allPartitions, partitions(() => true)],
    [clusterMetrics.activeBrokers, brokers(({ fenced }) => !fenced)],
    [clusterMetrics.fencedBrokers, brokers(({ fenced }) => fenced)],
  ] as const
  const ends = gauges.map(([definition, value]) => metrics.observe(definition, (report) => report(value())))
  return () => {
    for (const end of ends) end()
  }
}
