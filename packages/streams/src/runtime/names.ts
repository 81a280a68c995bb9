import type { ProcessorTopology, Subtopology } from '../topology/nodes.ts'

/** How topics of an application are called in the cluster. */
export class TopicNames {
  readonly #applicationId: string
  /** Of internal topics, made once: a text that is put together anew would have to be hashed anew by all who look it up, for each record. */
  readonly #internal: ReadonlyMap<string, string>
  readonly #changelogs = new Map<string, string>()

  constructor(applicationId: string, { subtopologies }: ProcessorTopology) {
    this.#applicationId = applicationId
    this.#internal = new Map(
      subtopologies.flatMap(({ repartitionSources }) =>
        repartitionSources.map(({ name }) => [name, `${applicationId}-${name}`] as const),
      ),
    )
  }

  /** A topic of the topology: internal ones have the application's id in front. */
  inCluster(topic: string): string {
    return this.#internal.get(topic) ?? topic
  }

  /** What a store's changes are written to: a topic of its own, or the input that it is made of. */
  changelog({ sourceChangelogs }: Subtopology, store: string): string {
    const source = sourceChangelogs.get(store)
    return source === undefined ? this.#changelogOf(store) : this.inCluster(source)
  }

  #changelogOf(store: string): string {
    const known = this.#changelogs.get(store)
    if (known !== undefined) return known
    const name = `${this.#applicationId}-${store}-changelog`
    this.#changelogs.set(store, name)
    return name
  }
}

/** The topics that a sub-topology reads, as the topology calls them. */
export function sourceTopics({ nodes }: Subtopology): string[] {
  return nodes.flatMap((node) => (node.kind === 'source' ? node.topics : []))
}
