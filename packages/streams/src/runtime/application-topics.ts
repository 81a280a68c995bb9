import type { Client } from '@millrace/client'
import type { TopicIdPartitions } from '@millrace/client/membership'
import type { ProcessorTopology } from '../topology/nodes.ts'
import type { StateDirectory } from '../stores/state-directory.ts'
import { allPartitionCounts, inputTopics, ownTopics } from './input-topics.ts'
import { internalTopics, makeInternalTopics, partitionCounts, type PartitionCounts } from './internal-topics.ts'
import { checkInternalTopics, isChangedTopology, type TopologyCheck, topologyText } from './known-topology.ts'
import type { TopicNames } from './names.ts'
import type { RunSettings } from './options.ts'
import { shapeOf, type TopologyShape } from './topology-shape.ts'

/** Whose topics these are. */
export interface ApplicationTopicsParts {
  readonly applicationId: string
  readonly topology: ProcessorTopology
  readonly names: TopicNames
  readonly settings: RunSettings
  readonly client: () => Client
}

/** The topics of an application in the cluster: those that it reads, and its own, which it makes. */
export class ApplicationTopics {
  readonly shape: TopologyShape
  readonly #parts: ApplicationTopicsParts
  readonly #nameOfId = new Map<string, string>()
  #counts: PartitionCounts = new Map()

  constructor(parts: ApplicationTopicsParts) {
    this.#parts = parts
    this.shape = shapeOf(parts.topology, parts.names)
  }

  /** How many partitions each topic has. */
  get counts(): PartitionCounts {
    return this.#counts
  }

  /**
   * Finds inputs, and makes the internal topics that are not there. Throws UNKNOWN_TOPIC_OR_PARTITION for an input that is not there; INVALID_TOPOLOGY
   * if inputs that are joined do not fit each other, or internal topics that are there do not fit the topology.
   */
  async prepare(): Promise<void> {
    const { client, topology, names, settings } = this.#parts
    await this.#refresh()
    const needed = internalTopics(topology, names, this.#counts, settings.producer.maxRecordBytes)
    const admin = client().admin()
    await checkInternalTopics(admin, needed, this.#check)
    await makeInternalTopics(admin, needed, settings.replicationFactor)
    for (const name of inputTopics(topology, names)) {
      this.#nameOfId.set((await admin.describeTopic(name)).topicId, name)
    }
  }

  /** Looks again how many partitions there are if one of these was not there the last time: an input has got more. */
  async knowAll(partitions: readonly TopicIdPartitions[]): Promise<void> {
    const isKnown = ({ topicId, partitions: numbers }: TopicIdPartitions): boolean =>
      numbers.every((partition) => partition < (this.#counts.get(this.nameOf(topicId)) ?? 0))
    if (!partitions.every(isKnown)) await this.#refresh()
  }

  async #refresh(): Promise<void> {
    const { client, topology, names } = this.#parts
    this.#counts = await allPartitionCounts(client(), topology, names)
  }

  /** Sees to it that internal topics fit inputs with so many partitions. Throws INVALID_TOPOLOGY if they can't. */
  async fit(inputs: PartitionCounts): Promise<void> {
    const { client, topology, names, settings } = this.#parts
    const own = ownTopics(topology, names)
    const others = [...this.#counts, ...inputs].filter(([name]) => !own.has(name))
    const counts = partitionCounts(topology, names, new Map(others))
    const needed = internalTopics(topology, names, counts, settings.producer.maxRecordBytes)
    await makeInternalTopics(client().admin(), needed, settings.replicationFactor)
  }

  /** What the topics that are read are called, by id, as there were when the application started. */
  get names(): ReadonlyMap<string, string> {
    return this.#nameOfId
  }

  /** What a topic of that id is called; empty if it was not there when the application started. */
  nameOf(topicId: string): string {
    return this.#nameOfId.get(topicId) ?? ''
  }

  /** Sees whether a directory has state of this topology. If it has not, and changes are allowed, that state is deleted. */
  async adopt(directory: StateDirectory): Promise<void> {
    const text = topologyText(this.shape, this.#counts)
    const before = directory.readTopology()
    if (before === text) return
    if (before !== undefined && isChangedTopology(before, text, this.#check)) {
      for (const id of directory.taskIds()) await directory.deleteTask(id)
    }
    directory.noteTopology(text)
  }

  get #check(): TopologyCheck {
    const { applicationId, settings } = this.#parts
    return { applicationId, response: settings.onTopologyChange, logger: settings.logger }
  }
}
