import type { ProcessorTopology, Subtopology } from '../topology/nodes.ts'

/** How topics of an application are called in the cluster. */
export class TopicNames {
  readonly #applicationId: string
  readonly #internal: ReadonlySet<string>

  constructor(applicationId: string, { subtopologies }: ProcessorTopology) {
    this.#applicationId = applicationId
    this.#internal = new Set(
      subtopologies.flatMap(({ repartitionSources }) => repartitionSources.map(({ name }) => name)),
    )
  }

  /** A topic of the topology: internal ones have the application's id in front. */
  inCluster(topic: string): string {
    return this.#internal.has(topic) ? `${this.#applicationId}-${topic}` : topic
  }

  /** What a store's changes are written to: a topic of its own, or the input that it is made of. */
  changelog({ sourceChangelogs }: Subtopology, store: string): string {
    const source = sourceChangelogs.get(store)
    return source === undefined ? `${this.#applicationId}-${store}-changelog` : this.inCluster(source)
  }
}

/** The topics that a sub-topology reads, as the topology calls them. */
export function sourceTopics({ nodes }: Subtopology): string[] {
  return nodes.flatMap((node) => (node.kind === 'source' ? node.topics : []))
}
