import type { ProcessorTopology } from '../topology/nodes.ts'
import type { PartitionCounts } from './internal-topics.ts'
import { sourceTopics, type TopicNames } from './names.ts'

/** What all copies of an application must have in common: what each sub-topology reads and keeps, by the names that the cluster has for it. */
export interface SubtopologyShape {
  readonly id: number
  readonly sources: readonly string[]
  /** By store: its changelog, or the input that serves as such. Stores without one are left out. */
  readonly changelogs: Readonly<Record<string, string>>
}

export type TopologyShape = readonly SubtopologyShape[]

/** A task that somebody is to run. */
export interface ShapedTask {
  /** Such as `0_3`. */
  readonly id: string
  readonly partition: number
  readonly isStateful: boolean
  readonly subtopology: SubtopologyShape
}

/** The shape of a topology, the same for each copy that runs it. */
export function shapeOf({ subtopologies }: ProcessorTopology, names: TopicNames): TopologyShape {
  return subtopologies.map((subtopology) => {
    const logged = subtopology.stores.filter(({ changelog }) => changelog !== undefined).map(({ name }) => name)
    return {
      id: subtopology.id,
      sources: sourceTopics(subtopology)
        .map((topic) => names.inCluster(topic))
        .toSorted(),
      changelogs: Object.fromEntries(logged.toSorted().map((name) => [name, names.changelog(subtopology, name)])),
    }
  })
}

/** All tasks of a topology: of each sub-topology as many as the widest of its inputs has partitions. */
export function shapedTasks(shape: TopologyShape, counts: PartitionCounts): ShapedTask[] {
  return shape.flatMap((subtopology) => {
    const isStateful = Object.keys(subtopology.changelogs).length > 0
    const length = Math.max(0, ...subtopology.sources.map((topic) => counts.get(topic) ?? 0))
    return Array.from({ length }, (_, partition) => ({
      id: `${subtopology.id}_${partition}`,
      partition,
      isStateful,
      subtopology,
    }))
  })
}

/** A shape as text, a line for each sub-topology: for people, and for comparing. */
export function shapeLines(shape: TopologyShape): string[] {
  return shape.map(({ id, sources, changelogs }) => {
    const stores = Object.keys(changelogs)
    return `sub-topology ${id}: reads ${sources.join(', ')}; keeps ${stores.length === 0 ? 'nothing' : stores.join(', ')}`
  })
}

/** What is in one alone, a line each; undefined: nothing. */
export function differenceOf(before: readonly string[], now: readonly string[]): string | undefined {
  const lines = [
    ...before.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ]
  return lines.length === 0 ? undefined : lines.join('\n')
}
