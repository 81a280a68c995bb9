import { asTopicId, type TopicId, uuidToText } from '@millrace/base'
import type { TopicInfo, TopicsView } from '../src/topics-view.ts'

/** Topics that a test makes up, and changes as it goes. */
export class TestTopics implements TopicsView {
  readonly #topics = new Map<string, TopicInfo>()
  #made = 0
  version = 0

  /** A topic, or more partitions for it. `racks` are those of each partition's replicas in turn. */
  set(name: string, partitions: number, racks: readonly string[] = []): TopicInfo {
    this.version += 1
    const id = this.#topics.get(name)?.id ?? this.#newId()
    const topic: TopicInfo = {
      id,
      name,
      partitions,
      racks: (partition) => (racks.length === 0 ? [] : [racks[partition % racks.length] ?? '']),
    }
    this.#topics.set(name, topic)
    return topic
  }

  delete(name: string): void {
    this.version += 1
    this.#topics.delete(name)
  }

  topic(name: string): TopicInfo | undefined {
    return this.#topics.get(name)
  }

  topicById(id: TopicId): TopicInfo | undefined {
    return [...this.#topics.values()].find((topic) => topic.id === id)
  }

  names(): Iterable<string> {
    return this.#topics.keys()
  }

  #newId(): TopicId {
    this.#made += 1
    const bytes = new Uint8Array(16)
    new DataView(bytes.buffer).setUint32(0, this.#made)
    return asTopicId(uuidToText(bytes))
  }
}
