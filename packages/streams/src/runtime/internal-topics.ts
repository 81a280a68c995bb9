import { isStreamError, StreamError } from '@millrace/base'
import type { Admin } from '@millrace/client'
import { recordBytesMax as recordBytesMaxDefault } from '../record-size.ts'
import type { ChangelogSettings } from '../stores/builder.ts'
import type { ProcessorTopology, Subtopology } from '../topology/nodes.ts'
import { sourceTopics, type TopicNames } from './names.ts'

/** A topic that an application makes for itself. */
export interface InternalTopic {
  readonly name: string
  readonly partitions: number
  readonly configs: Readonly<Record<string, string>>
}

/** How many partitions each topic has, or is to have. */
export type PartitionCounts = ReadonlyMap<string, number>

/** Kafka's `windowstore.changelog.additional.retention.ms`: for clocks that differ. */
const additionalRetentionMs = 86_400_000
const segmentBytes = String(50 * 1024 * 1024)

/**
 * The partitions of all topics that are read, by their names in the cluster: of inputs as they are, of repartition topics as the topology
 * says, else as many as the widest input of whoever writes to them; and the same for all that are joined. Throws INVALID_TOPOLOGY if topics
 * that are joined differ.
 */
export function partitionCounts(
  { subtopologies }: ProcessorTopology,
  names: TopicNames,
  inputs: PartitionCounts,
): PartitionCounts {
  const counts = new Map(inputs)
  const repartition = subtopologies.flatMap(({ repartitionSources }) => repartitionSources)
  const fixed = new Set<string>()
  for (const { name, partitions } of repartition) {
    if (partitions === undefined) continue
    counts.set(names.inCluster(name), partitions)
    fixed.add(names.inCluster(name))
  }
  const open = new Set(repartition.map(({ name }) => names.inCluster(name)).filter((name) => !counts.has(name)))
  // Each round settles one at least: who writes to it has only inputs that are known, or nobody would ever have written to it.
  for (let isNews = true; isNews;) {
    isNews = false
    for (const subtopology of subtopologies) {
      const known = sourceTopics(subtopology).map((topic) => counts.get(names.inCluster(topic)))
      if (known.includes(undefined)) continue
      const widest = Math.max(...known.map((count) => count ?? 0))
      for (const node of subtopology.nodes) {
        if (node.kind !== 'sink' || typeof node.topic !== 'string') continue
        const name = names.inCluster(node.topic)
        if (!open.has(name) || (counts.get(name) ?? 0) >= widest) continue
        counts.set(name, widest)
        isNews = true
      }
    }
  }
  for (const { copartitionGroups } of subtopologies) {
    for (const group of copartitionGroups) {
      level(
        group.map((topic) => names.inCluster(topic)),
        counts,
        open,
      )
    }
  }
  return counts
}

/** Gives repartition topics among those that are joined as many partitions as the others have. */
function level(topics: readonly string[], counts: Map<string, number>, open: ReadonlySet<string>): void {
  const given = topics.filter((topic) => !open.has(topic))
  const widest = Math.max(...(given.length > 0 ? given : topics).map((topic) => counts.get(topic) ?? 0))
  const differing = given.find((topic) => counts.get(topic) !== widest)
  if (differing !== undefined) {
    const shown = given.map((topic) => `${topic} (${counts.get(topic) ?? 0})`).join(', ')
    throw new StreamError(
      'INVALID_TOPOLOGY',
      `topics that are joined must have the same number of partitions, unlike ${shown}: put repartition() before the join, or give them the same`,
      { context: { topic: differing } },
    )
  }
  for (const topic of topics) if (open.has(topic)) counts.set(topic, widest)
}

/** What a batch takes beside the record that it has, on the safe side. */
const batchOverheadBytes = 1_024
/** A topic takes no more, whatever it is told. */
const topicBytesMax = 16_777_216

/**
 * The internal topics of an application: repartition topics and changelogs. They take the records that the application writes, if those may be
 * larger (`recordBytesMax`) than what topics take unless they are told otherwise.
 */
export function internalTopics(
  topology: ProcessorTopology,
  names: TopicNames,
  counts: PartitionCounts,
  recordBytesMax: number = recordBytesMaxDefault,
): InternalTopic[] {
  const size: Record<string, string> =
    recordBytesMax > recordBytesMaxDefault
      ? { 'max.message.bytes': String(Math.min(recordBytesMax + batchOverheadBytes, topicBytesMax)) }
      : {}
  return topology.subtopologies.flatMap((subtopology) => {
    const tasks = taskCount(subtopology, names, counts)
    const repartition = subtopology.repartitionSources.map(({ name }) => {
      const inCluster = names.inCluster(name)
      const configs = { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'segment.bytes': segmentBytes, ...size }
      return { name: inCluster, partitions: counts.get(inCluster) ?? tasks, configs }
    })
    const changelogs = subtopology.stores.flatMap(({ name, changelog }) => {
      if (changelog === undefined || subtopology.sourceChangelogs.has(name)) return []
      return [
        {
          name: names.changelog(subtopology, name),
          partitions: tasks,
          configs: { ...size, ...changelogConfigs(changelog) },
        },
      ]
    })
    return [...repartition, ...changelogs]
  })
}

/** How many tasks a sub-topology has: as many as the widest of its inputs has partitions. */
export function taskCount(subtopology: Subtopology, names: TopicNames, counts: PartitionCounts): number {
  return Math.max(0, ...sourceTopics(subtopology).map((topic) => counts.get(names.inCluster(topic)) ?? 0))
}

function changelogConfigs({ cleanupPolicy, retentionMs, configs }: ChangelogSettings): Record<string, string> {
  const retention = retentionMs === undefined ? {} : { 'retention.ms': String(retentionMs + additionalRetentionMs) }
  return { 'cleanup.policy': cleanupPolicy, ...retention, ...configs }
}

/**
 * Makes the internal topics that are not there. Throws INVALID_TOPOLOGY if one is there with another number of partitions: its records went
 * by that number.
 */
export async function makeInternalTopics(
  admin: Admin,
  topics: readonly InternalTopic[],
  replicationFactor: number | undefined,
): Promise<void> {
  const existing = new Map((await admin.describeTopics()).map((topic) => [topic.name, topic.partitions.length]))
  for (const { name, partitions, configs } of topics) {
    const found = existing.get(name)
    if (found === partitions) continue
    if (found !== undefined) {
      throw new StreamError(
        'INVALID_TOPOLOGY',
        `the internal topic ${name} has ${found} partitions, and the topology wants ${partitions}: inputs or topology have changed; ` +
          'reset the application, or run it under another id',
        { context: { topic: name } },
      )
    }
    try {
      const factor = replicationFactor === undefined ? {} : { replicationFactor }
      await admin.createTopic(name, { partitions, configs, ...factor })
    } catch (error) {
      // Another copy was as fast.
      if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
    }
  }
}
