import type { Client } from '@millrace/client'
import type { ProcessorTopology } from '../topology/nodes.ts'
import { partitionCounts, type PartitionCounts } from './internal-topics.ts'
import { sourceTopics, type TopicNames } from './names.ts'

/** The topics that a topology reads, as the cluster calls them, each once. */
export function inputTopics({ subtopologies }: ProcessorTopology, names: TopicNames): string[] {
  return [...new Set(subtopologies.flatMap(sourceTopics).map((name) => names.inCluster(name)))]
}

/** The repartition topics of a topology, as the cluster calls them. */
export function ownTopics({ subtopologies }: ProcessorTopology, names: TopicNames): ReadonlySet<string> {
  return new Set(
    subtopologies.flatMap(({ repartitionSources }) => repartitionSources.map(({ name }) => names.inCluster(name))),
  )
}

/** The partitions of all topics, those that the application is to make included. Throws UNKNOWN_TOPIC_OR_PARTITION if one that is read is not there. */
export async function allPartitionCounts(
  client: Client,
  topology: ProcessorTopology,
  names: TopicNames,
): Promise<PartitionCounts> {
  const own = ownTopics(topology, names)
  const inputs = inputTopics(topology, names).filter((name) => !own.has(name))
  const admin = client.admin()
  const found = await Promise.all(inputs.map((name) => admin.describeTopic(name)))
  // What is written to counts too: partitioners ask how many partitions there are.
  const others = (await admin.describeTopics()).filter(({ name }) => !own.has(name))
  const known = new Map([...others, ...found].map(({ name, partitions }) => [name, partitions.length]))
  return partitionCounts(topology, names, known)
}

/** Where to go on in a topic, as the cluster calls it, if what would be next is gone. */
export function resetOf(
  topic: string,
  { subtopologies }: ProcessorTopology,
  names: TopicNames,
): 'earliest' | 'latest' | 'error' {
  for (const { nodes } of subtopologies) {
    for (const node of nodes) {
      if (node.kind !== 'source' || !node.topics.some((name) => names.inCluster(name) === topic)) continue
      return node.offsetReset === 'none' ? 'error' : (node.offsetReset ?? 'earliest')
    }
  }
  return 'earliest'
}

/** The partitions that a task reads, as the cluster calls their topics; none of a task that the topology does not have. */
export function partitionsOf(
  taskId: string,
  { subtopologies }: ProcessorTopology,
  names: TopicNames,
  counts: PartitionCounts,
): { readonly topic: string; readonly partition: number }[] {
  const [number = 0, partition = 0] = taskId.split('_').map(Number)
  const subtopology = subtopologies.find(({ id }) => id === number)
  if (subtopology === undefined) return []
  return sourceTopics(subtopology)
    .map((topic) => ({ topic: names.inCluster(topic), partition }))
    .filter(({ topic }) => partition < (counts.get(topic) ?? 0))
}
