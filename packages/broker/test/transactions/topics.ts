import { asDirectoryId, asTopicId, type TopicId } from '@millrace/base'
import { ClusterImage, metadataRecord } from '@millrace/metadata'

const directory = asDirectoryId('I1ECAwQFBgcICQoLDA0ODw')
const idOf = (index: number): TopicId => asTopicId(`AAAAAAAAAAAAAAAAAAAA${'QRST'[index] ?? 'U'}A`)

/** What a broker knows of topics whose partitions these brokers lead, -1 for nobody. */
export class Topics {
  readonly image = new ClusterImage()
  readonly #ids = new Map<string, TopicId>()

  constructor(leaders: Readonly<Record<string, readonly number[]>>) {
    for (const [index, [name, leadersOfTopic]] of Object.entries(leaders).entries()) {
      const topicId = idOf(index)
      this.#ids.set(name, topicId)
      this.image.replay(metadataRecord('TopicRecord', { name, topicId }))
      for (const [partitionId, leader] of leadersOfTopic.entries()) {
        const replicas = [1, 2, 3]
        const directories = replicas.map(() => directory)
        const epochs = { leaderEpoch: 0, partitionEpoch: 0 }
        const record = { partitionId, topicId, replicas, isr: replicas, leader, directories, ...epochs }
        this.image.replay(metadataRecord('PartitionRecord', record))
      }
    }
  }

  id(name: string): TopicId {
    const id = this.#ids.get(name)
    if (id === undefined) throw new Error(`there is no topic ${name}`)
    return id
  }

  elect(name: string, partitionId: number, leader: number): void {
    this.image.replay(metadataRecord('PartitionChangeRecord', { partitionId, topicId: this.id(name), leader }))
  }

  remove(name: string): void {
    this.image.replay(metadataRecord('RemoveTopicRecord', { topicId: this.id(name) }))
  }
}
