import type { TopicId } from '@millrace/base'
import type { TopicInfo, TopicsView } from '@millrace/coordinator'
import { type ClusterImage, isInternalTopic, type MetadataRecord, type TopicImage } from '@millrace/metadata'

/** The topics of the metadata, as groups look at them. */
export class ImageTopics implements TopicsView {
  readonly #image: ClusterImage
  #version = 0

  constructor(image: ClusterImage) {
    this.#image = image
  }

  get version(): number {
    return this.#version
  }

  topic(name: string): TopicInfo | undefined {
    return this.#info(this.#image.topic(name))
  }

  topicById(id: TopicId): TopicInfo | undefined {
    return this.#info(this.#image.topicById(id))
  }

  *names(): IterableIterator<string> {
    for (const { name } of this.#image.topics()) if (!isInternalTopic(name)) yield name
  }

  /** Takes note of records, which the image holds already. Whether they change what groups go by. */
  apply(records: readonly MetadataRecord[]): boolean {
    if (!records.some(concernsGroups)) return false
    this.#version += 1
    return true
  }

  #info(topic: TopicImage | undefined): TopicInfo | undefined {
    if (topic === undefined) return undefined
    const racks = (partition: number): readonly string[] =>
      (topic.partitions.get(partition)?.replicas ?? []).flatMap((replica) => this.#image.broker(replica)?.rack ?? [])
    return { id: topic.id, name: topic.name, partitions: topic.partitions.size, racks }
  }
}

/** Whether a topic comes, goes, gets partitions or other replicas, or a broker may have moved to another rack. */
function concernsGroups(record: MetadataRecord): boolean {
  switch (record.type) {
    case 'TopicRecord':
    case 'RemoveTopicRecord':
    case 'PartitionRecord':
    case 'RegisterBrokerRecord':
      return true
    case 'PartitionChangeRecord':
      return record.replicas !== null
    default:
      return false
  }
}
